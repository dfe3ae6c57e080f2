import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { exactSum, one, outputOf, sizeOf, traceOf } from "../support/epochs.ts";

const unpaid = (input: EpochInput) =>
  input.raoEmission -
  exactSum(outputOf(input).result.flatMap(([, server, validator]) => [server, validator]));

/** Two shares a neuron, each short by less than an ulp of the emission and then by less than a rao. */
const mostDust = (input: EpochInput) => 2n * sizeOf(input) * (input.raoEmission / one + 2n);

export const unpaidDustIsBounded = property({
  name: "unpaid-dust-is-bounded",
  informal:
    "Rounding keeps back at most two shares of dust a neuron: an ulp of the emission and a rao. It is paid to nobody.",
  formal: "Σ S > 0 ⇒ E − Σ (SE_i + VE_i) < 2n · (E·2⁻³² + 2)",
  rules: ["YUM-18", "YUM-19"],
  status: "tested",
  arbitrary: wellFormedEpochInputs(10),
  witnesses: {
    "dust is left": (input) => exactSum(traceOf(input).stake) > 0n && unpaid(input) > 0n,
    "more than a rao a neuron is left": (input) =>
      exactSum(traceOf(input).stake) > 0n && unpaid(input) > sizeOf(input),
    "nothing is paid without stake": (input) =>
      exactSum(traceOf(input).stake) === 0n && unpaid(input) === input.raoEmission && input.raoEmission > 0n,
  },
  violation: (input) => {
    if (exactSum(traceOf(input).stake) === 0n) return undefined;
    const dust = unpaid(input);
    return dust < mostDust(input)
      ? undefined
      : `${dust} rao are paid to nobody, more than ${mostDust(input)}`;
  },
});
