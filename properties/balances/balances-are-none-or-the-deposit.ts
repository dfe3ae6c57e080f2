import fc from "fast-check";
import { Account } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { balanceCalls, holdings } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import { type CallCase, DEPOSIT, endOf, freeRao } from "../support/stakes.ts";

const count = (state: State) => Account.entries(state).length;

export const balancesAreNoneOrTheDeposit = property<CallCase>({
  name: "balances-are-none-or-the-deposit",
  informal:
    "After every call an account has at least the existential deposit and one reason to exist, or no entry.",
  formal: "∀ entries: free ≥ ED ∧ providers = 1",
  rules: ["BAL-1", "BAL-2", "BAL-7", "BAL-8"],
  status: "tested",
  arbitrary: fc.record({ holdings: holdings(), call: balanceCalls }),
  witnesses: {
    "an account begins": (given) => count(endOf(given).after) > count(endOf(given).before),
    "an account goes": (given) => count(endOf(given).after) < count(endOf(given).before),
    "dust is burned": (given) => freeRao(endOf(given).after) < freeRao(endOf(given).before),
    "a call is refused": (given) => !endOf(given).accepted,
  },
  violation: (given) =>
    firstOf(Account.entries(endOf(given).after), ({ keys: [who], value: { data, providers } }) =>
      data.free >= DEPOSIT && providers === 1
        ? undefined
        : `${who} has ${data.free} rao and ${providers} providers`,
    ),
});
