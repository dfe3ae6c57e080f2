import { LoadedEmission } from "../../model/finney/items/subtensor.ts";
import { swaps } from "../arbitraries/registration.ts";
import { property } from "../property.ts";
import { hotkeyOf, SUBNET } from "../support/registration.ts";
import { afterSwap, beforeSwap, newHotkey, oldHotkey, plainSwap, type Swap } from "../support/swaps.ts";

type Payments = ReturnType<typeof LoadedEmission.get>;

const renamed = (payments: Payments): Payments =>
  payments?.map(([hotkey, server, validator]) => [
    hotkey === oldHotkey ? newHotkey : hotkey,
    server,
    validator,
  ]);

const text = (payments: Payments): string => payments?.flat().join(" ") ?? "none";

/** The place that the chain looks at is not that of the old hotkey's only payment. */
const isElsewhere = ({ before, waiting }: Swap): boolean =>
  waiting.some((hotkey, index) => (hotkey === oldHotkey) !== (index === before));

export const swapsRenameOwnPayments = property({
  name: "swaps-rename-own-payments",
  informal: "Payments that wait for the old hotkey go to the new one, those of others stay theirs.",
  formal: "LoadedEmission' = LoadedEmission with new for old",
  rules: ["REG-9"],
  status: "tested",
  arbitrary: swaps,
  cost: 4,
  witnesses: {
    "a payment is at the place of its UID": (swap) =>
      swap.waiting.includes(oldHotkey) && !isElsewhere(swap) && typeof afterSwap(swap) !== "string",
    "payments of others": (swap) =>
      swap.waiting.some((hotkey) => hotkey !== oldHotkey) && typeof afterSwap(swap) !== "string",
  },
  violation: (swap) => {
    const after = afterSwap(swap);
    if (typeof after === "string") return undefined;
    const expected = text(renamed(LoadedEmission.get(beforeSwap(swap), SUBNET)));
    const found = text(LoadedEmission.get(after, SUBNET));
    return found === expected ? undefined : `${found} wait, not ${expected}`;
  },
  errata: [
    {
      id: "ERR-66",
      excuses: isElsewhere,
      scenario: { ...plainSwap, before: 0, waiting: [hotkeyOf(0)] },
    },
  ],
});
