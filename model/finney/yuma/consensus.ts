import { shareFromU16 } from "./limits.ts";
import { weightedMedianOfColumns } from "./median.ts";
import { clipColumns, type Matrix, multiply, rowSums } from "./sparse.ts";
import { divideVectors, normalize, type Vector } from "./vector.ts";

/** [YUM-8] What each neuron would earn without clipping: R_j = Σ_i S_i · W_ij. */
export const preranks = (weights: Matrix, activeStake: Vector): Vector =>
  multiply(weights, activeStake, weights.length);

/** [YUM-9] The weight on each neuron that at least a share κ of the active stake supports, C. */
export const consensus = (weights: Matrix, activeStake: Vector, kappa: number): Vector =>
  weightedMedianOfColumns(activeStake, weights, weights.length, shareFromU16(kappa));

/** [YUM-10] No weight above the consensus on its neuron. */
export const clippedWeights = (weights: Matrix, thresholds: Vector): Matrix =>
  clipColumns(weights, thresholds);

/** [YUM-11] What is left of each validator's weights after clipping, Tv. */
export const validatorTrust = (clipped: Matrix): Vector => rowSums(clipped);

/** [YUM-12] R_j = Σ_i S_i · W_ij with clipped weights. */
export const ranks = (clipped: Matrix, activeStake: Vector): Vector =>
  multiply(clipped, activeStake, clipped.length);

/** [YUM-12] What clipping has left of each rank, T; zero where there was none. */
export const trust = (ranksAfter: Vector, ranksBefore: Vector): Vector =>
  divideVectors(ranksAfter, ranksBefore);

/** [YUM-13] The ranks, normalised, I. */
export const incentive = (ranksAfter: Vector): Vector => normalize(ranksAfter);
