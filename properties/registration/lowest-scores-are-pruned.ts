import { chooseNeuronToPrune } from "../../model/finney/registration/prune.ts";
import { pruningCandidates } from "../arbitraries/registration.ts";
import { property } from "../property.ts";

export const lowestScoresArePruned = property({
  name: "lowest-scores-are-pruned",
  informal:
    "The neuron that gives way has the lowest score of all that are out of immunity, if it is, and of all that are immune, if it is.",
  formal: "s_pruned = min {s_i : immune(i) = immune(pruned)}",
  rules: ["NEU-4"],
  status: "tested",
  arbitrary: pruningCandidates,
  witnesses: {
    "a tie": (list) => new Set(list.map(({ score }) => score)).size < list.length,
    "an immune neuron goes": (list) => list[chooseNeuronToPrune(list)]!.immune,
    "a neuron out of immunity goes": (list) => !list[chooseNeuronToPrune(list)]!.immune,
  },
  violation: (list) => {
    const uid = chooseNeuronToPrune(list);
    const pruned = list[uid]!;
    const lower = list.findIndex(({ score, immune }) => immune === pruned.immune && score < pruned.score);
    return lower < 0 ? undefined : `UID ${uid} goes, UID ${lower} has a lower score`;
  },
});
