import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { exactSum, firstOf, one, outputOf, traceOf, uidsOf } from "../support/epochs.ts";

export const onlyActiveValidatorsVote = property({
  name: "only-active-validators-vote",
  informal:
    "Only the stake of neurons that are active and hold a permit counts, each with its part of the stake of just those.",
  formal: "S̄_i = (active_i ∧ p_i) ? ⌊S_i / Σ_{k: active_k ∧ p_k} S_k⌋ : 0",
  rules: ["YUM-1", "YUM-4"],
  status: "tested",
  arbitrary: wellFormedEpochInputs(),
  witnesses: {
    "stake without a permit": (input) =>
      traceOf(input).stake.some((stake, uid) => stake > 0n && !input.validatorPermit[uid]),
    "inactive stake": (input) =>
      traceOf(input).stake.some((stake, uid) => stake > 0n && !outputOf(input).active[uid]),
    "several vote": (input) => traceOf(input).activeStake.filter((stake) => stake > 0n).length > 1,
  },
  violation: (input) => {
    const { stake, activeStake } = traceOf(input);
    const votes = (uid: number) => input.validatorPermit[uid] && outputOf(input).active[uid];
    const total = exactSum(stake.filter((_, uid) => votes(uid)));
    return firstOf(uidsOf(input.subnetworkN), (uid) => {
      const due = votes(uid) && total > 0n ? (stake[uid]! * one) / total : 0n;
      return activeStake[uid] === due ? undefined : `${uid} votes with ${activeStake[uid]} ulps, not ${due}`;
    });
  },
});
