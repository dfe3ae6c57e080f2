/** Proof of work: a hash over a recent block, a nonce and an account that is small enough. */
import { sha256 } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import * as Result from "effect/Result";
import { panic } from "../../numbers/panic.ts";
import { ensure, type Rejection } from "../../runtime/rejection.ts";
import { BlockHash, BlockNumber } from "../../runtime/system.ts";
import { concat, fromHex, littleEndian, toHex } from "../../storage/bytes.ts";
import type { State } from "../../storage/item.ts";
import { UsedWork } from "../items/subtensor.ts";

/** Work counts for the current block and the two before it. */
const WORK_WINDOW = 3n;

const bigEndian = (value: bigint, length: number): Uint8Array => littleEndian(value, length).reverse();

/**
 * [REG-4] The hash that proves work: keccak256(sha256(nonce ‖ keccak256(block hash ‖ account))), the nonce as eight
 * bytes, the highest first.
 */
export const createSealHash = (blockHash: string, nonce: bigint, account: string): string => {
  const blockAndAccount = keccak_256(concat(fromHex(blockHash), fromHex(account)));
  return toHex(keccak_256(sha256(concat(bigEndian(nonce, 8), blockAndAccount))));
};

/** [REG-5] Whether hash · difficulty stays below 2^256, the hash read with its highest byte first. */
export const hashMeetsDifficulty = (hash: string, difficulty: bigint): boolean =>
  BigInt(hash) * difficulty < 1n << 256n;

/** Bytes of another length than a hash's stop the chain's code. */
const workAsHash = (work: string): string =>
  fromHex(work).length === 32 ? work : panic("assertion `left == right` failed");

/** A proof of work as a call brings it. */
export interface ProofOfWork {
  /** The account that the work was done for. */
  readonly account: string;
  readonly block: bigint;
  readonly nonce: bigint;
  /** The hash that the nonce is said to give. */
  readonly work: string;
}

/**
 * [REG-5] Accept a proof of work: refused with InvalidWorkBlock, InvalidDifficulty or InvalidSeal, in that order. Work
 * that is not 32 bytes long panics after the first of these. The work is noted as used; whether it was used before is
 * not looked at.
 */
export const acceptWork = (
  state: State,
  { account, block, nonce, work }: ProofOfWork,
  difficulty: bigint,
): Result.Result<State, Rejection> =>
  Result.gen(function* () {
    const current = BlockNumber.get(state);
    yield* ensure(block <= current && current - block < WORK_WINDOW, "InvalidWorkBlock");
    const hash = workAsHash(work);
    yield* ensure(hashMeetsDifficulty(hash, difficulty), "InvalidDifficulty");
    yield* ensure(createSealHash(BlockHash.get(state, block), nonce, account) === hash, "InvalidSeal");
    return UsedWork.put(state, work, current);
  });
