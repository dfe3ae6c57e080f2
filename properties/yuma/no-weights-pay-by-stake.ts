import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { exactSum, firstOf, one, traceOf, uidsOf } from "../support/epochs.ts";

const nobodyWeighs = (input: EpochInput) =>
  traceOf(input).currentWeights.every((row) => row.every(([, value]) => value === 0n));

const nobodyIsActive = (input: EpochInput) => exactSum(traceOf(input).activeStake) === 0n;

export const noWeightsPayByStake = property({
  name: "no-weights-pay-by-stake",
  informal:
    "Where no weight counts, validators are paid by active stake; where no stake is active either, every neuron is paid by its stake; miners get nothing.",
  formal: "W = 0 ⇒ VE_i = ⌊E · (S̄ = 0 ? S_i : S̄_i)⌋ ∧ SE = 0",
  rules: ["YUM-18", "YUM-19"],
  status: "tested",
  arbitrary: wellFormedEpochInputs(3),
  witnesses: {
    "paid by active stake": (input) => nobodyWeighs(input) && !nobodyIsActive(input),
    "paid by all stake": (input) =>
      nobodyWeighs(input) && nobodyIsActive(input) && exactSum(traceOf(input).stake) > 0n,
    "weights there are, but none counts": (input) =>
      nobodyWeighs(input) && input.weights.some(([, row]) => row.some(([, value]) => value > 0)),
  },
  violation: (input) => {
    if (!nobodyWeighs(input)) return undefined;
    const trace = traceOf(input);
    const shares = nobodyIsActive(input) ? trace.stake : trace.activeStake;
    return firstOf(uidsOf(input.subnetworkN), (uid) => {
      const due = (shares[uid]! * input.raoEmission) / one;
      if (trace.validatorEmission[uid] !== due)
        return `${uid} is paid ${trace.validatorEmission[uid]}, not ${due}`;
      return trace.serverEmission[uid] === 0n
        ? undefined
        : `miner ${uid} is paid ${trace.serverEmission[uid]}`;
    });
  },
});
