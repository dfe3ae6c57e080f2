import { wellFormedEpochInputs, withPicks } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { firstDifference } from "../support/difference.ts";
import { changeRow, outputOf, traceOf } from "../support/epochs.ts";

export const selfWeightsAreIgnored = property({
  name: "self-weights-are-ignored",
  informal: "The weight that a neuron gives itself changes nothing.",
  formal: "epoch(x with any W_ii) = epoch(x)",
  rules: ["YUM-5"],
  status: "tested",
  arbitrary: withPicks(wellFormedEpochInputs()),
  witnesses: {
    "a validator weighs itself": ({ input }) =>
      traceOf(input).permittedWeights.some(
        (row, uid) =>
          traceOf(input).activeStake[uid]! > 0n &&
          row.some(([column, weight]) => column === uid && weight > 0n),
      ),
  },
  violation: ({ input, pick, other }) => {
    const uid = pick % input.subnetworkN;
    const changed = changeRow(input, uid, (row) => [
      ...row.filter(([column]) => column !== uid),
      [uid, (other * 61) % 65_536],
    ]);
    return firstDifference(outputOf(changed), outputOf(input));
  },
});
