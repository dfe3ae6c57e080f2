import fc from "fast-check";
import { deposit } from "../../model/finney/balances/fungible.ts";
import { u64 } from "../../model/numbers/integer.ts";
import { coldkeyIndex, holdings, rao } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import { balanceIn, coldkey, DEPOSIT, type Holdings, smallHoldings, stateOf } from "../support/stakes.ts";

interface Payment {
  readonly holdings: Holdings;
  readonly who: number;
  readonly rao: bigint;
}

const before = ({ holdings, who }: Payment): bigint => balanceIn(stateOf(holdings), coldkey(who));

export const paymentsArrive = property<Payment>({
  name: "payments-arrive",
  informal: "Rao that are paid into a balance are in it, as far as a u64 holds them.",
  formal: "free′ = min(free + a, 2^64 − 1)",
  rules: ["BAL-5"],
  status: "tested",
  arbitrary: fc.record({
    holdings: holdings(),
    who: coldkeyIndex,
    rao: fc.oneof({ arbitrary: rao, weight: 5 }, { arbitrary: fc.constant(u64.maximum), weight: 1 }),
  }),
  witnesses: {
    "an account begins": (payment) => before(payment) === 0n && payment.rao >= DEPOSIT,
    "a u64 is full": (payment) => !u64.contains(before(payment) + payment.rao),
  },
  violation: (payment) => {
    const { holdings, who, rao } = payment;
    const after = balanceIn(deposit(stateOf(holdings), coldkey(who), rao), coldkey(who));
    const due = u64.saturating(before(payment) + rao);
    return after === due ? undefined : `${after} rao, not ${due}`;
  },
  errata: [
    {
      id: "ERR-51",
      excuses: (payment) => before(payment) === 0n && payment.rao < DEPOSIT,
      scenario: { holdings: smallHoldings(), who: 0, rao: 1n },
    },
  ],
});
