import fc from "fast-check";
import { freeBalance } from "../../model/finney/balances/fungible.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { accountOf } from "../arbitraries/epoch.ts";
import { property } from "../property.ts";
import { balance, callBy, refusalOf, stateAfter, written } from "../support/calling.ts";

/** A subnet with a lock, its owner's balance, and who dissolves it. */
interface Dissolved {
  readonly locked: bigint;
  readonly free: bigint;
  readonly byOwner: boolean;
}

const owner = accountOf(1);
const stranger = accountOf(2);

const stateOf = ({ locked, free }: Dissolved): State =>
  written(
    undefined,
    balance(owner, free),
    (state) => item.NetworksAdded.put(state, 1, true),
    (state) => item.TotalNetworks.put(state, 1),
    (state) => item.SubnetOwner.put(state, 1, owner),
    (state) => item.SubnetLocked.put(state, 1, locked),
  );

const run = (input: Dissolved) =>
  callBy(stateOf(input), input.byOwner ? owner : stranger, "dissolve_network", { netuid: 1 });

export const dissolvingRefundsTheLock = property({
  name: "dissolving-refunds-the-lock",
  informal: "Only its owner dissolves a subnet, and gets back all that is locked in it.",
  formal: "dissolved ⇒ signer = SubnetOwner ∧ Δbalance(owner) = SubnetLocked",
  rules: ["NET-6", "NET-7"],
  status: "tested",
  arbitrary: fc.record({
    locked: fc.oneof(fc.constantFrom(0n, 499n, 500n), fc.bigInt(0n, 1n << 40n)),
    free: fc.oneof(fc.constantFrom(0n, 500n), fc.bigInt(500n, 1n << 40n)),
    byOwner: fc.integer({ min: 0, max: 3 }).map((number) => number > 0),
  }),
  witnesses: {
    "an owner without a balance": ({ free, locked, byOwner }) => byOwner && free === 0n && locked >= 500n,
    "a stranger": (input) => refusalOf(run(input)) === "NotSubnetOwner",
  },
  violation: (input) => {
    const state = stateAfter(run(input));
    if (state === undefined) return input.byOwner ? "the owner is refused" : undefined;
    if (!input.byOwner) return "a stranger dissolves it";
    const refunded = freeBalance(state, owner) - input.free;
    return refunded === input.locked ? undefined : `${refunded} of ${input.locked} rao come back`;
  },
  errata: [
    {
      id: "ERR-51",
      excuses: ({ locked, free }) => locked > 0n && free + locked < 500n,
      scenario: { locked: 1n, free: 0n, byOwner: true },
    },
  ],
});
