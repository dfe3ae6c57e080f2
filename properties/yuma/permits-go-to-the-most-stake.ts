import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { traceOf } from "../support/epochs.ts";

export const permitsGoToTheMostStake = property({
  name: "permits-go-to-the-most-stake",
  informal:
    "MaxAllowedValidators permits are given, or one to every neuron where there are fewer; nobody with a permit has less stake than somebody without.",
  formal: "|p′| = min(k, n) ∧ (p′_i ∧ ¬p′_j ⇒ S_i ≥ S_j)",
  rules: ["YUM-3"],
  status: "tested",
  arbitrary: wellFormedEpochInputs(12),
  witnesses: {
    "stake decides": (input) => {
      const { stake, newValidatorPermits } = traceOf(input);
      return (
        stake.some((share, uid) => share > 0n && !newValidatorPermits[uid]) &&
        newValidatorPermits.includes(true)
      );
    },
    "nobody gets a permit": (input) => input.maxAllowedValidators === 0,
    "more permits than neurons": (input) => input.maxAllowedValidators > input.subnetworkN,
  },
  violation: (input) => {
    const { stake, newValidatorPermits } = traceOf(input);
    const held = newValidatorPermits.filter((permit) => permit).length;
    const due = Math.min(input.maxAllowedValidators, input.subnetworkN);
    if (held !== due) return `${held} permits instead of ${due}`;
    const refused = stake.filter((_, uid) => !newValidatorPermits[uid]);
    const unfair = stake.findIndex(
      (share, uid) => newValidatorPermits[uid] && refused.some((other) => other > share),
    );
    return unfair < 0 ? undefined : `${unfair} has a permit with ${stake[unfair]} ulps of stake`;
  },
});
