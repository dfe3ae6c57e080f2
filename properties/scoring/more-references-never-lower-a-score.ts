import fc from "fast-check";
import { textScore } from "../../model/bonded/scoring/text.ts";
import { translationScore } from "../../model/bonded/scoring/translation.ts";
import { textPairs, texts } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

export const moreReferencesNeverLowerAScore = property({
  name: "more-references-never-lower-a-score",
  informal: "Of several references the best counts, in whatever order they stand.",
  formal: "score(a, [r, s]) = score(a, [s, r]) = max(score(a, [r]), score(a, [s]))",
  rules: ["SCO-1", "SCO-2", "SCO-3"],
  status: "tested",
  arbitrary: fc.record({ pair: textPairs, other: texts }),
  witnesses: {
    "the second is better": ({ pair: { answer, reference }, other }) =>
      textScore(answer, [other]) > textScore(answer, [reference]),
  },
  violation: ({ pair: { answer, reference }, other }) => {
    for (const score of [textScore, translationScore]) {
      const best = Math.max(score(answer, [reference]), score(answer, [other]));
      const both = [score(answer, [reference, other]), score(answer, [other, reference])];
      if (both.some((found) => found !== best)) return `the best is ${best}, both score ${both}`;
    }
    return undefined;
  },
});
