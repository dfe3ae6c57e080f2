import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { textScore } from "../../model/bonded/scoring/text.ts";
import { charactersOf, wordsOf } from "../../model/bonded/scoring/texts.ts";
import { translationScore } from "../../model/bonded/scoring/translation.ts";

interface Pair {
  readonly answer: string;
  readonly references: readonly string[];
}

const { chrf, rouge } = JSON.parse(readFileSync("test/scoring/fixtures/texts.json", "utf8")) as {
  readonly chrf: readonly (Pair & { readonly percent: number })[];
  readonly rouge: readonly (Pair & { readonly fmeasure: number })[];
};

/** Their floats are right to far less than this part of a score, and a score is a floor. */
const noise = 1e-6;
const roundsDownTo = (score: number, share: number) =>
  share * 65_535 - score > -noise && share * 65_535 - score < 1 + noise;

describe("scores of texts", () => {
  test("chrF is that of sacreBLEU, rounded down", () => {
    expect(chrf.length).toBeGreaterThan(40);
    const wrong = chrf.filter(
      ({ answer, references, percent }) => !roundsDownTo(translationScore(answer, references), percent / 100),
    );
    expect(wrong).toEqual([]);
  });

  test("ROUGE-L is that of rouge_score on ASCII, rounded down", () => {
    expect(rouge.length).toBeGreaterThan(20);
    const wrong = rouge.filter(
      ({ answer, references, fmeasure }) => !roundsDownTo(textScore(answer, references), fmeasure),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ["police kill the gunman", 3 / 4],
    ["the gunman kill police", 2 / 4],
    ["the gunman police killed", 2 / 4],
  ])("the example of Lin 2004: %s", (answer, share) => {
    expect(textScore(answer, ["police killed the gunman"])).toBe(Math.floor(share * 65_535));
  });

  test("half a pair of surrogates is one replacement character", () => {
    expect(wordsOf("\ud800a \udc00")).toEqual(["\ufffda", "\ufffd"]);
    expect(translationScore("\ud83d", ["\ufffd"])).toBe(65_535);
    expect(charactersOf("😀\ud83d")).toEqual(["😀", "\ufffd"]);
  });

  test("white space is the 29 code points of the rule, and no other", () => {
    const all = Array.from({ length: 0x3100 }, (_, code) => code);
    const spaces = all.filter((code) => charactersOf(String.fromCodePoint(code)).length === 0);
    const ranges = [
      [0x9, 0xd],
      [0x1c, 0x20],
      [0x85, 0x85],
      [0xa0, 0xa0],
      [0x1680, 0x1680],
    ];
    const late = [
      [0x2000, 0x200a],
      [0x2028, 0x2029],
      [0x202f, 0x202f],
      [0x205f, 0x205f],
      [0x3000, 0x3000],
    ];
    const inRange = (code: number) => [...ranges, ...late].some(([from, to]) => from! <= code && code <= to!);
    expect(spaces).toEqual(all.filter(inRange));
    expect(spaces).toHaveLength(29);
    const separators = all.filter((code) => code >= 0x80 && wordsOf(String.fromCodePoint(code)).length === 0);
    expect(separators).toEqual(spaces.filter((code) => code >= 0x80));
  });
});
