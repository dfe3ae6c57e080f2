import type { CallDefinition } from "../../rules.ts";
import { addStake } from "./addStake.ts";
import { becomeDelegate } from "./becomeDelegate.ts";
import { decreaseTake, increaseTake } from "./changeTake.ts";
import { removeStake } from "./removeStake.ts";

/** The calls of this chapter. */
export const stakingCalls: readonly CallDefinition[] = [
  becomeDelegate,
  addStake,
  removeStake,
  decreaseTake,
  increaseTake,
];
