import { charactersOf } from "../../model/bonded/scoring/texts.ts";
import { translationScore } from "../../model/bonded/scoring/translation.ts";
import { textPairs } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

export const translationNeedsACommonCharacter = property({
  name: "translation-needs-a-common-character",
  informal:
    "A translation scores where it has a character of the reference, and full where the two are the same.",
  formal:
    "chrF(a, r) > 0 ⇔ a and r have a character in common; chrF(a, r) = 65535 ⇔ a = r without white space, not empty",
  rules: ["SCO-3"],
  status: "tested",
  arbitrary: textPairs,
  witnesses: {
    "nothing in common": ({ answer, reference }) => translationScore(answer, [reference]) === 0,
    "something in common": ({ answer, reference }) => {
      const score = translationScore(answer, [reference]);
      return score > 0 && score < 65_535;
    },
  },
  violation: ({ answer, reference }) => {
    const [left, right] = [charactersOf(answer), charactersOf(reference)];
    const common = left.some((character) => right.includes(character));
    const score = translationScore(answer, [reference]);
    if (common !== score > 0) return `${common ? "a" : "no"} character is in common, the score is ${score}`;
    const same = left.length > 0 && left.join("") === right.join("");
    return same === (score === 65_535)
      ? undefined
      : `the texts are ${same ? "the same" : "not the same"}: ${score}`;
  },
});
