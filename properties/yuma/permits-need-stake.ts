import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { smallSubnet } from "../arbitraries/subnet.ts";
import { property } from "../property.ts";
import { traceOf } from "../support/epochs.ts";

const stakedNeurons = (input: EpochInput) => traceOf(input).stake.filter((share) => share > 0n).length;

export const permitsNeedStake = property({
  name: "permits-need-stake",
  informal: "A neuron without stake never gets a validator permit.",
  formal: "S_i = 0 ⇒ ¬p′_i",
  rules: ["YUM-3"],
  status: "tested",
  arbitrary: wellFormedEpochInputs(),
  witnesses: {
    "no stake, no permit": (input) =>
      traceOf(input).stake.some((share, uid) => share === 0n && !traceOf(input).newValidatorPermits[uid]),
  },
  violation: (input) => {
    const { stake, newValidatorPermits } = traceOf(input);
    const uid = stake.findIndex((share, other) => share === 0n && newValidatorPermits[other]);
    return uid < 0 ? undefined : `${uid} has a permit and no stake`;
  },
  errata: [
    {
      id: "ERR-14",
      /** There are more permits than neurons with stake to take them. */
      excuses: (input) => input.maxAllowedValidators > stakedNeurons(input),
      scenario: smallSubnet([{}]),
    },
  ],
});
