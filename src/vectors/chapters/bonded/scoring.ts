/** What answers are worth and the weights that scores become: drawn, and written out at the edges of each rule. */
import fc, { type Arbitrary } from "fast-check";
import type { Json } from "../../../../conformance/case.ts";
import { bonded } from "../../../../model/bonded/rules.ts";
import { merklePaths, merkleRoot } from "../../../../model/bonded/scoring/merkle.ts";
import { challengedIndices } from "../../../../model/bonded/scoring/storage.ts";
import { toJson } from "../../../../model/json.ts";
import { toHex } from "../../../../model/storage/bytes.ts";
import {
  embeddingsOf,
  itemHash,
  type StorageCase,
  scoredSubnets,
  scrapingCases,
  storageCases,
  textPairs,
  texts,
  type WeightsOfScoresCase,
} from "../../../../properties/arbitraries/scoring.ts";
import { execute, seedOf } from "../../execute.ts";
import type { Draft } from "../../files.ts";
import { functionDrafts, type Givens } from "../../functions.ts";

const generator = "src/vectors/chapters/bonded/scoring.ts";
const suite = "bonded/function";

const textCase: Arbitrary<Json> = fc
  .record({ pair: textPairs, others: fc.array(texts, { maxLength: 1 }) })
  .map(({ pair: { answer, reference }, others }) => ({ answer, references: [reference, ...others] }));

const imageCase: Arbitrary<Json> = embeddingsOf(3, 6).map(([answer, ...references]) => ({
  answer: answer!,
  references,
}));

const dotCase: Arbitrary<Json> = embeddingsOf(5, 8).map((vectors) => ({
  answers: vectors.slice(0, 2),
  references: vectors.slice(2),
}));

const hexOf = (chunks: readonly Uint8Array[]): readonly string[] => chunks.map(toHex);

const asked = ({ chunks, asked: { seed, holder, round } }: StorageCase) => ({
  seed: toHex(seed),
  root: toHex(merkleRoot(chunks)),
  count: chunks.length,
  holder: toHex(holder),
  round,
});

/** A challenge and its proofs: all that `holds` says, and paths without an entry for the others. */
const storageInput = (given: StorageCase, late: bigint, holds: (place: number) => boolean) => {
  const { block } = given.asked;
  const challenge = { ...given.asked, root: merkleRoot(given.chunks), count: given.chunks.length };
  const indices = challengedIndices(challenge);
  const paths = merklePaths(given.chunks, indices);
  const proofs = indices.map((index, place) => ({
    chunk: toHex(given.chunks[index]!),
    path: holds(place) ? hexOf(paths[place]!) : [`0x${"00".repeat(32)}`],
  }));
  return { ...asked(given), block: `${block}`, answered: `${block + late}`, proofs };
};

const storageCase: Arbitrary<Json> = fc
  .record({ given: storageCases, every: fc.integer({ min: 1, max: 4 }), late: fc.bigInt(0n, 5n) })
  .map(({ given, every, late }) => storageInput(given, late, (place) => place % every === 0));

/** A float as the vectors write it. */
const bits = (value: number): string => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return toHex(new Uint8Array(view.buffer));
};

const floats = fc.oneof(
  fc.constantFrom(0, 1, 0.1, 0.5),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
);
const weights = fc.oneof(
  { arbitrary: fc.array(floats, { minLength: 1, maxLength: 12 }), weight: 5 },
  { arbitrary: fc.array(floats, { minLength: 126, maxLength: 132 }), weight: 1 },
);

const limitsJson = ({ minimum, limit, quantile }: Omit<WeightsOfScoresCase, "scores">) => ({
  min_allowed_weights: minimum,
  max_weight_limit: limit,
  exclude_quantile: quantile,
});

const uidsOf = (row: readonly unknown[]): readonly number[] => row.map((_, uid) => uid);

const processCase: Arbitrary<Json> = fc
  .record({ weights, limits: scoredSubnets, more: fc.nat(2) })
  .map(({ weights: row, limits, more }) => ({
    uids: uidsOf(row).toReversed(),
    weights: row.map(bits),
    neurons: row.length + more,
    ...limitsJson(limits),
  }));

const scoresCase: Arbitrary<Json> = scoredSubnets.map(({ scores, ...limits }) => ({
  uids: uidsOf(scores),
  scores,
  neurons: scores.length,
  ...limitsJson(limits),
}));

const drawn: Givens = {
  words: fc.oneof(texts, fc.string({ unit: "grapheme", maxLength: 12 })).map((text) => ({ text })),
  text_score: textCase,
  translation_score: textCase,
  scraping_score: scrapingCases.map((given) => toJson(given)),
  image_score: imageCase,
  dot_products: dotCase,
  data_root: fc.uint8Array({ maxLength: 40 }).map((data) => ({ data: toHex(data) })),
  merkle_root: storageCases.map(({ chunks }) => ({ chunks: hexOf(chunks) })),
  merkle_paths: storageCases.map(({ chunks }) => ({ chunks: hexOf(chunks), indices: uidsOf(chunks) })),
  storage_challenge: storageCases.map(asked),
  normalize_max_weight: fc
    .record({ weights, limit: fc.nat(65_535) })
    .map((given) => ({ weights: given.weights.map(bits), max_weight_limit: given.limit })),
  process_weights: processCase,
  convert_weights: weights.map((row) => ({ uids: uidsOf(row), weights: row.map(bits) })),
  weights_of_scores: scoresCase,
};

const many = (part: string, count: number): string => part.repeat(count);
const halves = { answer: "a b", references: ["a c"] };

const textEdges: readonly Json[] = [
  halves,
  { answer: "a b", references: [] },
  { answer: "", references: ["a"] },
  { answer: "...", references: ["..."] },
  { answer: "A-B", references: ["a b", "a"] },
  { answer: "a", references: ["b", "a b", "a"] },
  { answer: many("a ", 2_048), references: [many("a ", 2_048)] },
  { answer: many("a ", 2_049), references: ["a"] },
  { answer: "a", references: [many("a ", 2_049)] },
];

const translationEdges: readonly Json[] = [
  halves,
  { answer: "a", references: [] },
  { answer: "", references: [""] },
  { answer: " \t\n", references: ["a"] },
  { answer: "a b c", references: ["abc"] },
  { answer: "A", references: ["a"] },
  { answer: "é", references: ["e\u0301"] },
  { answer: "😀", references: ["😀"] },
  { answer: "abcdefg", references: ["gfedcba", "abc", "abcdefgh"] },
  { answer: many("a", 4_096), references: [many("a", 4_096)] },
  { answer: many("a", 4_097), references: [many("a", 4_097)] },
];

const wordsEdges: readonly Json[] = [
  "",
  "a\u00a0b\u001fc\u0085d\u2028e\u3000f",
  "a\u200bb\ufeffc",
  "ÀÉ \u212a ſ",
  "x_y-z's",
  "a\u0080b\u007fc",
].map((text) => ({ text }));

const item = (number: number, block: bigint) => ({ hash: itemHash(number), block });
const scraping = (answer: readonly number[], changes: object): Json =>
  toJson({
    answer: answer.map(itemHash),
    wanted: [item(1, 100n), item(2, 90n), item(3, 50n)],
    now: 100n,
    horizon: 20n,
    ...changes,
  });

const scrapingEdges: readonly Json[] = [
  scraping([1, 2, 3], {}),
  scraping([1, 1, 2, 3], {}),
  scraping([1, 9, 9, 9], {}),
  scraping([], {}),
  scraping([1], { wanted: [] }),
  scraping([1, 2], { horizon: 0n }),
  scraping([1], { wanted: [item(1, 101n)] }),
  scraping([1], { wanted: [item(1, 99n)], horizon: 0n }),
  scraping([1], { wanted: [item(1, 100n), item(1, 90n)] }),
  scraping([2], { wanted: [item(2, 81n)] }),
  scraping([2], { wanted: [item(2, 80n)] }),
  scraping(
    Array.from({ length: 1_000 }, () => 1),
    { wanted: [item(1, 100n)] },
  ),
  scraping(
    Array.from({ length: 1_001 }, () => 1),
    { wanted: [item(1, 100n)] },
  ),
];

const same = (component: number, length: number): readonly number[] =>
  Array.from({ length }, () => component);
const imageEdges: readonly Json[] = [
  { answer: [3, 4], references: [[4, 3]] },
  { answer: [3, 4], references: [] },
  { answer: [1, 0], references: [[0, 1]] },
  { answer: [1, 0], references: [[-1, 0]] },
  { answer: [0, 0], references: [[0, 0]] },
  { answer: [1], references: [[127]] },
  { answer: [1, 2], references: [[1, 2, 0]] },
  { answer: [], references: [[]] },
  { answer: [-128], references: [[-128]] },
  { answer: [1, -128], references: [[1, -128]] },
  { answer: [1], references: [[1]] },
  { answer: [3, 4], references: [[5, 0]] },
  { answer: same(127, 1_024), references: [same(127, 1_024).with(0, 126)] },
  { answer: same(1, 1_025), references: [same(1, 1_025)] },
];

const given: StorageCase = {
  chunks: [1, 2, 3, 4, 5].map((byte) => Uint8Array.of(byte)),
  asked: {
    seed: new Uint8Array(32).fill(7),
    block: 10n,
    holder: new Uint8Array(32).fill(8),
    round: 1,
  },
};
const all = () => true;
/** Trees of three chunks, whose paths are short. */
const three: StorageCase = { ...given, chunks: given.chunks.slice(0, 3) };
const proven = storageInput(three, 0n, all);
/** The proof of the first challenge only, of a single chunk of this length. */
const firstOf = (length: number): Json => {
  const input = storageInput({ ...given, chunks: [new Uint8Array(length)] }, 0n, all);
  return { ...input, proofs: input.proofs.slice(0, 1) };
};
const single: StorageCase = { ...given, chunks: [new Uint8Array()] };
const storageEdges: readonly Json[] = [
  storageInput(given, 5n, all),
  storageInput(single, 6n, all),
  storageInput(single, -1n, all),
  storageInput(given, 0n, () => false),
  storageInput(single, 0n, all),
  firstOf(1_024),
  firstOf(1_025),
  { ...proven, proofs: proven.proofs.slice(0, 32) },
  { ...proven, proofs: proven.proofs.toReversed() },
  { ...proven, proofs: [...proven.proofs, ...proven.proofs] },
  { ...proven, count: 2 },
  { ...proven, count: 4 },
  { ...proven, count: 0 },
];

const row = (changes: object): Json => ({
  uids: [0, 1, 2],
  weights: [1, 2, 3].map(bits),
  neurons: 3,
  min_allowed_weights: 1,
  max_weight_limit: 65_535,
  exclude_quantile: 0,
  ...changes,
});

const processEdges: readonly Json[] = [
  row({}),
  row({ uids: [0, 1] }),
  row({ weights: [1, 2, 1e31].map(bits) }),
  row({ weights: [1, 2, Number.NaN].map(bits) }),
  row({ weights: [1, -2, 1e30].map(bits) }),
  row({ weights: [0, 0, 0].map(bits) }),
  row({ min_allowed_weights: 4 }),
  row({ weights: [0, 0, 3].map(bits), min_allowed_weights: 2 }),
  row({ weights: [0, 0, 1].map(bits), min_allowed_weights: 2, neurons: 2 }),
  row({ uids: [9, 8, 7], weights: [0, 0, 3].map(bits), min_allowed_weights: 2, neurons: 4 }),
  row({ exclude_quantile: 65_535 }),
  row({ exclude_quantile: 65_535, min_allowed_weights: 2 }),
  row({ exclude_quantile: 65_535, min_allowed_weights: 3 }),
  row({ exclude_quantile: 65_535, min_allowed_weights: 0 }),
  row({ uids: [0, 1, 2, 3], weights: [1, 2, 3, 4].map(bits), neurons: 4, exclude_quantile: 32_768 }),
  row({ weights: [3, 0, 0].map(bits), min_allowed_weights: 2, neurons: 2 }),
  row({ weights: [0, 0, 3].map(bits), min_allowed_weights: 2, max_weight_limit: 30_000 }),
  row({ uids: [0, 1], weights: [1, 2, 1e31].map(bits) }),
  row({ exclude_quantile: 21_845 }),
  row({ max_weight_limit: 21_845 }),
  row({ max_weight_limit: 21_846 }),
  row({ max_weight_limit: 30_000 }),
  row({ max_weight_limit: 0 }),
  row({ uids: [], weights: [], neurons: 0, min_allowed_weights: 0 }),
];

const scored = (scores: readonly number[], limit: number): Json => ({
  uids: uidsOf(scores),
  scores,
  neurons: scores.length,
  ...limitsJson({ minimum: 0, limit, quantile: 0 }),
});

const emitted = (uids: readonly number[], values: readonly number[]): Json => ({
  uids,
  weights: values.map(bits),
});

const normalized = (values: readonly number[], limit: number): Json => ({
  weights: values.map(bits),
  max_weight_limit: limit,
});

/** Numbers of which each order of adding has a sum of its own. */
const uneven = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => ((index * 7_919 + 1) % 1_009) / 997 + 0.001);

const edges: Readonly<Record<string, readonly Json[]>> = {
  words: wordsEdges,
  text_score: textEdges,
  translation_score: translationEdges,
  scraping_score: scrapingEdges,
  image_score: imageEdges,
  dot_products: [
    { answers: [same(127, 1_024)], references: [same(127, 1_024), same(-127, 1_024)] },
    { answers: [], references: [[1]] },
  ],
  data_root: [0, 1, 1_024, 1_025, 3_072].map((length) => ({ data: toHex(new Uint8Array(length)) })),
  storage_score: storageEdges,
  storage_challenge: [0, 1, 4_294_967_295].map((count) => ({ ...asked(given), count })),
  normalize_max_weight: [
    normalized([0.25, 0.5, 0.25], 65_535),
    normalized([0, 0], 65_535),
    // Sums of up to 128 numbers are made in lanes; longer lists are cut where eight lanes fit.
    ...[128, 129, 143].map((count) => normalized(uneven(count), 65_535)),
  ],
  process_weights: processEdges,
  convert_weights: [
    emitted([], []),
    emitted([0, 1], [1, -1e-9]),
    emitted([0], [1, 2]),
    emitted([5, 6], [0, 0]),
    emitted([5, 6, 7], [65_535, 0.5, 1.5]),
    emitted([5, 6, 7, 8, 9], [131_070, 1, 3, 5, 7]),
    emitted([0], [1, -1]),
    emitted([1], []),
    emitted([1, 1], [0.1, 0.1]),
  ],
  weights_of_scores: [
    scored([18, 1, 1], 43_807),
    scored([18, 1, 1], 43_812),
    scored([65_535, 1, 0, 65_535], 65_535),
    scored([], 65_535),
  ],
};

const edgesDraft = ([handler, inputs]: readonly [string, readonly Json[]]): Draft => ({
  suite,
  handler,
  case: "edges",
  description: `${handler} at each of its bounds.`,
  provenance: { kind: "generated", seed: seedOf(suite, handler), generator },
  pairs: inputs.map((input) => [input, execute(suite, handler, input).outcome as Json]),
});

/** The vectors of this chapter. */
export const scoringVectors = (): readonly Draft[] => [
  ...functionDrafts(generator, drawn, bonded),
  // Each of these holds 64 proofs.
  ...functionDrafts(generator, { storage_score: storageCase }, bonded, 5),
  ...Object.entries(edges).map(edgesDraft),
];
