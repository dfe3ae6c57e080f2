import * as Result from "effect/Result";
import fc from "fast-check";
import { finney } from "../../model/finney/rules.ts";
import { blockEmission } from "../../model/finney/tokenomics/blockEmission.ts";
import { issuances, schedule } from "../arbitraries/tokenomics.ts";
import { property } from "../property.ts";

const halvingsAt = (issuance: bigint) => schedule.findLastIndex((step) => step.issuance <= issuance);

export const emissionHalvesAtThresholds = property({
  name: "emission-halves-at-thresholds",
  informal:
    "Emission never rises with issuance; at each threshold, and only there, it halves, a fraction of a rao being dropped.",
  formal: "i ≤ j ⇒ e(j) ≤ e(i);  e(i) = ⌊10⁹ / 2^k⌋ where k thresholds are ≤ i",
  rules: ["TOK-3", "TOK-4"],
  status: "tested",
  arbitrary: fc.tuple(issuances, issuances),
  witnesses: {
    "halving between": ([left, right]) => halvingsAt(left) !== halvingsAt(right),
    "exactly at a threshold": ([left]) => schedule.some((step) => step.issuance === left),
    "one rao below a threshold": ([left]) => schedule.some((step) => step.issuance - 1n === left),
  },
  violation: (pair) => {
    for (const issuance of pair) {
      const emission = Result.getOrThrow(blockEmission(finney, issuance));
      const expected = finney.constants.defaultBlockEmission >> BigInt(halvingsAt(issuance));
      if (emission !== expected) return `at ${issuance} a block emits ${emission}, not ${expected}`;
    }
    const [lower, higher] = pair[0] <= pair[1] ? pair : [pair[1], pair[0]];
    const rises =
      Result.getOrThrow(blockEmission(finney, higher)) > Result.getOrThrow(blockEmission(finney, lower));
    return rises ? `emission rises from ${lower} to ${higher}` : undefined;
  },
});
