import * as Result from "effect/Result";
import fc from "fast-check";
import { canWithdraw, withdraw } from "../../model/finney/balances/fungible.ts";
import { coldkeyIndex, holdings, rao } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import { coldkey, DEPOSIT, type Holdings, smallHoldings, stateOf } from "../support/stakes.ts";

interface Payment {
  readonly holdings: Holdings;
  readonly who: number;
  readonly rao: bigint;
}

const allowed = ({ holdings, who, rao }: Payment): boolean =>
  canWithdraw(stateOf(holdings), coldkey(who), rao);

const taken = ({ holdings, who, rao }: Payment): bigint | undefined =>
  Result.getOrUndefined(withdraw(stateOf(holdings), coldkey(who), rao))?.withdrawn;

export const paymentsTakeAllOrNothing = property<Payment>({
  name: "payments-take-all-or-nothing",
  informal: "What may be taken out of a balance is taken as a whole.",
  formal: "can_remove(a) ⇒ remove(a) = a",
  rules: ["BAL-3", "BAL-4"],
  status: "tested",
  arbitrary: fc.record({ holdings: holdings(), who: coldkeyIndex, rao }),
  witnesses: {
    "more than there is": (payment) => !allowed(payment),
    "exactly the deposit stays": ({ holdings, who, rao }) =>
      rao > 0n && (holdings.balances[who] ?? 0n) - rao === DEPOSIT,
  },
  violation: (payment) => {
    if (!allowed(payment) || taken(payment) === payment.rao) return undefined;
    return `${taken(payment) ?? "no"} rao of ${payment.rao} are taken`;
  },
  errata: [
    {
      id: "ERR-50",
      excuses: ({ holdings, who, rao }) => rao > 0n && (holdings.balances[who] ?? 0n) - rao < DEPOSIT,
      scenario: { holdings: smallHoldings({ balances: [DEPOSIT] }), who: 0, rao: 1n },
    },
  ],
});
