import type { RuleSet } from "../../rules.ts";

/** [TOK-1] Rao emitted in `seconds` by blocks of `emission` rao, rounded down. */
export const emissionOver = (rules: RuleSet, emission: bigint, seconds: bigint): bigint =>
  (emission * seconds) / rules.constants.blockSeconds;
