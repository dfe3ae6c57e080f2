import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { smallSubnet } from "../arbitraries/subnet.ts";
import { property } from "../property.ts";
import { exactSum, sizeOf, traceOf } from "../support/epochs.ts";

const paid = (input: EpochInput) => {
  const { incentive, dividends, normalizedServerEmission, normalizedValidatorEmission } = traceOf(input);
  return {
    incentive: exactSum(incentive),
    dividends: exactSum(dividends),
    server: exactSum(normalizedServerEmission),
    validator: exactSum(normalizedValidatorEmission),
  };
};

const apart = (left: bigint, right: bigint) => (left < right ? right - left : left - right);

export const minersAndValidatorsShareEqually = property({
  name: "miners-and-validators-share-equally",
  informal:
    "Where miners earn anything, half of the emission goes to them and half to validators, but for two ulps a neuron.",
  formal: "Σ I > 0 ⇒ |Σ SE − Σ VE| ≤ 2n · 2⁻³²",
  rules: ["YUM-17", "YUM-18"],
  status: "tested",
  arbitrary: wellFormedEpochInputs(),
  witnesses: {
    "both are paid": (input) => paid(input).incentive > 0n && paid(input).dividends > 0n,
    "shares differ by an ulp": (input) =>
      paid(input).dividends > 0n && paid(input).server !== paid(input).validator,
  },
  violation: (input) => {
    const { incentive, server, validator } = paid(input);
    if (incentive === 0n || apart(server, validator) <= 2n * sizeOf(input)) return undefined;
    return `miners get ${server}, validators ${validator} of 2^32`;
  },
  errata: [
    {
      id: "ERR-12",
      excuses: (input) => paid(input).dividends === 0n && input.bondsMovingAverage === 1_000_000n,
      scenario: smallSubnet([{ stake: 1n, weights: [[1, 1]] }, {}], { bondsMovingAverage: 1_000_000n }),
    },
  ],
});
