/** A signed transaction as the bytes that are sent: format 4, with the extensions of the chain's runtime. */
import * as Result from "effect/Result";
import type { Era } from "../finney/transactions/transaction.ts";
import type { RuleSet, RuntimeCall } from "../rules.ts";
import { decodeCall, encodeCall } from "../runtime/callCodec.ts";
import { type Rejection, reject } from "../runtime/rejection.ts";
import { concat, fromHex, littleEndian, toHex } from "../storage/bytes.ts";
import { compact, decodeAt, encode, ScaleError } from "../storage/scale.ts";
import { Bytes, CompactU32, CompactU64, U16 } from "../storage/shape.ts";
import { type AccountScheme, accountSchemes, signatureLengths } from "./verify.ts";

const addressKinds = ["Id", "Index", "Raw", "Address32", "Address20"] as const;

/** How the signer is named. Only an `Id`, which is an account, can be looked up. */
export interface SignerAddress {
  readonly kind: (typeof addressKinds)[number];
  /** 32 bytes, none, any number, 32 and 20. */
  readonly bytes: string;
}

/** What is signed of a transaction. */
export interface ExtrinsicBody {
  readonly era: Era;
  readonly nonce: number;
  /** Rao. */
  readonly tip: bigint;
  readonly call: RuntimeCall;
}

/** A signed transaction: who says to have signed what, and how. */
export interface SignedExtrinsic extends ExtrinsicBody {
  readonly address: SignerAddress;
  readonly scheme: AccountScheme;
  readonly signature: string;
}

type Decoded<Value> = readonly [value: Value, next: number];

const VERSION = 4;
const SIGNED = 0x80;

const widths: Readonly<Record<SignerAddress["kind"], number | undefined>> = {
  Id: 32,
  Index: 0,
  Raw: undefined,
  Address32: 32,
  Address20: 20,
};

const take = (bytes: Uint8Array, offset: number, length: number): Decoded<Uint8Array> => {
  if (offset + length > bytes.length) throw new ScaleError(`${length} bytes are expected at ${offset}`);
  return [bytes.subarray(offset, offset + length), offset + length];
};

const variant = <Value>(of: readonly Value[], bytes: Uint8Array, offset: number): Decoded<Value> => {
  const found = of[bytes[offset] ?? of.length];
  if (found === undefined) throw new ScaleError(`a variant is expected at ${offset}`);
  return [found, offset + 1];
};

const encodeAddress = ({ kind, bytes }: SignerAddress): Uint8Array =>
  concat(Uint8Array.of(addressKinds.indexOf(kind)), kind === "Raw" ? encode(Bytes, bytes) : fromHex(bytes));

const decodeAddress = (bytes: Uint8Array, offset: number): Decoded<SignerAddress> => {
  const [kind, start] = variant(addressKinds, bytes, offset);
  const width = widths[kind];
  if (width === undefined) {
    const [raw, after] = decodeAt(Bytes, bytes, start);
    return [{ kind, bytes: raw }, after];
  }
  const [taken, next] = take(bytes, start, width);
  return [{ kind, bytes: toHex(taken) }, next];
};

const decodeSignature = (
  bytes: Uint8Array,
  offset: number,
): Decoded<Pick<SignedExtrinsic, "scheme" | "signature">> => {
  const [scheme, start] = variant(accountSchemes, bytes, offset);
  const [signature, next] = take(bytes, start, signatureLengths[scheme]);
  return [{ scheme, signature: toHex(signature) }, next];
};

/** How coarse the phases of long eras are: there are 4096 of them at most. */
const stepOf = (period: bigint): bigint => (period >> 12n > 1n ? period >> 12n : 1n);

const logarithm = (period: bigint): bigint => BigInt(period.toString(2).length - 1);

/** [SIG-5] An era: the byte 0, or two bytes of which the low four bits give the period and the others the phase. */
export const encodeEra = (era: Era): Uint8Array =>
  era === "Immortal"
    ? Uint8Array.of(0)
    : littleEndian(((era.phase / stepOf(era.period)) << 4n) | (logarithm(era.period) - 1n), 2);

const decodeEra = (bytes: Uint8Array, offset: number): Decoded<Era> => {
  const [first, start] = take(bytes, offset, 1);
  if (first[0] === 0) return ["Immortal", start];
  const [encoded, next] = decodeAt(U16, bytes, offset);
  const period = 2n << BigInt(encoded & 15);
  const phase = BigInt(encoded >> 4) * stepOf(period);
  if (period < 4n || phase >= period) throw new ScaleError(`an era is expected at ${offset}`);
  return [{ period, phase }, next];
};

/** [SIG-5] The era of `period` blocks, a power of two from 4 to 65,536, that `block` is in. */
export const mortalEra = (period: bigint, block: bigint): Era => {
  const step = stepOf(period);
  return { period, phase: ((block % period) / step) * step };
};

/** [SIG-5] What the extensions of a transaction put into its bytes: era, nonce, tip. The other seven put nothing. */
export const encodeExtra = ({ era, nonce, tip }: ExtrinsicBody): Uint8Array =>
  concat(encodeEra(era), compact(BigInt(nonce)), compact(tip));

/**
 * [SIG-5] The bytes of a signed transaction, their length in front. Throws a ScaleError for a call that the rules do not
 * have.
 */
export const encodeExtrinsic = (rules: RuleSet, extrinsic: SignedExtrinsic): Uint8Array => {
  const { address, scheme, signature, call } = extrinsic;
  const signed = concat(
    Uint8Array.of(SIGNED | VERSION),
    encodeAddress(address),
    Uint8Array.of(accountSchemes.indexOf(scheme)),
    fromHex(signature),
  );
  const whole = concat(signed, encodeExtra(extrinsic), encodeCall(rules, call));
  return concat(compact(BigInt(whole.length)), whole);
};

/** What follows the version. */
const decodeSigned = (rules: RuleSet, bytes: Uint8Array, start: number): SignedExtrinsic => {
  const [address, afterAddress] = decodeAddress(bytes, start);
  const [signature, afterSignature] = decodeSignature(bytes, afterAddress);
  const [era, afterEra] = decodeEra(bytes, afterSignature);
  const [nonce, afterNonce] = decodeAt(CompactU32, bytes, afterEra);
  const [tip, afterTip] = decodeAt(CompactU64, bytes, afterNonce);
  return { address, ...signature, era, nonce, tip, call: decodeCall(rules, bytes.subarray(afterTip)) };
};

const decodeAll = (rules: RuleSet, bytes: Uint8Array): Result.Result<SignedExtrinsic, Rejection> => {
  const [length, start] = decodeAt(CompactU32, bytes, 0);
  if (length !== bytes.length - start) return reject("Extrinsic.WrongLength");
  const [[version = 0], next] = take(bytes, start, 1);
  if ((version & ~SIGNED) !== VERSION) return reject("Extrinsic.WrongVersion");
  if ((version & SIGNED) === 0) return reject("Extrinsic.NotSigned");
  return Result.succeed(decodeSigned(rules, bytes, next));
};

/**
 * [SIG-5] The signed transaction that all of `bytes` are. In order: `Extrinsic.Malformed` without a length in front,
 * `Extrinsic.WrongLength`, `Extrinsic.WrongVersion`, `Extrinsic.NotSigned`, `Extrinsic.Malformed` for all else.
 */
export const decodeExtrinsic = (
  rules: RuleSet,
  bytes: Uint8Array,
): Result.Result<SignedExtrinsic, Rejection> => {
  try {
    return decodeAll(rules, bytes);
  } catch (error) {
    if (error instanceof ScaleError) return reject("Extrinsic.Malformed");
    throw error;
  }
};

/** [SIG-7] The account that signs. `UnknownTransaction.CannotLookup` where the address is no `Id`. */
export const signerOf = ({ address }: SignedExtrinsic): Result.Result<string, Rejection> =>
  address.kind === "Id" ? Result.succeed(address.bytes) : reject("UnknownTransaction.CannotLookup");
