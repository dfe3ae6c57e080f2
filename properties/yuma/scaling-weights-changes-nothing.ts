import fc from "fast-check";
import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { firstDifference } from "../support/difference.ts";
import { changeRow, outputOf, traceOf } from "../support/epochs.ts";

const scaled = (input: EpochInput, pick: number, factor: number): EpochInput =>
  changeRow(input, pick % input.subnetworkN, (row) =>
    row.map(([column, weight]) => [column, weight * factor] as const),
  );

const fits = (input: EpochInput) =>
  input.weights.every(([, row]) => row.every(([, weight]) => weight <= 65_535));

export const scalingWeightsChangesNothing = property({
  name: "scaling-weights-changes-nothing",
  informal:
    "Only the ratios of a validator's weights count: with all of them times the same number, and still u16, every output is the same to the last bit.",
  formal: "epoch(x with row i := k · row i) = epoch(x), k ∈ ℕ, k · w ≤ 65535",
  rules: ["YUM-7"],
  status: "tested",
  arbitrary: fc.record({
    input: wellFormedEpochInputs(),
    pick: fc.nat(7),
    factor: fc.integer({ min: 2, max: 300 }),
  }),
  witnesses: {
    "a validator with weights that count": ({ input, pick, factor }) => {
      const uid = pick % input.subnetworkN;
      const { weights, activeStake } = traceOf(input);
      return (
        fits(scaled(input, pick, factor)) &&
        activeStake[uid]! > 0n &&
        weights[uid]!.some(([, weight]) => weight > 0n)
      );
    },
  },
  violation: ({ input, pick, factor }) => {
    const other = scaled(input, pick, factor);
    return fits(other) ? firstDifference(outputOf(other), outputOf(input)) : undefined;
  },
});
