import { blake2b } from "@noble/hashes/blake2.js";
import { concat } from "./bytes.ts";
import { twox64 } from "./xxhash.ts";

/** How a key becomes part of a storage key. The chain iterates a map in the order of these bytes. */
export interface Hasher {
  readonly name: "Identity" | "Twox64Concat" | "Blake2_128Concat";
  /** [STO-3] The bytes of the storage key for an encoded key. */
  readonly hash: (encoded: Uint8Array) => Uint8Array;
}

/** [STO-3] The encoded key as it is: a u16 stands in little-endian order, so that 256 comes before 1. */
export const identity: Hasher = { name: "Identity", hash: (encoded) => encoded };

/** [STO-3] xxHash64 of the encoded key, then the key. */
export const twox64Concat: Hasher = {
  name: "Twox64Concat",
  hash: (encoded) => concat(twox64(encoded), encoded),
};

/** [STO-3] BLAKE2b of 128 bits of the encoded key, then the key. */
export const blake2Concat: Hasher = {
  name: "Blake2_128Concat",
  hash: (encoded) => concat(blake2b(encoded, { dkLen: 16 }), encoded),
};
