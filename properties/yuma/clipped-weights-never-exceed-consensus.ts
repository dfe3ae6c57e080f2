import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { cellOf, firstOf, traceOf, uidsOf } from "../support/epochs.ts";

const minimum = (left: bigint, right: bigint) => (left < right ? left : right);

export const clippedWeightsNeverExceedConsensus = property({
  name: "clipped-weights-never-exceed-consensus",
  informal:
    "A weight above the consensus on its neuron counts as the consensus; every other weight counts as it is.",
  formal: "W̄_ij = min(W_ij, C_j)",
  rules: ["YUM-10"],
  status: "tested",
  arbitrary: wellFormedEpochInputs(),
  witnesses: {
    "a weight is clipped": (input) => {
      const { consensus, weights } = traceOf(input);
      return weights.some((row) =>
        row.some(([uid, value]) => 0n < consensus[uid]! && consensus[uid]! < value),
      );
    },
    "a weight is clipped to nothing": (input) => {
      const { consensus, weights } = traceOf(input);
      return weights.some((row) => row.some(([uid, value]) => consensus[uid] === 0n && 0n < value));
    },
    "a weight equals the consensus": (input) => {
      const { consensus, weights } = traceOf(input);
      return weights.some((row) => row.some(([uid, value]) => 0n < value && consensus[uid] === value));
    },
  },
  violation: (input) => {
    const { consensus, weights, clippedWeights } = traceOf(input);
    const cells = weights.flatMap((_, row) => uidsOf(weights.length).map((column) => [row, column] as const));
    return firstOf(cells, ([row, column]) => {
      const clipped = cellOf(clippedWeights[row], column);
      const due = minimum(cellOf(weights[row], column), consensus[column]!);
      return clipped === due ? undefined : `weight of ${row} on ${column} is ${clipped}, not ${due}`;
    });
  },
});
