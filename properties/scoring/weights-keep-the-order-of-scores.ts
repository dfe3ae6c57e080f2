import * as Result from "effect/Result";
import { weightsOfScores } from "../../model/bonded/scoring/emitWeights.ts";
import { scoredSubnets } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

export const weightsKeepTheOrderOfScores = property({
  name: "weights-keep-the-order-of-scores",
  informal: "A neuron with a higher score has no lower weight, one without a weight counting as 0.",
  formal: "s_i ≤ s_j ⇒ w_i ≤ w_j",
  rules: ["SCO-7"],
  status: "tested",
  arbitrary: scoredSubnets,
  witnesses: {
    "some scores are left out": ({ scores, quantile }) => quantile > 0 && new Set(scores).size > 3,
    "equal scores": ({ scores }) => new Set(scores).size < scores.length,
  },
  violation: ({ scores, ...limits }) => {
    const row = { uids: scores.map((_, uid) => uid), weights: scores };
    const { uids, values } = Result.getOrThrow(weightsOfScores(row, { ...limits, neurons: scores.length }));
    const weights = new Map(uids.map((uid, place) => [uid, values[place]!]));
    const ordered = row.uids.toSorted((left, right) => scores[left]! - scores[right]!);
    for (const [place, uid] of ordered.slice(1).entries()) {
      const before = ordered[place]!;
      const [low, high] = [weights.get(before) ?? 0, weights.get(uid) ?? 0];
      const wrong = scores[before] === scores[uid] ? low !== high : low > high;
      if (wrong) return `scores ${scores[before]} and ${scores[uid]} have the weights ${low} and ${high}`;
    }
    return undefined;
  },
});
