import { populations } from "../arbitraries/authorship.ts";
import { property } from "../property.ts";
import {
  drawnIn,
  hotkeyAt,
  type Network,
  type Neuron,
  type Population,
  stateOf,
} from "../support/authorship.ts";
import { firstOf } from "../support/laws.ts";

const ROUNDS = 12;

const mayBeDrawn = (
  { stakes, jailed, minimum }: Population,
  { netuid }: Network,
  neuron: Neuron,
): boolean => {
  const stake = stakes[neuron.hotkey] ?? 0n;
  const isSound = neuron.permit && neuron.incentive > 0 && stake > 0n && stake >= minimum;
  return netuid !== 0 && isSound && !jailed.includes(neuron.hotkey);
};

const neuronsOf = (population: Population) =>
  population.networks.flatMap((network) =>
    network.neurons.map((neuron) => ({ neuron, isCandidate: mayBeDrawn(population, network, neuron) })),
  );

/** The hotkeys that some neuron makes a candidate. */
const eligible = (population: Population): ReadonlySet<string> =>
  new Set(
    neuronsOf(population)
      .filter(({ isCandidate }) => isCandidate)
      .map(({ neuron }) => hotkeyAt(neuron.hotkey)),
  );

const authorsIn = (population: Population) => drawnIn(stateOf(population), ROUNDS);

const excludes =
  (fault: (population: Population, neuron: Neuron) => boolean) =>
  (population: Population): boolean =>
    authorsIn(population).length > 0 &&
    neuronsOf(population).some(({ neuron, isCandidate }) => !isCandidate && fault(population, neuron));

export const drawnAuthorsAreCandidates = property<Population>({
  name: "drawn-authors-are-candidates",
  informal:
    "Whoever is drawn has a neuron on a subnet with a permit and an incentive, has stake and is not jailed; somebody is drawn unless nobody does.",
  formal: "author(r) ∈ C, and author(r) exists ⇔ C ≠ ∅",
  rules: ["POI-1", "POI-3", "SLA-6"],
  status: "tested",
  arbitrary: populations,
  cost: 4,
  witnesses: {
    "several are drawn": (population) => new Set(authorsIn(population)).size > 1,
    "nobody may be drawn": (population) =>
      population.networks.length > 0 && authorsIn(population).length === 0,
    "one without a permit is not": excludes((_, { permit }) => !permit),
    "one without an incentive is not": excludes((_, { incentive }) => incentive === 0),
    "one without stake is not": excludes(({ stakes }, { hotkey }) => stakes[hotkey] === 0n),
    "one that is jailed is not": excludes(({ jailed }, { hotkey }) => jailed.includes(hotkey)),
  },
  violation: (population) => {
    const [authors, may] = [authorsIn(population), eligible(population)];
    const due = may.size === 0 ? 0 : ROUNDS;
    if (authors.length !== due) return `${authors.length} of ${ROUNDS} rounds have an author, not ${due}`;
    return firstOf(authors, (hotkey) => (may.has(hotkey) ? undefined : `${hotkey} is drawn`));
  },
});
