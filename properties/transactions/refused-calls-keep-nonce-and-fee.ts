import { TotalIssuance } from "../../model/finney/items/balances.ts";
import { changesBetween } from "../../model/runtime/changes.ts";
import { Account } from "../../model/runtime/system.ts";
import { transactions } from "../arbitraries/transactions.ts";
import { property } from "../property.ts";
import { appliedOf, type Drawn, failed, sent } from "../support/transactions.ts";

const lost = (drawn: Drawn): bigint => {
  const { before, transaction } = sent(drawn);
  const balanceIn = (state: typeof before) => Account.get(state, transaction.signer).data.free;
  return balanceIn(before) - balanceIn(appliedOf(drawn)?.state);
};

export const refusedCallsKeepNonceAndFee = property({
  name: "refused-calls-keep-nonce-and-fee",
  informal:
    "Where the call of a transaction is refused, nothing changes but its signer's account, by the fee, and the count of all balances.",
  formal: "call refused ⇒ changes ⊆ {Account(signer), Balances.TotalIssuance} ∧ Δbalance = −fee ∧ no events",
  rules: ["TXN-4", "TXN-8"],
  status: "tested",
  arbitrary: transactions(),
  witnesses: {
    "a call is refused that costs a fee": (drawn) => failed(drawn) && lost(drawn) > 0n,
    "a call is refused that costs nothing": (drawn) => failed(drawn) && lost(drawn) === 0n,
  },
  violation: (drawn) => {
    const applied = appliedOf(drawn);
    if (applied === undefined || applied.result === "Ok") return undefined;
    const changed = changesBetween(sent(drawn).before, applied.state).map(({ item }) => item);
    const other = changed.find((item) => item !== Account && item !== TotalIssuance);
    if (other !== undefined) return `${other.name} changes`;
    if (applied.events.length > 0) return `${applied.events.length} events stay`;
    return lost(drawn) === applied.fee ? undefined : `${lost(drawn)} rao go, not the fee of ${applied.fee}`;
  },
});
