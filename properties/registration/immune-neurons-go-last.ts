import { chooseNeuronToPrune } from "../../model/finney/registration/prune.ts";
import { pruningCandidates } from "../arbitraries/registration.ts";
import { property } from "../property.ts";

export const immuneNeuronsGoLast = property({
  name: "immune-neurons-go-last",
  informal: "A neuron that is still immune gives way only where all are.",
  formal: "immune(pruned) ⇒ ∀i: immune(i)",
  rules: ["NEU-4"],
  status: "tested",
  arbitrary: pruningCandidates,
  witnesses: {
    "all are immune": (list) => list.every(({ immune }) => immune),
    "some are, and one of them has the lowest score": (list) => {
      const lowest = Math.min(...list.map(({ score }) => score));
      return (
        list.some(({ immune }) => !immune) && list.some(({ score, immune }) => immune && score === lowest)
      );
    },
  },
  violation: (list) => {
    const uid = chooseNeuronToPrune(list);
    const other = list.findIndex(({ immune }) => !immune);
    return list[uid]!.immune && other >= 0
      ? `UID ${uid} goes, which is immune, and not UID ${other}`
      : undefined;
  },
  errata: [
    {
      id: "ERR-63",
      excuses: (list) => list.every(({ score, immune }) => immune || score === 65_535),
      scenario: [
        { score: 0, immune: true },
        { score: 65_535, immune: false },
      ],
    },
  ],
});
