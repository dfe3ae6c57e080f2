import fc from "fast-check";
import { TotalIssuance } from "../../model/finney/items/balances.ts";
import { signed } from "../../model/runtime/origin.ts";
import { balanceCalls, holdings, stakeCalls } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import {
  type CallCase,
  coldkey,
  DEPOSIT,
  dropsOwnDust,
  endOf,
  freeRao,
  smallHoldings,
} from "../support/stakes.ts";

export const theIssuanceCountsAllBalances = property<CallCase>({
  name: "the-issuance-counts-all-balances",
  informal: "The issuance of the balances is the sum of all balances, whatever call is made.",
  formal: "Balances.TotalIssuance = Σ free",
  rules: ["BAL-2", "BAL-4", "BAL-5", "BAL-6", "BAL-8"],
  status: "tested",
  arbitrary: fc.record({ holdings: holdings(), call: fc.oneof(balanceCalls, stakeCalls) }),
  witnesses: {
    "the sum falls": (given) => freeRao(endOf(given).after) < freeRao(endOf(given).before),
    "the sum rises": (given) => freeRao(endOf(given).after) > freeRao(endOf(given).before),
    "a stake call": (given) => endOf(given).accepted && given.call.call.call.endsWith("_stake"),
  },
  violation: (given) => {
    const { after } = endOf(given);
    const counted = TotalIssuance.get(after);
    return counted === freeRao(after) ? undefined : `${counted} rao counted, not ${freeRao(after)}`;
  },
  errata: [
    {
      id: "ERR-53",
      excuses: (given) => dropsOwnDust(given) && (given.call.call.args["value"] as bigint) < DEPOSIT,
      scenario: {
        holdings: smallHoldings({ balances: [DEPOSIT] }),
        call: {
          origin: signed(coldkey(0)),
          call: { call: "Balances.transfer_allow_death", args: { dest: coldkey(0), value: 1n } },
        },
      },
    },
  ],
});
