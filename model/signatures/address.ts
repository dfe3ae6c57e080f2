import { base58 } from "@scure/base";
import * as Result from "effect/Result";
import { type Rejection, reject } from "../runtime/rejection.ts";
import { concat, fromHex, toHex } from "../storage/bytes.ts";
import { CHECKSUM_BYTES, checksumOf, decodeBase58, KEY_BYTES, NETWORK_PREFIX } from "../storage/ss58.ts";
import { isSame } from "./equal.ts";

/** Networks that no address may bear: kept for bare public keys. */
const reserved: ReadonlySet<number> = new Set([46, 47]);

/** An account and the network that its address names. */
export interface Address {
  readonly account: string;
  readonly network: number;
}

/** A network in one byte below 64, else in two: 01aaaaaa bbcccccc for the number 00cccccc aaaaaabb. */
const prefixOf = (network: number): Uint8Array =>
  network < 64
    ? Uint8Array.of(network)
    : Uint8Array.of(((network & 0xfc) >> 2) | 0x40, (network >> 8) | ((network & 3) << 6));

const networkOf = (first: number, second: number): number =>
  first < 64 ? first : ((first << 2) & 0xff) | (second >> 6) | ((second & 0x3f) << 8);

/**
 * [SIG-2] The account of an SS58 address. In order: `Address.BadBase58`, `.BadLength`, `.InvalidPrefix`, `.BadLength`,
 * `.FormatNotAllowed` for the networks 46 and 47, `.InvalidChecksum`, `.WrongNetwork` unless it is that of `network`.
 */
export const readAddress = (
  text: string,
  network: number = NETWORK_PREFIX,
): Result.Result<Address, Rejection> => {
  const bytes = decodeBase58(text);
  if (bytes === undefined) return reject("Address.BadBase58");
  const [first = 0, second = 0] = bytes;
  if (bytes.length < 2) return reject("Address.BadLength");
  if (first > 127) return reject("Address.InvalidPrefix");
  const start = first < 64 ? 1 : 2;
  if (bytes.length !== start + KEY_BYTES + CHECKSUM_BYTES) return reject("Address.BadLength");
  const named = networkOf(first, second);
  if (reserved.has(named)) return reject("Address.FormatNotAllowed");
  const body = bytes.subarray(0, start + KEY_BYTES);
  if (!isSame(bytes.subarray(body.length), checksumOf(body))) return reject("Address.InvalidChecksum");
  if (named !== network) return reject("Address.WrongNetwork");
  return Result.succeed({ account: toHex(body.subarray(start)), network });
};

/** [SIG-2] The SS58 address of an account on a network from 0 to 16,383. */
export const writeAddress = (account: string, network: number = NETWORK_PREFIX): string => {
  const body = concat(prefixOf(network), fromHex(account));
  return base58.encode(concat(body, checksumOf(body)));
};
