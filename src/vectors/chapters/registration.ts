import fc, { type Arbitrary } from "fast-check";
import type { Json } from "../../../conformance/case.ts";
import type { Draft } from "../files.ts";
import { functionDrafts } from "../functions.ts";

const text = (value: bigint): string => value.toString();
const HASHES = 1n << 256n;

/** 32 bytes: a few that are easy to recognise, and any. */
const bytes32 = fc
  .oneof(fc.constantFrom(0n, 1n, HASHES - 1n), fc.bigInt(0n, HASHES - 1n))
  .map((value) => `0x${value.toString(16).padStart(64, "0")}`);

const u64s = fc.oneof(fc.constantFrom(0n, 1n, (1n << 64n) - 1n), fc.bigInt(0n, (1n << 64n) - 1n));

/** Hashes next to the largest one that a difficulty allows. */
const hashesAndDifficulties = fc
  .tuple(fc.oneof(fc.bigInt(1n, 10n), fc.bigInt(1n, (1n << 64n) - 1n)), fc.bigInt(-1n, 1n))
  .map(([difficulty, offset]) => {
    const hash = (HASHES - 1n) / difficulty + offset;
    const inRange = hash >= HASHES ? HASHES - 1n : hash;
    return { hash: `0x${inRange.toString(16).padStart(64, "0")}`, difficulty: text(difficulty) };
  });

/** Ties, the greatest score, and neurons in and out of immunity. */
const neurons: Arbitrary<Json> = fc.nat(6).chain((count) => {
  const list = <Value>(of: Arbitrary<Value>) => fc.array(of, { minLength: count, maxLength: count });
  return fc.record({
    pruning_scores: list(fc.oneof(fc.nat(3), fc.constant(65_535))),
    block_at_registration: list(fc.bigInt(80n, 101n).map(text)),
    current_block: fc.constant("100"),
    immunity_period: fc.nat(20),
  });
});

/** The vectors of this chapter that are not taken from whole calls. */
export const registrationVectors = (): readonly Draft[] =>
  functionDrafts("src/vectors/chapters/registration.ts", {
    create_seal_hash: fc.record({ block_hash: bytes32, nonce: u64s.map(text), hotkey: bytes32 }),
    hash_meets_difficulty: hashesAndDifficulties,
    get_neuron_to_prune: neurons,
  });
