import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import { Stake, TotalIssuance } from "../../model/finney/items/subtensor.ts";
import { Account } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { calmCalls, transactions } from "../arbitraries/transactions.ts";
import { property } from "../property.ts";
import { appliedOf, plain, sent } from "../support/transactions.ts";

const free = (state: State) => Account.entries(state).reduce((sum, { value }) => sum + value.data.free, 0n);
const staked = (state: State) => Stake.entries(state).reduce((sum, { value }) => sum + value, 0n);

export const feesAreBurntInBothCounts = property({
  name: "fees-are-burnt-in-both-counts",
  informal: "The rao of a fee are gone from all accounts, and from both counts of how many rao there are.",
  formal: "Δ(balances) = ΔBalances.TotalIssuance; Δ(balances + stakes) = ΔTotalIssuance = −fee",
  rules: ["TXN-3", "TXN-4"],
  status: "tested",
  cost: 4,
  arbitrary: transactions(calmCalls),
  witnesses: {
    "nothing is paid": (drawn) => appliedOf(drawn)?.fee === 0n,
    "only a tip is paid": (drawn) => drawn.tip > 0n && appliedOf(drawn)?.fee === drawn.tip,
    "a fee is paid": (drawn) => (appliedOf(drawn)?.fee ?? 0n) > drawn.tip,
  },
  violation: (drawn) => {
    const applied = appliedOf(drawn);
    if (applied === undefined) return undefined;
    const { before } = sent(drawn);
    const { state: after, fee } = applied;
    const fell = (count: (state: State) => bigint) => count(before) - count(after);
    if (fell(free) !== fell(BalancesIssuance.get))
      return "Balances.TotalIssuance does not follow the balances";
    if (fell(free) + fell(staked) !== fee)
      return `${fell(free) + fell(staked)} rao are gone, the fee is ${fee}`;
    const counted = fell(TotalIssuance.get);
    return counted === fee ? undefined : `TotalIssuance falls by ${counted}, the fee is ${fee}`;
  },
  errata: [{ id: "ERR-92", excuses: (drawn) => (appliedOf(drawn)?.fee ?? 0n) > 0n, scenario: plain() }],
});
