import { textScore } from "../../model/bonded/scoring/text.ts";
import { charactersOf, wordsOf } from "../../model/bonded/scoring/texts.ts";
import { translationScore } from "../../model/bonded/scoring/translation.ts";
import { texts } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

export const identicalTextsScoreFull = property({
  name: "identical-texts-score-full",
  informal:
    "A text scores full against itself and 0 against nothing, and a text of nothing scores 0 even against itself.",
  formal: "score(t, t) = 65535 if t has a word (a character), else 0; score(t, ∅) = score('', t) = 0",
  rules: ["SCO-1", "SCO-2", "SCO-3"],
  status: "tested",
  arbitrary: texts,
  witnesses: {
    "an empty text": (text) => text === "",
    "one word": (text) => wordsOf(text).length === 1,
    "many words": (text) => wordsOf(text).length > 8,
  },
  violation: (text) => {
    const wanted = [wordsOf(text), charactersOf(text)].map(({ length }) => (length > 0 ? 65_535 : 0));
    const found = [textScore(text, [text]), translationScore(text, [text])];
    if (found.join() !== wanted.join()) return `scores ${found} instead of ${wanted}`;
    const none = [
      textScore(text, []),
      textScore("", [text]),
      translationScore(text, []),
      translationScore("", [text]),
    ];
    return none.every((score) => score === 0) ? undefined : `nothing scores ${none}`;
  },
});
