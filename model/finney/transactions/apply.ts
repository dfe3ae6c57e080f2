import * as Result from "effect/Result";
import type { Chain, Outcome } from "../../rules.ts";
import { dispatch } from "../../runtime/call.ts";
import type { DispatchResult } from "../../runtime/event.ts";
import { signed } from "../../runtime/origin.ts";
import { attempt, type Panic, type Rejection } from "../../runtime/rejection.ts";
import type { State } from "../../storage/item.ts";
import { checkBirth } from "./era.ts";
import { feeOf, giveBack, isWaived, takeFee } from "./fee.ts";
import { takeNonce } from "./nonce.ts";
import type { Transaction } from "./transaction.ts";
import { checkSigner } from "./validate.ts";

/** What a transaction has done, its call refused or not. */
export interface AppliedTransaction extends Outcome {
  /** How its call ended. */
  readonly result: DispatchResult;
  /** What it has cost, in rao, the tip included. */
  readonly fee: bigint;
}

/** Nonce and fee, before the call. */
const begin = (state: State, transaction: Transaction, fee: bigint): Result.Result<State, Rejection> =>
  Result.gen(function* () {
    yield* checkBirth(state, transaction);
    yield* checkSigner(transaction.signer);
    return yield* takeFee(yield* takeNonce(state, transaction), transaction.signer, fee);
  });

/** The fee comes back down to the tip where the call has turned out to cost nothing. */
const settle = (
  before: State,
  { signer, call, tip }: Transaction,
  fee: bigint,
  outcome: Outcome,
): AppliedTransaction => {
  if (!isWaived(before, call, outcome)) return { ...outcome, result: "Ok", fee };
  return { ...outcome, state: giveBack(outcome.state, signer, fee - tip), result: "Ok", fee: tip };
};

/**
 * [TXN-8] A transaction in a block: it is counted, pays its fee, and then its call is made. A call that is refused keeps
 * nonce and fee; its own writes and events are undone.
 *
 * Fails where the transaction cannot stand in the block: `AncientBirthBlock`, `BadProof`, `BadSigner`, `Stale`, `Future`,
 * `Payment`, in this order, or where its call panics. The state before it then stands.
 */
export const applyTransaction = (
  { rules, state }: Chain,
  transaction: Transaction,
): Result.Result<AppliedTransaction, Rejection | Panic> =>
  attempt(() => {
    const fee = feeOf(transaction);
    return Result.map(begin(state, transaction, fee), (begun) =>
      Result.match(dispatch({ rules, state: begun }, signed(transaction.signer), transaction.call), {
        onSuccess: (outcome) => settle(begun, transaction, fee, outcome),
        onFailure: ({ reason }): AppliedTransaction => ({
          state: begun,
          events: [],
          result: { error: reason },
          fee,
        }),
      }),
    );
  });
