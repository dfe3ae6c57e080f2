import fc from "fast-check";
import { type WeightedScore, weightedMedian } from "../../model/bonded/queries/median.ts";
import { property } from "../property.ts";

interface Vote {
  /** Those who say what they think. */
  readonly others: readonly WeightedScore[];
  /** Those who say whatever suits them. */
  readonly coalition: readonly WeightedScore[];
}

const someScores = fc.array(
  fc.record({ weight: fc.bigInt({ min: 0n, max: 3n }), score: fc.nat({ max: 65_535 }) }),
  { minLength: 1, maxLength: 4 },
);

const weightOf = (scores: readonly WeightedScore[]): bigint =>
  scores.reduce((sum, { weight }) => sum + weight, 0n);

/** Scores of those who have weight. */
const said = (scores: readonly WeightedScore[]): readonly number[] =>
  scores.filter(({ weight }) => weight > 0n).map(({ score }) => score);

const medianOf = ({ others, coalition }: Vote): number => weightedMedian([...coalition, ...others]);

const isHalf = ({ others, coalition }: Vote): boolean =>
  weightOf(others) > 0n && weightOf(coalition) === weightOf(others);

export const minoritiesDoNotMoveAMedian = property<Vote>({
  name: "minorities-do-not-move-a-median",
  informal:
    "Half of the weight or less cannot raise a median above all that the others say, and less than half cannot lower it below.",
  formal: "W_C ≤ W / 2 ⇒ m ≤ max others; W_C < W / 2 ⇒ m ≥ min others",
  rules: ["QRY-6"],
  status: "tested",
  arbitrary: fc
    .record({ others: someScores, coalition: someScores })
    .filter(({ others, coalition }) => weightOf(coalition) <= weightOf(others) && weightOf(others) > 0n),
  witnesses: {
    "the coalition has just half": isHalf,
    "half lowers the median below all others": (vote) =>
      isHalf(vote) && medianOf(vote) < Math.min(...said(vote.others)),
    "less than half says more than the others": (vote) =>
      !isHalf(vote) && Math.max(...said(vote.coalition), 0) > Math.max(...said(vote.others)),
  },
  violation: (vote) => {
    const median = medianOf(vote);
    const [least, most] = [Math.min(...said(vote.others)), Math.max(...said(vote.others))];
    if (median > most) return `the others say ${most} at most, the median is ${median}`;
    return isHalf(vote) || median >= least
      ? undefined
      : `the others say ${least} at least, the median is ${median}`;
  },
});
