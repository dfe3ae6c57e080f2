/** What is signed of a transaction, besides itself: the chain that it is for, and the block in which its era began. */
import { blake2b } from "@noble/hashes/blake2.js";
import * as Result from "effect/Result";
import { eraBirth } from "../finney/transactions/era.ts";
import { type Era, invalid } from "../finney/transactions/transaction.ts";
import { u32 } from "../numbers/integer.ts";
import type { Chain, RuleSet } from "../rules.ts";
import { encodeCall } from "../runtime/callCodec.ts";
import type { Rejection } from "../runtime/rejection.ts";
import { BlockHash, BlockNumber } from "../runtime/system.ts";
import { concat, fromHex, littleEndian, toHex } from "../storage/bytes.ts";
import { type ExtrinsicBody, encodeExtra, encodeExtrinsic } from "./extrinsic.ts";
import type { KeyPair } from "./keys.ts";
import { sign } from "./sign.ts";

/** The version of a runtime: a transaction that is signed for another one does not hold. */
interface RuntimeVersion {
  readonly specVersion: number;
  readonly transactionVersion: number;
}

/** What is signed without standing in the transaction. */
export interface SigningDomain extends RuntimeVersion {
  /** Hash of block 0. */
  readonly genesisHash: string;
  /** Hash of the block in which the era began; that of block 0 for an immortal one. */
  readonly birthHash: string;
}

/** [SIG-6] The version of the runtime that a rule set stands for. */
export const runtimeVersionOf = ({ bonded }: RuleSet): RuntimeVersion => ({
  specVersion: bonded === undefined ? 149 : 10_000,
  transactionVersion: 1,
});

/** [SIG-6] What must be signed in the current block. `AncientBirthBlock` where the chain has no hash of the birth block. */
export const signingDomainOf = (
  { rules, state }: Chain,
  era: Era,
): Result.Result<SigningDomain, Rejection> => {
  const birth = u32.saturating(eraBirth(era, BlockNumber.get(state)));
  if (!BlockHash.has(state, birth)) return invalid("AncientBirthBlock");
  const birthHash = BlockHash.get(state, birth);
  return Result.succeed({
    ...runtimeVersionOf(rules),
    genesisHash: BlockHash.get(state, 0n),
    birthHash,
  });
};

/** Bytes up to which a payload is signed as it is. */
export const LONGEST_PAYLOAD = 256;

/** What is signed where it is long. */
export const hashLong = (payload: Uint8Array): Uint8Array =>
  payload.length > LONGEST_PAYLOAD ? blake2b(payload, { dkLen: 32 }) : payload;

/** [SIG-6] The payload before it is hashed: call, extensions, versions (u32 each), hashes. */
export const rawPayload = (rules: RuleSet, body: ExtrinsicBody, domain: SigningDomain): Uint8Array =>
  concat(
    encodeCall(rules, body.call),
    encodeExtra(body),
    littleEndian(BigInt(domain.specVersion), 4),
    littleEndian(BigInt(domain.transactionVersion), 4),
    fromHex(domain.genesisHash),
    fromHex(domain.birthHash),
  );

/** [SIG-6] The bytes that are signed: the payload, or its BLAKE2b of 32 bytes where it is longer than 256. */
export const signingPayload = (rules: RuleSet, body: ExtrinsicBody, domain: SigningDomain): Uint8Array =>
  hashLong(rawPayload(rules, body, domain));

/** [SIG-6] The bytes of a transaction that a key pair has signed, with 32 bytes of randomness. */
export const signExtrinsic = (
  rules: RuleSet,
  pair: KeyPair,
  body: ExtrinsicBody,
  domain: SigningDomain,
  randomness: Uint8Array,
): Uint8Array => {
  const signature = toHex(sign(pair, signingPayload(rules, body, domain), randomness));
  const address = { kind: "Id", bytes: pair.account } as const;
  return encodeExtrinsic(rules, { ...body, address, scheme: pair.scheme, signature });
};
