import { wellFormedEpochInputs, withPicks } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { firstDifference } from "../support/difference.ts";
import { changeRow, outputOf, traceOf } from "../support/epochs.ts";

export const unpermittedWeightsHaveNoInfluence = property({
  name: "unpermitted-weights-have-no-influence",
  informal: "Whatever weights a neuron without a validator permit has set, the epoch is the same.",
  formal: "¬p_i ⇒ epoch(x with any row i) = epoch(x)",
  rules: ["YUM-4", "YUM-5"],
  status: "tested",
  arbitrary: withPicks(wellFormedEpochInputs()),
  witnesses: {
    "an unpermitted neuron with stake and weights": ({ input, pick }) => {
      const uid = pick % input.subnetworkN;
      const row = input.weights.find(([other]) => other === uid)?.[1] ?? [];
      return (
        !input.validatorPermit[uid] && traceOf(input).stake[uid]! > 0n && row.some(([, weight]) => weight > 0)
      );
    },
  },
  violation: ({ input, pick, other }) => {
    const uid = pick % input.subnetworkN;
    if (input.validatorPermit[uid]) return undefined;
    const changed = changeRow(input, uid, () => [[other % input.subnetworkN, 65_535]]);
    return firstDifference(outputOf(changed), outputOf(input));
  },
});
