import { pairwiseSum, type Rounding, runningSum, sorted } from "./floats.ts";

/** Added by the tools so that quotients of small sums stay apart. */
const EPSILON = 1e-7;

const shares = (numbers: readonly number[], sum: number, round: Rounding): readonly number[] =>
  numbers.map((number) => round(number / sum));

/** How many of the shares stay below the limit if all larger ones are cut to their size. */
const belowLimit = (
  estimation: readonly number[],
  sums: readonly number[],
  limit: number,
  round: Rounding,
): number =>
  estimation.filter((share, index) => {
    const above = round((estimation.length - index - 1) * share);
    const whole = round(round(above + sums[index]!) + round(EPSILON));
    return round(share / whole) < round(limit);
  }).length;

/** The largest share that may stay: float64 from the quotient on, as the tools mix an integer of 64 bits in. */
const cutoffOf = (estimation: readonly number[], limit: number, round: Rounding): number => {
  const sums = runningSum(estimation, round);
  const kept = belowLimit(estimation, sums, limit, round);
  const sum = sums.at(kept - 1)!;
  const numerator = round(round(round(limit) * sum) - round(EPSILON));
  return numerator / (1 - limit * (estimation.length - kept));
};

/**
 * [SCO-7] normalize_max_weight: the weights as shares of one, none above `limit` but for rounding. In the floats that
 * `round` makes; the weights are such floats, and not negative.
 */
export const normalizeMaxWeight = (
  weights: readonly number[],
  limit: number,
  round: Rounding,
): readonly number[] => {
  const { length } = weights;
  if (pairwiseSum(weights, round) === 0 || length * limit <= 1) return weights.map(() => round(1 / length));
  const values = sorted(weights);
  const sum = pairwiseSum(values, round);
  const estimation = shares(values, sum, round);
  if (estimation.at(-1)! <= round(limit)) return shares(weights, pairwiseSum(weights, round), round);
  const cutoff = cutoffOf(estimation, limit, round) * sum;
  const cut = weights.map((weight) => (weight > cutoff ? round(cutoff) : weight));
  return shares(cut, pairwiseSum(cut, round), round);
};
