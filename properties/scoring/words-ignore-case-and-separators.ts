import fc from "fast-check";
import { wordsOf } from "../../model/bonded/scoring/texts.ts";
import { texts } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

const upper = (text: string) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase());

export const wordsIgnoreCaseAndSeparators = property({
  name: "words-ignore-case-and-separators",
  informal:
    "The words of a text are the same in capitals of ASCII, and whatever stands between and around them.",
  formal:
    "words(upper(t)) = words(s ++ t ++ s) = words(words(t) joined by s) = words(t) for s of separators only",
  rules: ["SCO-1"],
  status: "tested",
  arbitrary: fc.record({
    text: fc.oneof(texts, fc.string({ unit: "binary", maxLength: 12 })),
    separator: fc
      .array(fc.constantFrom(" ", "\n", "\u001c", "\u0085", "\u00a0", "\u3000", "!", "_", "\u0000"), {
        minLength: 1,
        maxLength: 3,
      })
      .map((parts) => parts.join("")),
  }),
  witnesses: {
    "no word": ({ text }) => wordsOf(text).length === 0,
    "several words": ({ text }) => wordsOf(text).length > 2,
    "a word beyond ASCII": ({ text }) => wordsOf(text).some((word) => /[^a-z0-9]/.test(word)),
  },
  violation: ({ text, separator }) => {
    const words = wordsOf(text);
    const same = (other: string) => JSON.stringify(wordsOf(other)) === JSON.stringify(words);
    if (!same(upper(text))) return `in capitals the words are ${wordsOf(upper(text))}`;
    if (!same(`${separator}${text}${separator}`)) return "separators around the text change its words";
    return same(words.join(separator)) ? undefined : "separators between the words change them";
  },
});
