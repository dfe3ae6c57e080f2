import fc from "fast-check";
import { balanceCalls, holdings } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import { balanceIn, type CallCase, DEPOSIT, endOf, senderOf } from "../support/stakes.ts";

const keepsAlive = ({ call: { call } }: CallCase): boolean =>
  call.call === "Balances.transfer_keep_alive" || call.args["keep_alive"] === true;

export const sendersKeptAliveStay = property<CallCase>({
  name: "senders-kept-alive-stay",
  informal:
    "A sender that is to be kept alive keeps the existential deposit, and a transfer of all leaves just that.",
  formal: "from ≥ ED ⇒ from′ ≥ ED; keep_alive ∧ from ≠ to ⇒ from′ = ED",
  rules: ["BAL-3", "BAL-7"],
  status: "tested",
  arbitrary: fc.record({ holdings: holdings(), call: balanceCalls }).filter(keepsAlive),
  witnesses: {
    "exactly the deposit stays": (given) =>
      endOf(given).accepted && balanceIn(endOf(given).after, senderOf(given)) === DEPOSIT,
    "a call is refused": (given) => !endOf(given).accepted,
  },
  violation: (given) => {
    const { before, after, accepted } = endOf(given);
    const sender = senderOf(given);
    if (!accepted || balanceIn(before, sender) < DEPOSIT) return undefined;
    const stays = balanceIn(after, sender);
    if (stays < DEPOSIT) return `${stays} rao stay`;
    const all = "keep_alive" in given.call.call.args && given.call.call.args["dest"] !== sender;
    return all && stays !== DEPOSIT ? `${stays} rao stay after a transfer of all` : undefined;
  },
});
