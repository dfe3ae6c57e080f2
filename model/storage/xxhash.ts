import { u64 } from "../numbers/integer.ts";
import { concat, fromLittleEndian, littleEndian } from "./bytes.ts";

const PRIME_1 = 0x9e3779b185ebca87n;
const PRIME_2 = 0xc2b2ae3d27d4eb4fn;
const PRIME_3 = 0x165667b19e3779f9n;
const PRIME_4 = 0x85ebca77c2b2ae63n;
const PRIME_5 = 0x27d4eb2f165667c5n;

const wrap = u64.wrapping;
const rotate = (value: bigint, by: bigint): bigint => wrap((value << by) | (value >> (64n - by)));
const read = (bytes: Uint8Array, offset: number, length: number): bigint =>
  fromLittleEndian(bytes.subarray(offset, offset + length));

const round = (lane: bigint, word: bigint): bigint =>
  wrap(rotate(wrap(lane + word * PRIME_2), 31n) * PRIME_1);
const merge = (hash: bigint, lane: bigint): bigint => wrap((hash ^ round(0n, lane)) * PRIME_1 + PRIME_4);

/** The hash of the whole stripes of 32 bytes, in four lanes. */
const stripes = (bytes: Uint8Array, seed: bigint): bigint => {
  let lanes = [seed + PRIME_1 + PRIME_2, seed + PRIME_2, seed, seed - PRIME_1].map(wrap);
  for (let start = 0; start + 32 <= bytes.length; start += 32) {
    lanes = lanes.map((lane, index) => round(lane, read(bytes, start + 8 * index, 8)));
  }
  const [a = 0n, b = 0n, c = 0n, d = 0n] = lanes;
  return lanes.reduce(merge, wrap(rotate(a, 1n) + rotate(b, 7n) + rotate(c, 12n) + rotate(d, 18n)));
};

/** Mixes in what is left after the stripes: words of eight bytes, one of four, single bytes. */
const tail = (hash: bigint, bytes: Uint8Array, from: number): bigint => {
  const left = bytes.length - from;
  if (left >= 8) {
    const mixed = wrap(rotate(hash ^ round(0n, read(bytes, from, 8)), 27n) * PRIME_1 + PRIME_4);
    return tail(mixed, bytes, from + 8);
  }
  if (left >= 4) {
    const mixed = wrap(rotate(wrap(hash ^ wrap(read(bytes, from, 4) * PRIME_1)), 23n) * PRIME_2 + PRIME_3);
    return tail(mixed, bytes, from + 4);
  }
  if (left === 0) return hash;
  return tail(
    wrap(rotate(wrap(hash ^ wrap(read(bytes, from, 1) * PRIME_5)), 11n) * PRIME_1),
    bytes,
    from + 1,
  );
};

const avalanche = (hash: bigint): bigint => {
  const first = wrap((hash ^ (hash >> 33n)) * PRIME_2);
  const second = wrap((first ^ (first >> 29n)) * PRIME_3);
  return second ^ (second >> 32n);
};

/** xxHash of 64 bits. */
export const xxHash64 = (bytes: Uint8Array, seed: bigint): bigint => {
  const start = bytes.length >= 32 ? stripes(bytes, seed) : wrap(seed + PRIME_5);
  const whole = bytes.length - (bytes.length % 32);
  return avalanche(tail(wrap(start + BigInt(bytes.length)), bytes, whole));
};

/** [STO-3] Two xxHash64 of 128 bits together, with the seeds 0 and 1: what pallets and items are named by. */
export const twox128 = (bytes: Uint8Array): Uint8Array =>
  concat(littleEndian(xxHash64(bytes, 0n), 8), littleEndian(xxHash64(bytes, 1n), 8));

/** xxHash64 with the seed 0, as bytes. */
export const twox64 = (bytes: Uint8Array): Uint8Array => littleEndian(xxHash64(bytes, 0n), 8);
