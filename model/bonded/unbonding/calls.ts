import type { CallDefinition } from "../../rules.ts";
import { cancelUnbonding } from "./cancelUnbonding.ts";
import { setNominatorMinRequiredStake } from "./nominators.ts";
import { redelegate } from "./redelegate.ts";
import { removeStake } from "./removeStake.ts";

/** The calls of this chapter; two of them replace finney's. */
export const unbondingCalls: readonly CallDefinition[] = [
  removeStake,
  cancelUnbonding,
  redelegate,
  setNominatorMinRequiredStake,
];
