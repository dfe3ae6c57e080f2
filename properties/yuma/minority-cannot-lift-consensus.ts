import fc from "fast-check";
import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import {
  cellOf,
  exactSum,
  firstOf,
  kappaOf,
  traceOf,
  uidsOf,
  votersOf,
  votingStakeOf,
} from "../support/epochs.ts";

interface Coalition {
  readonly input: EpochInput;
  /** Bit i tells whether UID i takes part. */
  readonly members: number;
}

const isMember = ({ members }: Coalition, uid: number) => ((members >> uid) & 1) === 1;

const stakeOf = (coalition: Coalition) =>
  exactSum(
    [...votingStakeOf(coalition.input)].flatMap(([uid, stake]) => (isMember(coalition, uid) ? [stake] : [])),
  );

const restOf = (coalition: Coalition) => votersOf(coalition.input).filter((uid) => !isMember(coalition, uid));

const isMinority = (coalition: Coalition) =>
  restOf(coalition).length > 0 && stakeOf(coalition) < kappaOf(coalition.input);

/** The most that anybody outside the coalition gives to `column`. */
const restMaximum = (coalition: Coalition, column: number): bigint =>
  restOf(coalition)
    .map((uid) => cellOf(traceOf(coalition.input).weights[uid], column))
    .reduce((left, right) => (left < right ? right : left), 0n);

const reachesAbove = (coalition: Coalition) => {
  const { weights } = traceOf(coalition.input);
  const voting = votersOf(coalition.input).filter((uid) => isMember(coalition, uid));
  return voting.some((uid) =>
    weights[uid]?.some(([column, value]) => value > restMaximum(coalition, column)),
  );
};

export const minorityCannotLiftConsensus = property({
  name: "minority-cannot-lift-consensus",
  informal:
    "Validators that together hold less than the share κ of the active stake cannot lift the consensus on any neuron above the most that somebody else gives it.",
  formal: "S̄(K) < κ ⇒ C_j ≤ max_{i ∉ K} W_ij for every j",
  rules: ["YUM-9", "YUM-10"],
  status: "tested",
  arbitrary: fc.record({ input: wellFormedEpochInputs(), members: fc.nat(255) }),
  witnesses: {
    "a minority votes above all others": (coalition) => isMinority(coalition) && reachesAbove(coalition),
    "a minority holds more than a third": (coalition) =>
      isMinority(coalition) && 3n * stakeOf(coalition) > kappaOf(coalition.input) && stakeOf(coalition) > 0n,
    "a majority does lift it": (coalition) =>
      !isMinority(coalition) &&
      restOf(coalition).length > 0 &&
      traceOf(coalition.input).consensus.some((value, uid) => value > restMaximum(coalition, uid)),
  },
  violation: (coalition) => {
    if (!isMinority(coalition)) return undefined;
    return firstOf(uidsOf(coalition.input.subnetworkN), (column) => {
      const consensus = traceOf(coalition.input).consensus[column]!;
      const supported = restMaximum(coalition, column);
      return consensus <= supported
        ? undefined
        : `consensus on ${column} is ${consensus}, others give ${supported}`;
    });
  },
});
