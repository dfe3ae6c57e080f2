import fc, { type Arbitrary } from "fast-check";
import type { Json } from "../../conformance/case.ts";
import { suiteName } from "../../conformance/ruleSets.ts";
import { finney } from "../../model/finney/rules.ts";
import type { RuleSet } from "../../model/rules.ts";
import { execute, seedOf } from "./execute.ts";
import type { Draft } from "./files.ts";

const one = 1n << 32n;
const text = (value: bigint): Json => value.toString();

/** Bits of I32F32 from zero to one, its ends and zero often. */
const share = fc.oneof(fc.constantFrom(0n, 1n, one / 2n, one - 1n, one), fc.bigInt(0n, one)).map(text);
const anyFixed = fc.oneof(fc.constantFrom(0n, one, -one), fc.bigInt(-40n * one, 40n * one)).map(text);
const vector = fc.array(share, { maxLength: 8 });
const u16s = fc.oneof(fc.constantFrom(0, 1, 65_535), fc.nat(65_535));
const mask = (length: number) => fc.array(fc.boolean(), { minLength: length, maxLength: length });
const matrix = (rows: number, columns: number): Arbitrary<Json> =>
  fc.array(fc.array(share, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const vectorOf = (length: number): Arbitrary<Json> =>
  fc.array(share, { minLength: length, maxLength: length });

const named = (fields: { readonly [name: string]: Arbitrary<Json> }): Arbitrary<Json> => fc.record(fields);

/** Arguments of the functions that clients get wrong most easily: rounding, ties, the median, normalisation. */
const givenTo: Givens = {
  exp_safe: named({ input: anyFixed }),
  sigmoid_safe: named({ input: anyFixed, rho: share, kappa: share }),
  fixed_proportion_to_u16: named({ x: share }),
  vec_max_upscale_to_u16: named({ vec: vector }),
  normalize: named({ x: vector }),
  is_topk: named({ vector, k: fc.nat(10).map(String) }),
  checked_sum_u16: named({ x: fc.array(u16s, { maxLength: 5 }) }),
  normalize_weights: named({ weights: fc.array(u16s, { maxLength: 6 }) }),
  inplace_row_normalize: named({ x: matrix(3, 4) }),
  inplace_col_normalize: named({ x: matrix(3, 4) }),
  inplace_mask_rows: named({ mask: mask(3), matrix: matrix(3, 4) }),
  matmul: named({ matrix: matrix(3, 4), vector: vectorOf(3) }),
  matmul_transpose: named({ matrix: matrix(3, 4), vector: vectorOf(4) }),
  inplace_col_clip: named({ x: matrix(3, 4), col_threshold: vectorOf(4) }),
  weighted_median_col: named({ stake: vectorOf(5), score: matrix(5, 3), majority: share }),
  mat_ema: named({ new: matrix(3, 4), old: matrix(3, 4), alpha: share }),
  blocks_until_next_epoch: named({
    netuid: fc.nat(65_535),
    tempo: fc.oneof(fc.constantFrom(0, 1, 99, 65_535), fc.nat(65_535)),
    block_number: fc.bigInt(0n, (1n << 64n) - 1n).map(text),
  }),
};

const casesPerFunction = 12;

/** Arguments to draw for each function. */
export type Givens = Readonly<Record<string, Arbitrary<Json>>>;

/** A file for each function, with what the model answers to `count` draws; `generator` is the file that says what to draw. */
export const functionDrafts = (
  generator: string,
  givens: Givens,
  rules: RuleSet = finney,
  count: number = casesPerFunction,
): readonly Draft[] =>
  Object.entries(givens).map(([handler, given]) => {
    const suite = suiteName(rules, "function");
    const seed = seedOf(suite, handler);
    const inputs = fc.sample(given, { seed, numRuns: count });
    return {
      suite,
      handler,
      case: "random",
      description: `${handler} on small arguments, zeros, ones and ties among them.`,
      provenance: { kind: "generated", seed, generator },
      pairs: inputs.map((input) => [input, execute(suite, handler, input).outcome as Json]),
    };
  });

/** A file for each of some functions that the epochs are made of. */
export const functionVectors = (): readonly Draft[] => functionDrafts("src/vectors/functions.ts", givenTo);
