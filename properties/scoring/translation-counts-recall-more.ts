import { charactersOf } from "../../model/bonded/scoring/texts.ts";
import { translationScore } from "../../model/bonded/scoring/translation.ts";
import { textPairs } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

export const translationCountsRecallMore = property({
  name: "translation-counts-recall-more",
  informal:
    "Of two texts, the longer as an answer to the shorter scores no less than the other way round; white space is nothing.",
  formal: "|a| ≥ |r| ⇒ chrF(a, r) ≥ chrF(r, a); chrF(a without white space, r) = chrF(a, r)",
  rules: ["SCO-3"],
  status: "tested",
  arbitrary: textPairs,
  witnesses: {
    "a longer answer that scores more": ({ answer, reference }) =>
      charactersOf(answer).length > charactersOf(reference).length &&
      translationScore(answer, [reference]) > translationScore(reference, [answer]),
    "as long as each other": ({ answer, reference }) =>
      charactersOf(answer).length === charactersOf(reference).length,
  },
  violation: ({ answer, reference }) => {
    const score = translationScore(answer, [reference]);
    const swapped = translationScore(reference, [answer]);
    const more = charactersOf(answer).length - charactersOf(reference).length;
    if (more >= 0 ? score < swapped : score > swapped) return `${score} one way, ${swapped} the other`;
    const bare = translationScore(charactersOf(answer).join(""), [reference]);
    return bare === score ? undefined : `without white space ${bare}, with it ${score}`;
  },
});
