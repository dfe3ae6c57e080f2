import { I32F32 } from "../../numbers/fixed.ts";
import type { Matrix } from "./sparse.ts";
import { assertThat, at, indexOutOfBounds, normalize, sum, type Vector } from "./vector.ts";

const { wrappingAdd: add, wrappingSub: sub } = I32F32;

/** The part of the stake integral that a partition of validators covers. */
interface Segment {
  readonly low: I32F32;
  readonly high: I32F32;
}

interface Split {
  readonly pivot: I32F32;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** End of the stake below the pivot. */
  readonly low: I32F32;
  /** Start of the stake above the pivot. */
  readonly high: I32F32;
}

/** Splits a partition at the score of its middle member. */
const split = (stake: Vector, score: Vector, partition: readonly number[], segment: Segment): Split => {
  const pivot = at(score, at(partition, Math.floor(partition.length / 2)));
  const lower = partition.filter((index) => at(score, index) < pivot);
  const upper = partition.filter((index) => at(score, index) > pivot);
  const stakeOf = (members: readonly number[]) => sum(members.map((index) => at(stake, index)));
  return {
    pivot,
    lower,
    upper,
    low: add(segment.low, stakeOf(lower)),
    high: sub(segment.high, stakeOf(upper)),
  };
};

/**
 * [YUM-9] The score at which the stake below it first exceeds `minority`: the stake-weighted median.
 *
 * Halves the partition around the middle member's score, as the chain does, so that ties and rounding fall as there.
 * Zero for an empty partition; the one score of a partition of one, whatever its stake.
 */
export const weightedMedian = (
  stake: Vector,
  score: Vector,
  partition: readonly number[],
  minority: I32F32,
  segment: Segment,
): I32F32 => {
  if (partition.length === 0) return I32F32.zero;
  if (partition.length === 1) return at(score, at(partition, 0));
  assertThat(stake.length === score.length, "stake.len() == score.len()");
  const { pivot, lower, upper, low, high } = split(stake, score, partition, segment);
  if (low <= minority && minority < high) return pivot;
  if (minority < low && lower.length > 0) {
    return weightedMedian(stake, score, lower, minority, { low: segment.low, high: low });
  }
  if (high <= minority && upper.length > 0) {
    return weightedMedian(stake, score, upper, minority, { low: high, high: segment.high });
  }
  return pivot;
};

/** The scores of each column by the rows that have stake; zero where a row has no cell, the last where it has two. */
const scoresByColumn = (score: Matrix, rows: readonly number[], columns: number): readonly Vector[] => {
  const byColumn = Array.from({ length: columns }, () => new Array<I32F32>(rows.length).fill(I32F32.zero));
  for (const [position, row] of rows.entries()) {
    for (const [column, value] of at(score, row)) {
      const scores = byColumn[column] ?? indexOutOfBounds(columns, column);
      scores[position] = value;
    }
  }
  return byColumn;
};

/** The stake-weighted median of each column over the rows with positive stake, whose stake is normalised first. */
export const weightedMedianOfColumns = (
  stake: Vector,
  score: Matrix,
  columns: number,
  majority: I32F32,
): Vector => {
  const rows = stake.flatMap((value, row) => (value > 0n ? [row] : []));
  const usedStake = normalize(rows.map((row) => at(stake, row)));
  const total = sum(usedStake);
  const minority = sub(total, majority);
  const everyone = rows.map((_, position) => position);
  return scoresByColumn(score, rows, columns).map((scores) =>
    weightedMedian(usedStake, scores, everyone, minority, { low: I32F32.zero, high: total }),
  );
};
