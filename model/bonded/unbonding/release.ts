import type { Release } from "../../rules.ts";
import type { BondedParameters } from "../parameters.ts";
import { openEntry } from "./entries.ts";

/** [UNB-8] Stake that leaves a hotkey because of someone else waits like any other, however many entries there are. */
export const releaseToEntry =
  (parameters: BondedParameters): Release =>
  (state, hotkey, coldkey, rao) =>
    openEntry(state, parameters, { hotkey, coldkey }, rao);
