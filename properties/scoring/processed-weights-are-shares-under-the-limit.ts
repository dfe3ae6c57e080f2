import * as Result from "effect/Result";
import { processWeights } from "../../model/bonded/scoring/processWeights.ts";
import { scoredSubnets, type WeightsOfScoresCase } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

/** A sum of n float32 shares is off by a few units in the last place of 1. */
const tolerance = 1e-5;

const processed = ({ scores, minimum, limit, quantile }: WeightsOfScoresCase) =>
  Result.getOrThrow(
    processWeights(
      { uids: scores.map((_, uid) => uid), weights: scores },
      { neurons: scores.length, minimum, limit, quantile },
    ),
  );

/** Too few weights get others of 1e-5 beside them, whose shares are less than what the tools add against rounding. */
const isFilledUp = ({ scores, minimum }: WeightsOfScoresCase) =>
  scores.length >= minimum && scores.filter((score) => score > 0).length < minimum;

export const processedWeightsAreSharesUnderTheLimit = property({
  name: "processed-weights-are-shares-under-the-limit",
  informal:
    "Processed weights add up to one; of whole scores that are enough to keep the limit without filling up, none is above it.",
  formal: "|Σ y − 1| ≤ 1e-5; z ≥ minimum, n·limit > 1 ⇒ max y ≤ limit·(1 + 1e-5)",
  rules: ["SCO-7"],
  status: "tested",
  arbitrary: scoredSubnets,
  witnesses: {
    "a weight that is cut": (input) => {
      const { weights } = processed(input);
      const share = Math.max(...input.scores) / input.scores.reduce((sum, score) => sum + score, 0);
      return weights.length * input.limit > 65_535 && share > input.limit / 65_535;
    },
    "a limit that cannot be kept": (input) => processed(input).weights.length * input.limit <= 65_535,
    "more weights than are summed in one block": ({ scores }) => scores.length > 128,
    "too few weights": isFilledUp,
  },
  violation: (input) => {
    const { weights } = processed(input);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    if (Math.abs(sum - 1) > tolerance) return `they add up to ${sum}`;
    const [largest, limit] = [Math.max(...weights), input.limit / 65_535];
    const kept = isFilledUp(input) || weights.length * limit <= 1 || largest <= limit * (1 + tolerance);
    return kept ? undefined : `the largest of ${weights.length} is ${largest}, the limit ${limit}`;
  },
});
