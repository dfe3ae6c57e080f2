import * as Result from "effect/Result";
import { I32F32 } from "../../numbers/fixed.ts";
import type { ProtocolConstants, RuleSet } from "../../rules.ts";
import { attempt } from "../../runtime/rejection.ts";
import { inactiveNeurons } from "./activity.ts";
import { bondsAlpha } from "./bonds.ts";
import * as dense from "./dense.ts";
import { emissionPhases } from "./emission.ts";
import { shareFromU16 } from "./limits.ts";
import { epochOutput } from "./output.ts";
import { activeStake, newValidatorPermits, normalizedStake } from "./stake.ts";
import { proportionToU16 } from "./stored.ts";
import type { EpochInput, EpochOutput, EpochPanic, StoredRow } from "./types.ts";
import { divideVectors, indexOutOfBounds, normalize, type Vector } from "./vector.ts";
import { isOutdated } from "./weights.ts";

type Mask = readonly (readonly boolean[])[];

const outdatedMask = ({ lastUpdate, blockAtRegistration }: EpochInput): Mask =>
  lastUpdate.map((updated) => blockAtRegistration.map((registered) => isOutdated(updated, registered)));

/** Stored rows as a square matrix; of a column that a row names twice, the last value counts. */
const squareMatrix = (size: number, stored: readonly StoredRow[]): dense.DenseMatrix => {
  const rows = Array.from({ length: size }, () => new Array<I32F32>(size).fill(I32F32.zero));
  for (const [uid, row] of stored) {
    for (const [column, value] of row) {
      const cells = rows[uid] ?? indexOutOfBounds(size, uid);
      if (column >= size) indexOutOfBounds(size, column);
      cells[column] = I32F32.wrappingFromInteger(BigInt(value));
    }
  }
  return rows;
};

const stakePhases = (input: EpochInput, validatorForbids: readonly boolean[]) => {
  const inactive = inactiveNeurons(input);
  const stake = normalizedStake(input);
  return {
    inactive,
    stake,
    newValidatorPermits: newValidatorPermits(stake, input.maxAllowedValidators),
    activeStake: activeStake(stake, inactive, validatorForbids),
  };
};

const consensusPhases = (
  input: EpochInput,
  outdated: Mask,
  validatorForbids: readonly boolean[],
  stake: Vector,
) => {
  const stored = squareMatrix(input.subnetworkN, input.weights);
  const offDiagonal = dense.maskDiagonal(dense.maskRows(validatorForbids, stored));
  const weights = dense.normalizeRows(dense.maskMatrix(outdated, offDiagonal));
  const consensus = dense.weightedMedianOfColumns(stake, weights, shareFromU16(input.kappa));
  const clippedWeights = dense.clipColumns(weights, consensus);
  const ranks = dense.multiply(clippedWeights, stake);
  return {
    consensus,
    clippedWeights,
    validatorTrust: dense.rowSums(clippedWeights),
    trust: divideVectors(ranks, dense.multiply(weights, stake)),
    incentive: normalize(ranks),
  };
};

const bondPhases = (
  constants: ProtocolConstants,
  input: EpochInput,
  outdated: Mask,
  bondsDelta: dense.DenseMatrix,
  incentive: Vector,
) => {
  const stored = squareMatrix(input.subnetworkN, input.bonds);
  const bonds = dense.normalizeColumns(dense.maskMatrix(outdated, stored));
  const fresh = dense.normalizeColumns(bondsDelta);
  const alpha = bondsAlpha(input.bondsMovingAverage, constants.bondsMovingAverageScale);
  const emaBonds = dense.normalizeColumns(dense.exponentialMovingAverage(fresh, bonds, alpha));
  return { emaBonds, dividends: normalize(dense.multiplyTransposed(emaBonds, incentive)) };
};

/** Like the sparse version, but a row that is written names every column. */
const bondsToStore = (
  bonds: dense.DenseMatrix,
  newPermits: readonly boolean[],
  oldPermits: readonly boolean[],
): readonly StoredRow[] =>
  dense.maxUpscaleColumns(bonds).flatMap((row, uid): readonly StoredRow[] => {
    if (newPermits[uid])
      return [[uid, row.map((value, column) => [column, proportionToU16(value)] as const)]];
    return oldPermits[uid] ? [[uid, []]] : [];
  });

const run = ({ constants }: RuleSet, input: EpochInput): EpochOutput => {
  const validatorForbids = input.validatorPermit.map((permit) => !permit);
  const outdated = outdatedMask(input);
  const stake = stakePhases(input, validatorForbids);
  const consensus = consensusPhases(input, outdated, validatorForbids, stake.activeStake);
  const bondsDelta = dense.scaleRows(consensus.clippedWeights, stake.activeStake);
  const { emaBonds, dividends } = bondPhases(constants, input, outdated, bondsDelta, consensus.incentive);
  const earned = { ...stake, ...consensus, dividends };
  const trace = { ...earned, ...emissionPhases(input.raoEmission, earned) };
  return epochOutput(input, trace, bondsToStore(emaBonds, stake.newValidatorPermits, input.validatorPermit));
};

/**
 * The same epoch on full matrices, as the chain's own dense version computes it. Where a state is well formed the
 * results are those of `epoch`, except that stored bonds rows name every column, the zeros too.
 */
export const epochDense = (rules: RuleSet, input: EpochInput): Result.Result<EpochOutput, EpochPanic> =>
  attempt(() => Result.succeed(run(rules, input)));
