import { entropyToMnemonic } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import fc from "fast-check";
import { seedOfPhrase } from "../../model/signatures/phrase.ts";
import { property } from "../property.ts";
import { reasonOf } from "../support/signatures.ts";

type Fault = "none" | "a word left out" | "a word of no list" | "the last word replaced";

interface Phrase {
  readonly entropy: Uint8Array;
  readonly fault: Fault;
  readonly at: number;
}

const wordsOf = ({ entropy, fault, at }: Phrase): readonly string[] => {
  const words = entropyToMnemonic(entropy, wordlist).split(" ");
  const place = at % words.length;
  switch (fault) {
    case "none":
      return words;
    case "a word left out":
      return words.filter((_, index) => index !== place);
    case "a word of no list":
      return words.map((word, index) => (index === place ? `${word}x` : word));
    case "the last word replaced": {
      // The checksum is in the low bits of the last word: the word beside it has the same entropy and another checksum.
      const last = wordlist.indexOf(words.at(-1) ?? "");
      return [...words.slice(0, -1), wordlist[last ^ 1] ?? ""];
    }
  }
};

const expected: Readonly<Record<Fault, string>> = {
  none: "nothing",
  "a word left out": "Keys.WrongWordCount",
  "a word of no list": "Keys.UnknownWord",
  "the last word replaced": "Keys.WrongChecksum",
};

export const phrasesAreTheirEntropy = property({
  name: "phrases-are-their-entropy",
  informal:
    "The words of any entropy are a phrase; with one word less, unknown, or of another checksum they are none.",
  formal: "seed(words(e)) is one; seed(words(e) with a fault) = the name of the fault",
  rules: ["SIG-3"],
  status: "tested",
  arbitrary: fc.record({
    entropy: fc
      .constantFrom(16, 20, 24, 28, 32)
      .chain((length) => fc.uint8Array({ minLength: length, maxLength: length })),
    fault: fc.constantFrom<Fault>("none", "a word left out", "a word of no list", "the last word replaced"),
    at: fc.nat(23),
  }),
  cost: 4,
  witnesses: {
    "twelve words": ({ entropy, fault }) => entropy.length === 16 && fault === "none",
    "twenty-four words": ({ entropy, fault }) => entropy.length === 32 && fault === "none",
    "a wrong checksum": ({ fault }) => fault === "the last word replaced",
  },
  violation: (given) => {
    const reason = reasonOf(seedOfPhrase(wordsOf(given).join(" "), ""));
    return reason === expected[given.fault] ? undefined : `with ${given.fault} it is refused for ${reason}`;
  },
});
