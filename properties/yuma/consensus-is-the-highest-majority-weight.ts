import fc from "fast-check";
import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { cellOf, exactSum, firstOf, kappaOf, traceOf, uidsOf, votingStakeOf } from "../support/epochs.ts";

const descending = (left: bigint, right: bigint) => (left < right ? 1 : left > right ? -1 : 0);

import { exactMajorities, supportOf } from "./more-stake-never-lowers-consensus.ts";

/** The definition that no pivot enters: of all weights given, the highest that enough stake stands behind. */
const highestSupported = (input: EpochInput, column: number): bigint => {
  const voting = votingStakeOf(input);
  const { weights } = traceOf(input);
  const given = [...voting].map(([uid, stake]) => ({ stake, weight: cellOf(weights[uid], column) }));
  const behind = (level: bigint) =>
    exactSum(given.filter(({ weight }) => weight >= level).map(({ stake }) => stake));
  const levels = given.map(({ weight }) => weight).sort(descending);
  return levels.find((level) => behind(level) >= kappaOf(input)) ?? levels.at(-1) ?? 0n;
};

const hasTie = (input: EpochInput): boolean => {
  const shares = [...votingStakeOf(input).values()];
  return shares.some((share, position) => shares.indexOf(share) !== position);
};

export const consensusIsTheHighestMajorityWeight = property({
  name: "consensus-is-the-highest-majority-weight",
  informal:
    "The consensus on a neuron is the highest weight that at least a share κ of the active stake gives it or exceeds; where rounding leaves less than κ in all, it is the lowest weight given.",
  formal: "C_j = max { w : Σ_{i: W_ij ≥ w} S̄_i ≥ κ }, w ∈ { W_ij : S̄_i > 0 }",
  rules: ["YUM-9"],
  status: "tested",
  arbitrary: fc.oneof(
    { weight: 9, arbitrary: wellFormedEpochInputs(10) },
    { weight: 1, arbitrary: exactMajorities },
  ),
  witnesses: {
    "validators of equal stake": hasTie,
    "κ is held to the ulp": (input) =>
      uidsOf(input.subnetworkN).some((column) => {
        const level = traceOf(input).consensus[column]!;
        return level > 0n && supportOf(input, column, level) === kappaOf(input);
      }),
    "κ is all": (input) => input.kappa === 65_535 && votingStakeOf(input).size > 1,
    "κ is nothing": (input) => input.kappa === 0 && votingStakeOf(input).size > 1,
    "all stake together falls short of κ": (input) => {
      const voting = [...votingStakeOf(input).values()];
      return voting.length > 1 && exactSum(voting) < kappaOf(input);
    },
    "the consensus lies between the extremes": (input) => {
      const { consensus, weights } = traceOf(input);
      const voters = [...votingStakeOf(input).keys()];
      return consensus.some((value, uid) => {
        const given = voters.map((voter) => cellOf(weights[voter], uid));
        return given.some((weight) => weight < value) && given.some((weight) => weight > value);
      });
    },
  },
  violation: (input) =>
    firstOf(uidsOf(input.subnetworkN), (column) => {
      const actual = traceOf(input).consensus[column];
      const due = highestSupported(input, column);
      return actual === due ? undefined : `consensus on ${column} is ${actual}, not ${due}`;
    }),
});
