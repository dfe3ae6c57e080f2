import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { wellFormedEpochInputs, withPicks } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { firstDifference } from "../support/difference.ts";
import { changeRow, outputOf, traceOf } from "../support/epochs.ts";

const outdatedColumns = (input: EpochInput, uid: number) =>
  new Set(
    input.blockAtRegistration.flatMap((block, column) => (input.lastUpdate[uid]! <= block ? [column] : [])),
  );

export const outdatedWeightsAreIgnored = property({
  name: "outdated-weights-are-ignored",
  informal:
    "A weight set before or in the block in which its neuron was registered speaks of the neuron that had the UID before; it changes nothing.",
  formal: "LastUpdate_i ≤ Registered_j ⇒ epoch(x with any W_ij) = epoch(x)",
  rules: ["YUM-6"],
  status: "tested",
  arbitrary: withPicks(wellFormedEpochInputs()),
  witnesses: {
    "an outdated weight is masked": (input) => {
      const { offDiagonalWeights, currentWeights } = traceOf(input.input);
      return offDiagonalWeights.some((row, uid) => row.length > currentWeights[uid]!.length);
    },
    "set in the block of registration": ({ input }) =>
      traceOf(input).offDiagonalWeights.some((row, uid) =>
        row.some(
          ([column, weight]) =>
            weight > 0n &&
            traceOf(input).activeStake[uid]! > 0n &&
            input.lastUpdate[uid] === input.blockAtRegistration[column],
        ),
      ),
  },
  violation: ({ input, pick, other }) => {
    const uid = pick % input.subnetworkN;
    const outdated = outdatedColumns(input, uid);
    const current = changeRow(input, uid, (row) => [
      ...row.filter(([column]) => !outdated.has(column)),
      ...[...outdated].map((column) => [column, (other * 61) % 65_536] as const),
    ]);
    return firstDifference(outputOf(current), outputOf(input));
  },
});
