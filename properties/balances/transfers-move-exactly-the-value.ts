import fc from "fast-check";
import { signed } from "../../model/runtime/origin.ts";
import { balanceCalls, holdings } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import {
  argument,
  balanceIn,
  type CallCase,
  coldkey,
  DEPOSIT,
  dropsOwnDust,
  endOf,
  senderOf,
  smallHoldings,
} from "../support/stakes.ts";

const isTransfer = ({ call }: CallCase): boolean => call.call.args["value"] !== undefined;
const receiverOf = (given: CallCase): string => argument(given, "dest");

/** What a balance is after rao have left it: dust is burned. */
const left = (before: bigint, value: bigint): bigint => (before - value < DEPOSIT ? 0n : before - value);

export const transfersMoveExactlyTheValue = property<CallCase>({
  name: "transfers-move-exactly-the-value",
  informal:
    "A transfer gives the receiver exactly its value and takes it from the sender, whose rest below the existential deposit is burned; to oneself it changes nothing.",
  formal: "to′ = to + v ∧ from′ = [from − v ≥ ED] · (from − v); from = to ⇒ from′ = from",
  rules: ["BAL-3", "BAL-6", "BAL-7", "BAL-8"],
  status: "tested",
  arbitrary: fc.record({ holdings: holdings(), call: balanceCalls }).filter(isTransfer),
  witnesses: {
    "the sender goes": (given) =>
      endOf(given).accepted && balanceIn(endOf(given).after, senderOf(given)) === 0n,
    "too little for a new account": (given) =>
      !endOf(given).accepted && balanceIn(endOf(given).before, receiverOf(given)) === 0n,
    "to oneself": (given) => endOf(given).accepted && senderOf(given) === receiverOf(given),
  },
  violation: (given) => {
    const { before, after, accepted } = endOf(given);
    if (!accepted || argument<bigint>(given, "value") === 0n) return undefined;
    const [from, to, value] = [senderOf(given), receiverOf(given), argument<bigint>(given, "value")];
    const same = from === to;
    const due = same ? balanceIn(before, from) : left(balanceIn(before, from), value);
    if (balanceIn(after, from) !== due) return `the sender has ${balanceIn(after, from)} rao, not ${due}`;
    const came = balanceIn(after, to) - balanceIn(before, to);
    return same || came === value ? undefined : `${came} rao came, not ${value}`;
  },
  errata: [
    {
      id: "ERR-53",
      excuses: dropsOwnDust,
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
