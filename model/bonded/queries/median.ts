/** A score with the weight of whoever gave it. */
export interface WeightedScore {
  readonly weight: bigint;
  readonly score: number;
}

const weightOf = (scores: readonly WeightedScore[]): bigint =>
  scores.reduce((sum, { weight }) => sum + weight, 0n);

/** [QRY-6] The smallest score at or below which at least half of all weight lies; 0 where there is no weight. */
export const weightedMedian = (scores: readonly WeightedScore[]): number => {
  const total = weightOf(scores);
  if (total === 0n) return 0;
  let upTo = 0n;
  for (const { weight, score } of scores.toSorted((left, right) => left.score - right.score)) {
    upTo += weight;
    if (2n * upTo >= total) return score;
  }
  return 0;
};
