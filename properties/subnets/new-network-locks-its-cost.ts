import { freeBalance } from "../../model/finney/balances/fungible.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { networkLockCost } from "../../model/finney/subnets/lockCost.ts";
import {
  type NetworksCase,
  networksCases,
  networksState,
  REGISTRANT,
  registerOn,
  smallNetworks,
} from "../arbitraries/networks.ts";
import { property } from "../property.ts";
import { refusalOf, stateAfter } from "../support/calling.ts";

/** The existential deposit, which cannot be locked, in rao. */
const DEPOSIT = 500n;

const run = (input: NetworksCase) => registerOn(networksState(input));
const costOf = (input: NetworksCase) => networkLockCost(networksState(input), input.block);

export const newNetworkLocksItsCost = property({
  name: "new-network-locks-its-cost",
  informal:
    "Who can pay the lock cost can register, and a registered subnet locks its whole cost, which leaves its owner's balance.",
  formal: "registered ⇒ SubnetLocked = NetworkLastLockCost = cost ∧ Δbalance = −cost",
  rules: ["NET-2", "NET-5"],
  status: "tested",
  arbitrary: networksCases.map((input) => ({
    ...input,
    rateLimit: 0n,
    reductionInterval: input.reductionInterval + 1n,
  })),
  witnesses: {
    "a subnet that replaces another": (input) =>
      refusalOf(run(input)) === undefined && input.subnets.length > input.subnetLimit,
    "one that finds a place": (input) =>
      refusalOf(run(input)) === undefined && input.subnets.length < input.subnetLimit,
  },
  violation: (input) => {
    const applied = run(input);
    if (refusalOf(applied) === "BalanceWithdrawalError") return "the balance seemed enough, and is not";
    const state = stateAfter(applied);
    if (state === undefined) return undefined;
    const cost = costOf(input);
    const locked = item.NetworkLastLockCost.get(state);
    const owned = item.SubnetOwner.entries(state).filter(({ value }) => value === REGISTRANT);
    const held = owned.map(({ keys: [netuid] }) => item.SubnetLocked.get(state, netuid));
    const paid = input.balance - freeBalance(state, REGISTRANT);
    return [locked, paid, ...held].every((rao) => rao === cost) && held.length === 1
      ? undefined
      : `of ${cost} rao ${paid} are paid, ${held} locked, ${locked} noted`;
  },
  errata: [
    {
      id: "ERR-72",
      excuses: (input) => input.balance < costOf(input) + DEPOSIT,
      scenario: smallNetworks({ balance: 1_000n }),
    },
  ],
});
