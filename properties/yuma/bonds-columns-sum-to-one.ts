import { anyMovingAverageEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { columnSumsOf, firstOf, one, sizeOf, traceOf } from "../support/epochs.ts";

const matrices = ["bonds", "bondsDelta", "emaBonds"] as const;

export const bondsColumnsSumToOne = property({
  name: "bonds-columns-sum-to-one",
  informal:
    "The bonds on a neuron are shares: in the old bonds, in the new ones and in their moving average, each column is empty or sums to one, short by less than an ulp a row; no bond is negative.",
  formal: "M ∈ {B, ΔB, B̃}: M_ij ≥ 0 ∧ (Σ_i M_ij = 0 ∨ 1 − n·2⁻³² < Σ_i M_ij ≤ 1)",
  rules: ["YUM-14", "YUM-15", "YUM-16"],
  status: "tested",
  arbitrary: anyMovingAverageEpochInputs(8),
  witnesses: {
    "old and new bonds on one neuron": (input) => {
      const fresh = columnSumsOf(traceOf(input).bondsDelta, input.subnetworkN);
      return columnSumsOf(traceOf(input).bonds, input.subnetworkN).some(
        (sum, uid) => sum > 0n && fresh[uid]! > 0n,
      );
    },
    "rounding loses an ulp": (input) =>
      columnSumsOf(traceOf(input).emaBonds, input.subnetworkN).some((sum) => 0n < sum && sum < one),
    "BondsMovingAverage above a million": (input) => input.bondsMovingAverage > 1_000_000n,
  },
  violation: (input) =>
    firstOf(matrices, (name) => {
      const matrix = traceOf(input)[name];
      if (matrix.some((row) => row.some(([, value]) => value < 0n))) return `${name} has a negative bond`;
      return firstOf(columnSumsOf(matrix, input.subnetworkN).entries(), ([column, sum]) => {
        const whole = one - sizeOf(input) < sum && sum <= one;
        return sum === 0n || whole ? undefined : `column ${column} of ${name} sums to ${sum} of ${one} ulps`;
      });
    }),
});
