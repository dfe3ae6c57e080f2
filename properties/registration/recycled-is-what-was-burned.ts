import { RAORecycledForRegistration, TotalIssuance } from "../../model/finney/items/subtensor.ts";
import { Account } from "../../model/runtime/system.ts";
import { burnsAndBalances } from "../arbitraries/registration.ts";
import { property } from "../property.ts";
import { newcomer, registered, SUBNET, stateOf } from "../support/registration.ts";

interface Money {
  readonly burn: bigint;
  readonly balance: bigint;
}

/** The existential deposit, which a withdrawal leaves. */
const DEPOSIT = 500n;

const before = (money: Money) => stateOf({ neurons: [], room: 1, immunityPeriod: 0, ...money });

export const recycledIsWhatWasBurned = property({
  name: "recycled-is-what-was-burned",
  informal: "What a registration adds to the subnet's recycled rao has left the balance and the issuance.",
  formal: "ΔRAORecycledForRegistration = −Δbalance = −ΔTotalIssuance",
  rules: ["REG-3"],
  status: "tested",
  arbitrary: burnsAndBalances,
  cost: 2,
  witnesses: {
    paid: (money) => money.burn > 0n && registered(before(money)) !== undefined,
    refused: (money) => registered(before(money)) === undefined,
    free: ({ burn }) => burn === 0n,
  },
  violation: (money) => {
    const state = before(money);
    const after = registered(state)?.state;
    if (after === undefined) return undefined;
    const recycled = RAORecycledForRegistration.get(after, SUBNET);
    const paid = money.balance - Account.get(after, newcomer.coldkey).data.free;
    const burned = TotalIssuance.get(state) - TotalIssuance.get(after);
    return paid === burned && recycled === burned
      ? undefined
      : `${paid} rao are paid, ${burned} are burned, ${recycled} are recycled`;
  },
  errata: [
    {
      id: "ERR-69",
      excuses: ({ burn, balance }) => balance < burn + DEPOSIT,
      scenario: { burn: 2n, balance: 501n },
    },
  ],
});
