import * as Result from "effect/Result";
import { finney } from "../../model/finney/rules.ts";
import { applyTransaction } from "../../model/finney/transactions/apply.ts";
import { Account } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { transactions } from "../arbitraries/transactions.ts";
import { property } from "../property.ts";
import { appliedOf, type Drawn, plain, refusalOf, sendAllAway, sent } from "../support/transactions.ts";

/** Why the same transaction is refused when it is sent once more. */
const refusedAgain = (drawn: Drawn, state: State): string => {
  const again = applyTransaction({ rules: finney, state }, sent(drawn).transaction);
  return Result.isFailure(again) ? again.failure.reason : "nothing";
};

/** A call that takes everything out of the signer's account. */
const empties = ({ call }: Drawn): boolean =>
  call.call === "Balances.transfer_all" && call.args["keep_alive"] === false;

export const transactionsCountOnce = property({
  name: "transactions-count-once",
  informal:
    "An applied transaction raises its signer's nonce by one, whatever becomes of its call, and cannot be applied again.",
  formal: "apply(s, t) = s' ⇒ nonce' = nonce + 1 ∧ apply(s', t) = Stale",
  rules: ["TXN-1", "TXN-8"],
  status: "tested",
  arbitrary: transactions(),
  witnesses: {
    "a nonce that has been used": (drawn) => refusalOf(drawn) === "InvalidTransaction.Stale",
    "a nonce too far ahead": (drawn) => refusalOf(drawn) === "InvalidTransaction.Future",
    "a signer without an account": (drawn) => drawn.signer === "unknown" && appliedOf(drawn) !== undefined,
  },
  violation: (drawn) => {
    const applied = appliedOf(drawn);
    if (applied === undefined) return undefined;
    const { nonce, signer } = sent(drawn).transaction;
    const after = Account.get(applied.state, signer).nonce;
    if (after !== nonce + 1) return `the nonce is ${after} after ${nonce}`;
    const reason = refusedAgain(drawn, applied.state);
    return reason === "InvalidTransaction.Stale" ? undefined : `sent again, it is refused for ${reason}`;
  },
  errata: [
    {
      id: "ERR-120",
      excuses: (drawn) => empties(drawn) && appliedOf(drawn)?.result === "Ok",
      scenario: plain({ call: sendAllAway }),
    },
  ],
});
