import { delegators } from "./delegators.ts";
import { doubleSign } from "./double-sign.ts";
import { offline } from "./offline.ts";
import { query } from "./query.ts";
import type { Story } from "./story.ts";
import { unbondThenSlash } from "./unbond-then-slash.ts";

/** The stories of the bonded rules by their names. Writing one takes a moment: its people sign what they say. */
export const stories: ReadonlyMap<string, () => Story> = new Map([
  ["double-sign", doubleSign],
  ["offline", offline],
  ["unbond-then-slash", unbondThenSlash],
  ["delegators", delegators],
  ["query", query],
]);
