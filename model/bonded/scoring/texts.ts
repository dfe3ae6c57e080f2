/** What Python calls white space. The classes of the language's own regular expressions differ, and grow. */
const WHITE_SPACE =
  "\\u0009-\\u000d\\u001c-\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

const whiteSpace = new RegExp(`[${WHITE_SPACE}]+`, "gu");
const word = new RegExp(`[a-z0-9]|(?![${WHITE_SPACE}])[\\u{80}-\\u{10ffff}]`, "u");
const words = new RegExp(`(?:${word.source})+`, "gu");
const lowerCased = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32));

/** A surrogate that is not one of a pair is no character. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\ufffd");

/** [SCO-1] The words of a text: runs of letters and digits of ASCII, in lower case, and of what is beyond ASCII. */
export const wordsOf = (text: string): readonly string[] => lowerCased(wellFormed(text)).match(words) ?? [];

/** [SCO-1] The code points of a text, without its white space. */
export const charactersOf = (text: string): readonly string[] => [
  ...wellFormed(text).replace(whiteSpace, ""),
];
