import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";

/** Bytes as "0x" and hex digits. */
export const toHex = (bytes: Uint8Array): string => `0x${bytesToHex(bytes)}`;

/** The bytes of "0x" and hex digits. Throws for anything else. */
export const fromHex = (hex: string): Uint8Array => {
  if (!hex.startsWith("0x")) throw new RangeError(`"0x" and hex digits are expected, found ${hex}`);
  return hexToBytes(hex.slice(2));
};

/** One array after another, in a list that may be too long for the arguments of a call. */
export const concatAll = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
};

/** The bytes of a text of ASCII characters. The language alone suffices, without the encoders that browsers add. */
export const ascii = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

/** One array after another. */
export const concat = (...parts: readonly Uint8Array[]): Uint8Array => concatAll(parts);

/** `value` in `length` bytes, the lowest first. */
export const littleEndian = (value: bigint, length: number): Uint8Array => {
  const bytes = new Uint8Array(length);
  let rest = value;
  for (let index = 0; index < length; index += 1) {
    bytes[index] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return bytes;
};

/** The number whose bytes these are, the lowest first. */
export const fromLittleEndian = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
