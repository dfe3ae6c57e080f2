import { SenateMembers } from "../../model/finney/items/governance.ts";
import { LastTxBlockDelegateTake, Prometheus } from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import { toJson } from "../../model/json.ts";
import { itemLabel, type State } from "../../model/storage/item.ts";
import { trieValues } from "../../model/storage/trie.ts";
import { swaps } from "../arbitraries/registration.ts";
import { property } from "../property.ts";
import { afterSwap, oldHotkey, plainSwap, type Swap } from "../support/swaps.ts";

/** The items in which the old hotkey stands. */
const itemsWith = (state: State): readonly string[] =>
  finney.items
    .filter(({ prefix }) =>
      [...trieValues(state, prefix)].some(({ keys, value }) =>
        JSON.stringify([toJson(keys), toJson(value)]).includes(oldHotkey),
      ),
    )
    .map(itemLabel);

/** What a swap is known to forget; an axon only where the hotkey is not on the subnet. */
const forgotten = ({ before }: Swap): readonly string[] => [
  ...[SenateMembers, Prometheus, LastTxBlockDelegateTake].map(itemLabel),
  ...(before < 0 ? ["Axons"] : []),
];

/** Swaps in which the payments that wait, which have a law of their own, are nobody's. */
const withoutPayments = swaps.map((swap) => ({ ...swap, waiting: [] }));

export const swapsLeaveNothingBehind = property({
  name: "swaps-leave-nothing-behind",
  informal: "After a swap the old hotkey stands nowhere in the state.",
  formal: "old ∉ keys(S') ∪ values(S')",
  rules: ["REG-9"],
  status: "tested",
  arbitrary: withoutPayments,
  cost: 8,
  witnesses: {
    "a neuron is swapped": (swap) => swap.before >= 0 && typeof afterSwap(swap) !== "string",
    "on two subnets": (swap) => swap.before >= 0 && swap.isElsewhere && typeof afterSwap(swap) !== "string",
    "a delegate with stake": ({ isDelegate, old }) =>
      isDelegate && old.stakes.some((rao) => rao !== undefined),
    "a senator": ({ isSenator }) => isSenator,
  },
  violation: (swap) => {
    const after = afterSwap(swap);
    const left = typeof after === "string" ? [] : itemsWith(after);
    return left.length === 0 ? undefined : `the old hotkey still stands in ${left.join(", ")}`;
  },
  errata: [
    {
      id: "ERR-65",
      excuses: (swap) => {
        const after = afterSwap(swap);
        return typeof after !== "string" && itemsWith(after).every((name) => forgotten(swap).includes(name));
      },
      scenario: { ...plainSwap, hasPrometheus: true },
    },
  ],
});
