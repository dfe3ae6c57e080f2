import fc from "fast-check";
import { type WeightedScore, weightedMedian } from "../../model/bonded/queries/median.ts";
import { scoreValues } from "../arbitraries/queries.ts";
import { property } from "../property.ts";

const weights = fc.oneof(
  { arbitrary: fc.constantFrom(1n, 2n), weight: 2 },
  fc.constantFrom(0n, 1n, 1n, 2n, 50n),
  fc.bigInt({ min: 0n, max: 2n ** 54n }),
);
const votes: fc.Arbitrary<readonly WeightedScore[]> = fc.array(
  fc.record({ weight: weights, score: fc.oneof(scoreValues, fc.nat({ max: 65_535 })) }),
  { maxLength: 8 },
);

const weightless = votes.map((scores) => scores.map(({ score }) => ({ weight: 0n, score })));

const weightWhere = (scores: readonly WeightedScore[], is: (score: number) => boolean): bigint =>
  scores.reduce((sum, { weight, score }) => (is(score) ? sum + weight : sum), 0n);

export const mediansStandBetweenHalves = property<readonly WeightedScore[]>({
  name: "medians-stand-between-halves",
  informal: "At least half of the weight scores the median or less, and more than half the median or more.",
  formal: "W > 0 ⇒ m ∈ scores ∧ 2 · W(≤ m) ≥ W ∧ 2 · W(≥ m) > W; W = 0 ⇒ m = 0",
  rules: ["QRY-6"],
  status: "tested",
  arbitrary: fc.oneof({ arbitrary: votes, weight: 9 }, { arbitrary: weightless, weight: 1 }),
  witnesses: {
    "half of the weight is exactly below": (scores) => {
      const total = weightWhere(scores, () => true);
      const median = weightedMedian(scores);
      return total > 0n && 2n * weightWhere(scores, (score) => score <= median) === total;
    },
    "nobody has weight": (scores) => scores.length > 0 && weightWhere(scores, () => true) === 0n,
  },
  violation: (scores) => {
    const total = weightWhere(scores, () => true);
    const median = weightedMedian(scores);
    if (total === 0n) return median === 0 ? undefined : `nobody has weight, and the median is ${median}`;
    if (!scores.some(({ score }) => score === median)) return `nobody scored ${median}`;
    const below = weightWhere(scores, (score) => score <= median);
    const above = weightWhere(scores, (score) => score >= median);
    if (2n * below < total) return `${below} of ${total} score ${median} or less`;
    return 2n * above > total ? undefined : `${above} of ${total} score ${median} or more`;
  },
});
