import { textScore } from "../../model/bonded/scoring/text.ts";
import { wordsOf } from "../../model/bonded/scoring/texts.ts";
import { textPairs } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

export const textScoresAreSymmetric = property({
  name: "text-scores-are-symmetric",
  informal: "Answer and reference may change places, and a word that the reference lacks never helps.",
  formal:
    "text(a, r) = text(r, a); w ∉ words(r) ⇒ text(a ++ w, r) ≤ text(a, r), and less where that is not 0",
  rules: ["SCO-2"],
  status: "tested",
  arbitrary: textPairs,
  witnesses: {
    "some words in common": ({ answer, reference }) => {
      const score = textScore(answer, [reference]);
      return score > 0 && score < 65_535;
    },
    "different lengths": ({ answer, reference }) => wordsOf(answer).length !== wordsOf(reference).length,
  },
  violation: ({ answer, reference }) => {
    const score = textScore(answer, [reference]);
    const swapped = textScore(reference, [answer]);
    if (score !== swapped) return `${score} one way, ${swapped} the other`;
    const padded = textScore(`${answer} elsewhere`, [reference]);
    return padded < score || (score === 0 && padded === 0)
      ? undefined
      : `a foreign word raises ${score} to ${padded}`;
  },
});
