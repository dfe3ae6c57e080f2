import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { exactSum, firstOf, one, sizeOf, traceOf } from "../support/epochs.ts";

const shares = ["stake", "activeStake", "incentive", "dividends"] as const;

export const sharesSumToOne = property({
  name: "shares-sum-to-one",
  informal:
    "Stake, active stake, incentive and dividends are shares: none is negative, and together they make nothing at all or one whole, short of it by less than an ulp for each neuron.",
  formal: "v ∈ {S, S̄, I, D}: 0 ≤ v_i ∧ (Σ v = 0 ∨ 1 − n·2⁻³² < Σ v ≤ 1)",
  rules: ["YUM-2", "YUM-4", "YUM-13", "YUM-17"],
  status: "tested",
  arbitrary: wellFormedEpochInputs(10),
  witnesses: {
    "rounding loses an ulp": (input) => {
      const total = exactSum(traceOf(input).incentive);
      return 0n < total && total < one;
    },
    "nobody has stake": (input) => exactSum(traceOf(input).stake) === 0n,
    "dividends are earned": (input) => exactSum(traceOf(input).dividends) > 0n,
  },
  violation: (input) =>
    firstOf(shares, (name) => {
      const values = traceOf(input)[name];
      const total = exactSum(values);
      if (values.some((value) => value < 0n)) return `${name} has a negative share`;
      const whole = one - sizeOf(input) < total && total <= one;
      return total === 0n || whole ? undefined : `${name} sums to ${total} of ${one} ulps`;
    }),
});
