import { blake2b } from "@noble/hashes/blake2.js";
import { base58 } from "@scure/base";
import type { AccountId } from "../../model/finney/yuma/types.ts";

/** SS58 of an account of this network: a prefix byte, 32 bytes of key, two bytes of checksum. */
const networkPrefix = 42;
const keyBytes = 32;
const checksumBytes = 2;

const checksumOf = (body: Uint8Array): Uint8Array => {
  const salt = new TextEncoder().encode("SS58PRE");
  return blake2b(new Uint8Array([...salt, ...body]), { dkLen: 64 }).slice(0, checksumBytes);
};

const toHex = (bytes: Uint8Array): AccountId =>
  `0x${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;

const decodeBase58 = (text: string): Uint8Array | undefined => {
  try {
    return base58.decode(text);
  } catch {
    return undefined;
  }
};

/** A key in SS58 (network 42) or hex as an account; `fault` says what is wrong with the text. */
export const readHotkey = (text: string): { readonly account: AccountId } | { readonly fault: string } => {
  if (/^0x[0-9a-fA-F]{64}$/.test(text)) return { account: text.toLowerCase() };
  const fault = (detail: string) => ({
    fault: `an SS58 key of network ${networkPrefix} or 0x and 64 hex digits${detail}`,
  });
  const bytes = text.startsWith("0x") ? undefined : decodeBase58(text);
  if (bytes === undefined || bytes.length !== 1 + keyBytes + checksumBytes) return fault("");
  const body = bytes.slice(0, 1 + keyBytes);
  if (toHex(checksumOf(body)) !== toHex(bytes.slice(body.length)))
    return fault(", but the checksum is wrong");
  if (body[0] !== networkPrefix) return fault(`, but it is of network ${body[0]}`);
  return { account: toHex(body.slice(1)) };
};

/** An account as an SS58 key of network 42. */
export const writeHotkey = (account: AccountId): string => {
  const digits = account.slice(2).match(/../g) ?? [];
  const body = new Uint8Array([networkPrefix, ...digits.map((digit) => Number.parseInt(digit, 16))]);
  return base58.encode(new Uint8Array([...body, ...checksumOf(body)]));
};
