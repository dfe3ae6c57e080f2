import { wellFormedEpochInputs } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { firstOf, outputOf, traceOf } from "../support/epochs.ts";

export const pruningScoresFollowEmission = property({
  name: "pruning-scores-follow-emission",
  informal:
    "The neuron with the largest share of the emission has the pruning score 65535, all scores are zero where nobody has a share, and every score is its part of that, rounded to the nearest.",
  formal: "max p = 65535 ∨ p = 0; |p_i − 65535·CE_i / max CE| ≤ ½ + 2⁻³²",
  rules: ["YUM-18", "YUM-20"],
  status: "tested",
  arbitrary: wellFormedEpochInputs(10),
  witnesses: {
    "different scores": (input) => new Set(outputOf(input).pruningScores).size > 2,
    "nobody has a share": (input) => outputOf(input).pruningScores.every((score) => score === 0),
    "a score without emission": (input) =>
      outputOf(input).pruningScores.some((score, uid) => score > 0 && outputOf(input).emission[uid] === 0n),
  },
  violation: (input) => {
    const scores = outputOf(input).pruningScores;
    const shares = traceOf(input).pruningScores;
    const largest = Math.max(...scores);
    const due = shares.some((share) => share > 0n) ? 65_535 : 0;
    if (largest !== due) return `the largest score is ${largest}, not ${due}`;
    const most = shares.reduce((left, right) => (left < right ? right : left), 0n);
    return firstOf(shares.entries(), ([uid, share]) => {
      const error = BigInt(scores[uid]!) * most - share * 65_535n;
      const nearest = 2n * (error < 0n ? -error : error) <= most + 2n;
      return nearest ? undefined : `the score of ${uid} is ${scores[uid]} for ${share} of ${most}`;
    });
  },
});
