import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { exactSum, firstOf, one, traceOf } from "../support/epochs.ts";

export const weightRowsSumToOne = property({
  name: "weight-rows-sum-to-one",
  informal:
    "Whatever numbers a validator sets, what counts is how it divides one whole among the neurons it may weigh.",
  formal: "Σ_j W_ij = 0 ∨ 1 − |row i|·2⁻³² < Σ_j W_ij ≤ 1, W_ij ≥ 0",
  rules: ["YUM-7"],
  status: "tested",
  arbitrary: wellFormedEpochInputs(10),
  witnesses: {
    "rounding loses an ulp": (input) =>
      traceOf(input).weights.some((row) => {
        const total = exactSum(row.map(([, value]) => value));
        return 0n < total && total < one;
      }),
    "a row holds zeros only": (input) =>
      traceOf(input).weights.some((row) => row.length > 0 && row.every(([, value]) => value === 0n)),
  },
  violation: (input) =>
    firstOf(traceOf(input).weights.entries(), ([uid, row]) => {
      const values = row.map(([, value]) => value);
      const total = exactSum(values);
      if (values.some((value) => value < 0n)) return `row ${uid} has a negative weight`;
      const whole = one - BigInt(row.length) < total && total <= one;
      return total === 0n || whole ? undefined : `row ${uid} sums to ${total} of ${one} ulps`;
    }),
});
