import fc, { type Arbitrary } from "fast-check";
import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { smallSubnet } from "../arbitraries/subnet.ts";
import { property } from "../property.ts";
import {
  cellOf,
  exactSum,
  firstOf,
  kappaOf,
  one,
  traceOf,
  uidsOf,
  votingStakeOf,
} from "../support/epochs.ts";

/** A subnet before and after one validator's stake rises. */
export interface Raise {
  readonly input: EpochInput;
  readonly pick: number;
  readonly more: bigint;
}

/**
 * Validators 0 and 1 support neuron 3 with exactly κ of the stake, not an ulp more; validator 2 holds the rest.
 * `first` is validator 0's stake.
 */
const exactMajority = (kappa: number, first: bigint): EpochInput => {
  const majority = (BigInt(kappa) * one) / 65_535n;
  return smallSubnet(
    [
      { stake: first, weights: [[3, 1]] },
      { stake: majority - first, weights: [[3, 1]] },
      { stake: one - majority },
      { permit: false },
    ],
    { kappa },
  );
};

/** Subnets in which the supporters of a neuron hold κ to the ulp. */
export const exactMajorities: Arbitrary<EpochInput> = fc
  .record({ kappa: fc.integer({ min: 20_000, max: 60_000 }), first: fc.bigInt(0n, 1n << 30n) })
  .map(({ kappa, first }) => exactMajority(kappa, first));

export const raises: Arbitrary<Raise> = fc.record({
  input: fc.oneof(
    { weight: 3, arbitrary: wellFormedEpochInputs() },
    { weight: 1, arbitrary: exactMajorities },
  ),
  pick: fc.nat(1_000),
  more: fc.oneof(fc.bigInt(0n, 1_000_000_000_000n), fc.bigInt(0n, 10n)),
});

const picked = ({ input, pick }: Raise) => pick % input.subnetworkN;

export const raised = (raise: Raise): EpochInput => ({
  ...raise.input,
  totalHotkeyStake: raise.input.totalHotkeyStake.map((stake, uid) =>
    uid === picked(raise) ? stake + raise.more : stake,
  ),
});

/** Neurons that the validator gives at least the consensus, and whose consensus falls when its stake rises. */
export const loweredColumns = (raise: Raise): readonly number[] => {
  const before = traceOf(raise.input);
  const after = traceOf(raised(raise));
  return uidsOf(raise.input.subnetworkN).filter(
    (column) =>
      before.activeStake[picked(raise)]! > 0n &&
      cellOf(before.weights[picked(raise)], column) >= before.consensus[column]! &&
      after.consensus[column]! < before.consensus[column]!,
  );
};

/** The voting stake, as computed in `state`, of those that give `column` at least `level`. */
export const supportOf = (state: EpochInput, column: number, level: bigint): bigint =>
  exactSum(
    [...votingStakeOf(state)].flatMap(([uid, stake]) =>
      cellOf(traceOf(state).weights[uid], column) >= level ? [stake] : [],
    ),
  );

/** κ is missed by no more than the ulps that rounding takes from the supporters' shares. */
const missedByRounding = (raise: Raise, column: number): boolean => {
  const level = traceOf(raise.input).consensus[column]!;
  const missing = kappaOf(raise.input) - supportOf(raised(raise), column, level);
  return 0n < missing && missing <= BigInt(raise.input.subnetworkN);
};

export const moreStakeNeverLowersConsensus = property({
  name: "more-stake-never-lowers-consensus",
  informal:
    "More stake on a validator never lowers the consensus on a neuron to which it gives at least that much.",
  formal: "W_ij ≥ C_j ∧ s_i ≤ s′_i ⇒ C_j ≤ C′_j",
  rules: ["YUM-2", "YUM-4", "YUM-9"],
  status: "tested",
  arbitrary: raises,
  witnesses: {
    "consensus rises": (raise) =>
      traceOf(raised(raise)).consensus.some((value, uid) => value > traceOf(raise.input).consensus[uid]!),
  },
  violation: (raise) =>
    firstOf(loweredColumns(raise), (column) => {
      const before = traceOf(raise.input).consensus[column];
      return `consensus on ${column} falls from ${before} to ${traceOf(raised(raise)).consensus[column]}`;
    }),
  errata: [
    {
      id: "ERR-17",
      excuses: (raise) => loweredColumns(raise).every((column) => missedByRounding(raise, column)),
      scenario: { input: exactMajority(32_767, 1n), pick: 0, more: 1n },
    },
  ],
});
