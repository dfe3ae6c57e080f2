import * as Result from "effect/Result";
import { u32, u64 } from "../../numbers/integer.ts";
import type { Rejection } from "../../runtime/rejection.ts";
import { BlockHash, BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { type Era, invalid, type Transaction } from "./transaction.ts";

/** [TXN-2] The block in which the era began that holds at `current`; 0 for an immortal one. */
export const eraBirth = (era: Era, current: bigint): bigint => {
  if (era === "Immortal") return 0n;
  const { period, phase } = era;
  const since = current > phase ? current - phase : 0n;
  return (since / period) * period + phase;
};

/** [TXN-2] The first block after the era that holds at `current`; 2^64 - 1 for an immortal one. */
export const eraDeath = (era: Era, current: bigint): bigint =>
  era === "Immortal" ? u64.maximum : u64.wrapping(eraBirth(era, current) + era.period);

/**
 * [TXN-2] The signer has signed the hash of the block in which the era began. `AncientBirthBlock` where the chain has no
 * hash of that block, because it is too old or the current one; `BadProof` where it has another one.
 */
export const checkBirth = (
  state: State,
  { era, birthHash }: Pick<Transaction, "era" | "birthHash">,
): Result.Result<void, Rejection> => {
  const birth = u32.saturating(eraBirth(era, BlockNumber.get(state)));
  if (!BlockHash.has(state, birth)) return invalid("AncientBirthBlock");
  return BlockHash.get(state, birth) === birthHash ? Result.void : invalid("BadProof");
};

/** [TXN-2] Blocks until the era ends. */
export const eraLongevity = (state: State, era: Era): bigint => {
  const current = BlockNumber.get(state);
  return u64.saturating(eraDeath(era, current) - current);
};
