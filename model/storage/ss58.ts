import { blake2b } from "@noble/hashes/blake2.js";
import { base58 } from "@scure/base";
import { ascii, concat, fromHex, toHex } from "./bytes.ts";

/** The prefix that the chain's accounts bear in snapshots and metagraphs. */
export const NETWORK_PREFIX = 42;

export const KEY_BYTES = 32;
export const CHECKSUM_BYTES = 2;
/** Prefix, key, checksum. */
const BYTES = 1 + KEY_BYTES + CHECKSUM_BYTES;
const SALT = ascii("SS58PRE");

/** The first two bytes of the BLAKE2b of a salt, prefix and key. */
export const checksumOf = (body: Uint8Array): Uint8Array =>
  blake2b(concat(SALT, body), { dkLen: 64 }).subarray(0, CHECKSUM_BYTES);

/** The bytes of a text in base 58; undefined for other texts. */
export const decodeBase58 = (text: string): Uint8Array | undefined => {
  try {
    return base58.decode(text);
  } catch {
    return undefined;
  }
};

/** What a text is as SS58: an account of network 42, or what is wrong with it. */
export type Ss58 =
  | { readonly account: string }
  | { readonly fault: "form" }
  | { readonly fault: "checksum" }
  | { readonly fault: "network"; readonly network: number };

/** [GEN-1] The account that an SS58 key of network 42 names: base 58 of prefix byte, 32 bytes, two bytes of checksum. */
export const readSs58 = (text: string): Ss58 => {
  const bytes = decodeBase58(text);
  if (bytes === undefined || bytes.length !== BYTES) return { fault: "form" };
  const body = bytes.subarray(0, BYTES - CHECKSUM_BYTES);
  const checksum = checksumOf(body);
  if (checksum[0] !== bytes[BYTES - 2] || checksum[1] !== bytes[BYTES - 1]) return { fault: "checksum" };
  const [network = 0] = body;
  return network === NETWORK_PREFIX ? { account: toHex(body.subarray(1)) } : { fault: "network", network };
};

/** [GEN-1] An account as an SS58 key of network 42. */
export const writeSs58 = (account: string): string => {
  const body = concat(Uint8Array.of(NETWORK_PREFIX), fromHex(account));
  return base58.encode(concat(body, checksumOf(body)));
};
