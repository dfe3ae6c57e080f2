/** Inputs of the scoring rules. */
import fc, { type Arbitrary } from "fast-check";
import type { ScrapingTask } from "../../model/bonded/scoring/scraping.ts";
import type { StorageChallenge } from "../../model/bonded/scoring/storage.ts";

const word = fc.constantFrom(
  "the",
  "The",
  "cat",
  "sat",
  "on",
  "mat",
  "it's",
  "Zoë",
  "naïve",
  "日本語",
  "😀",
  "9",
);
const gap = fc.constantFrom(" ", " ", "  ", "\t", "\u2003", ", ", ". ");

/** Texts of some words, small enough to have words in common. */
export const texts: Arbitrary<string> = fc
  .array(fc.tuple(word, gap), { maxLength: 12 })
  .map((parts) => parts.flat().join(""));

/** A text, and one that mostly is the same with a few words changed. */
export const textPairs: Arbitrary<{ readonly answer: string; readonly reference: string }> = fc
  .tuple(texts, texts, fc.nat(40), fc.nat(6))
  .map(([reference, other, start, length]) => ({
    reference,
    answer: [
      ...[...reference].slice(0, start),
      ...[...other].slice(0, length),
      ...[...reference].slice(start + length),
    ].join(""),
  }));

/** The hash of an item, 32 bytes as hex. */
export const itemHash = (number: number): string => `0x${number.toString(16).padStart(64, "0")}`;

export interface ScrapingCase extends ScrapingTask {
  readonly answer: readonly string[];
}

/** Answers with copies, with items that nobody wants, and with tasks that have old, new and future items. */
export const scrapingCases: Arbitrary<ScrapingCase> = fc.record({
  answer: fc.array(fc.nat(12).map(itemHash), { maxLength: 12 }),
  wanted: fc.array(fc.record({ hash: fc.nat(9).map(itemHash), block: fc.bigInt(60n, 110n) }), {
    maxLength: 8,
  }),
  now: fc.constant(100n),
  horizon: fc.constantFrom(0n, 1n, 10n, 40n),
});

const component = fc.oneof(fc.constantFrom(-127, 0, 127), fc.integer({ min: -127, max: 127 }));

/** Embeddings of one dimension. */
export const embeddingsOf = (count: number, maxDimension = 40): Arbitrary<readonly (readonly number[])[]> =>
  fc.integer({ min: 1, max: maxDimension }).chain((length) =>
    fc.array(fc.array(component, { minLength: length, maxLength: length }), {
      minLength: count,
      maxLength: count,
    }),
  );

const chunk = fc.uint8Array({ maxLength: 8 });
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });

/** Chunks, and what is asked of them; the root and the count follow from the chunks. */
export interface StorageCase {
  readonly chunks: readonly Uint8Array[];
  readonly asked: Omit<StorageChallenge, "root" | "count">;
}

export const storageCases: Arbitrary<StorageCase> = fc.record({
  chunks: fc.array(chunk, { minLength: 1, maxLength: 13 }),
  asked: fc.record({
    seed: bytes32,
    block: fc.bigInt(0n, 1_000n),
    holder: bytes32,
    round: fc.nat(9),
  }),
});

const score = fc.oneof(fc.constantFrom(0, 1, 65_535), fc.nat(65_535), fc.nat(9));

/** Scores of a subnet's neurons, and its limits. */
export interface WeightsOfScoresCase {
  readonly scores: readonly number[];
  readonly minimum: number;
  readonly limit: number;
  readonly quantile: number;
}

export const scoredSubnets: Arbitrary<WeightsOfScoresCase> = fc.record({
  scores: fc.oneof(
    fc.array(score, { minLength: 1, maxLength: 12 }),
    fc.array(score, { minLength: 120, maxLength: 140 }),
  ),
  minimum: fc.oneof(fc.constant(0), fc.nat(12)),
  limit: fc.oneof(fc.constantFrom(65_535, 6_553), fc.nat(65_535)),
  quantile: fc.oneof({ arbitrary: fc.constant(0), weight: 2 }, { arbitrary: fc.nat(65_535), weight: 1 }),
});
