import * as Result from "effect/Result";
import { u32 } from "../../numbers/integer.ts";
import type { Rejection } from "../../runtime/rejection.ts";
import { Account } from "../../runtime/system.ts";
import { toHex } from "../../storage/bytes.ts";
import type { State } from "../../storage/item.ts";
import { encode } from "../../storage/scale.ts";
import { AccountId, tuple, U32 } from "../../storage/shape.ts";
import { invalid, type Transaction, type Validity, validAnyway } from "./transaction.ts";

type Numbered = Pick<Transaction, "signer" | "nonce">;

/** The tag of a signer's transaction: account and nonce as SCALE. */
const tag = (signer: string, nonce: number): string => toHex(encode(tuple(AccountId, U32), [signer, nonce]));

/**
 * [TXN-1] The tags of a transaction: it provides its own, and requires the one before where that has not been applied
 * yet. `Stale` where the nonce has been used.
 */
export const nonceTags = (state: State, { signer, nonce }: Numbered): Result.Result<Validity, Rejection> => {
  const next = Account.get(state, signer).nonce;
  if (nonce < next) return invalid("Stale");
  const requires = nonce > next ? [tag(signer, nonce - 1)] : [];
  return Result.succeed({ ...validAnyway, requires, provides: [tag(signer, nonce)] });
};

/**
 * [TXN-1] Count the transaction. `Stale` where the nonce has been used, `Future` where an earlier one is missing. The
 * account is written also where it does not exist yet; its count wraps at 2^32.
 */
export const takeNonce = (state: State, { signer, nonce }: Numbered): Result.Result<State, Rejection> => {
  const account = Account.get(state, signer);
  if (nonce !== account.nonce) return invalid(nonce < account.nonce ? "Stale" : "Future");
  const next = Number(u32.wrapping(BigInt(nonce) + 1n));
  return Result.succeed(Account.put(state, signer, { ...account, nonce: next }));
};
