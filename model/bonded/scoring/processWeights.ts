import * as Result from "effect/Result";
import { ensure, type Rejection } from "../../runtime/rejection.ts";
import { sorted, toFloat32, toFloat64 } from "./floats.ts";
import { normalizeMaxWeight } from "./normalize.ts";
import { scoringParameters } from "./parameters.ts";

/** Weights by the UIDs at the same places; the floats of `process` are float32 or float64. */
export interface FloatRow {
  readonly uids: readonly number[];
  readonly weights: readonly number[];
}

/** What the tools read of a subnet before they process weights. */
export interface WeightLimits {
  /** Neurons of the subnet. */
  readonly neurons: number;
  /** MinAllowedWeights, a u16. */
  readonly minimum: number;
  /** MaxWeightsLimit, a u16. */
  readonly limit: number;
  /** Share of the weights, lowest first, that may be left out; a u16. */
  readonly quantile: number;
}

const U16 = scoringParameters.fullScore;
const LARGEST = 1e30;
/** What every neuron gets where too few have a weight. */
const SMALLEST = 1e-5;

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

const evenly = (neurons: number): FloatRow => ({
  uids: upTo(neurons),
  weights: upTo(neurons).map(() => 1 / neurons),
});

/** Between two neighbours of a sorted list, as NumPy interpolates. */
const between = (low: number, high: number, share: number): number => {
  const difference = toFloat32(high - low);
  return share < 0.5
    ? toFloat32(low + toFloat32(difference * share))
    : toFloat32(high - toFloat32(difference * toFloat32(1 - share)));
};

/** [SCO-7] NumPy's quantile of float32 numbers, linear between neighbours; `share` is from 0 to 1. */
const quantileOf = (numbers: readonly number[], share: number): number => {
  const values = sorted(numbers);
  const place = toFloat32((values.length - 1) * toFloat32(share));
  const index = Math.floor(place);
  return index >= values.length - 1
    ? values[values.length - 1]!
    : between(values[index]!, values[index + 1]!, place - index);
};

/** Too few weights: a small one for every neuron, and the given ones on top of it by their places. */
const filledUp = (
  weights: readonly number[],
  { neurons, limit }: WeightLimits,
): Result.Result<FloatRow, Rejection> => {
  const outside = weights.some((weight, place) => weight > 0 && place >= neurons);
  return Result.map(ensure(!outside, "Scoring.PlaceOutOfBounds"), () => {
    const filled = upTo(neurons).map((place) => SMALLEST + Math.max(0, weights[place] ?? 0));
    return { uids: upTo(neurons), weights: normalizeMaxWeight(filled, limit / U16, toFloat64) };
  });
};

/** The weights that are not among the lowest; all of them are above zero. */
const withoutLowest = ({ uids, weights }: FloatRow, { minimum, quantile }: WeightLimits): FloatRow => {
  const largest = Math.max(0, weights.length - minimum) / weights.length;
  const bound = quantileOf(weights, Math.min(quantile / U16, largest));
  const stays = (place: number) => bound <= weights[place]!;
  return {
    uids: uids.filter((_, place) => stays(place)),
    weights: weights.filter((_, place) => stays(place)),
  };
};

const processed = (row: FloatRow, limits: WeightLimits): Result.Result<FloatRow, Rejection> => {
  const isPositive = (place: number) => row.weights[place]! > 0;
  const weights = row.weights.filter((_, place) => isPositive(place));
  if (weights.length === 0 || limits.neurons < limits.minimum) return Result.succeed(evenly(limits.neurons));
  if (weights.length < limits.minimum) return filledUp(row.weights, limits);
  const kept = withoutLowest({ uids: row.uids.filter((_, place) => isPositive(place)), weights }, limits);
  return Result.succeed({
    uids: kept.uids,
    weights: normalizeMaxWeight(kept.weights, limits.limit / U16, toFloat32),
  });
};

/**
 * [SCO-7] process_weights_for_netuid: weights above zero, without the lowest, normalised under the subnet's limit.
 * Refused: lists of different lengths, weights beyond 10^30, a place that no neuron has.
 */
export const processWeights = (
  { uids, weights }: FloatRow,
  limits: WeightLimits,
): Result.Result<FloatRow, Rejection> =>
  Result.gen(function* () {
    yield* ensure(uids.length === weights.length, "Scoring.DifferentLengths");
    const inRange = weights.every((weight) => Math.abs(weight) <= LARGEST);
    yield* ensure(inRange, "Scoring.WeightOutOfRange");
    return yield* processed({ uids, weights: weights.map(toFloat32) }, limits);
  });
