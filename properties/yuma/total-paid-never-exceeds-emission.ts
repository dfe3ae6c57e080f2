import { anyMovingAverageEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { exactSum, outputOf, traceOf } from "../support/epochs.ts";

export const totalPaidNeverExceedsEmission = property({
  name: "total-paid-never-exceeds-emission",
  informal:
    "An epoch never pays out more than it was given, nor does it store a larger sum; this holds for every value of BondsMovingAverage.",
  formal: "Σ (SE_i + VE_i) ≤ E ∧ Σ CE_i ≤ E",
  rules: ["YUM-18", "YUM-19"],
  status: "tested",
  arbitrary: anyMovingAverageEpochInputs(),
  witnesses: {
    "miners and validators are paid": (input) =>
      exactSum(traceOf(input).serverEmission) > 0n && exactSum(traceOf(input).validatorEmission) > 0n,
    "all is paid": (input) =>
      input.raoEmission > 0n && exactSum(traceOf(input).combinedEmission) === input.raoEmission,
    "BondsMovingAverage above a million": (input) => input.bondsMovingAverage > 1_000_000n,
  },
  violation: (input) => {
    const paid = exactSum(outputOf(input).result.flatMap(([, server, validator]) => [server, validator]));
    const stored = exactSum(outputOf(input).emission);
    if (paid > input.raoEmission) return `${paid} rao paid of ${input.raoEmission}`;
    return stored > input.raoEmission ? `${stored} rao stored of ${input.raoEmission}` : undefined;
  },
});
