import { Owner } from "../../model/finney/items/subtensor.ts";
import { swaps } from "../arbitraries/registration.ts";
import { property } from "../property.ts";
import { afterSwap, coldkeys, newHotkey, plainSwap } from "../support/swaps.ts";

export const swapsTakeNoForeignHotkey = property({
  name: "swaps-take-no-foreign-hotkey",
  informal:
    "Nobody gives up a hotkey because another coldkey swaps one for it, nor can swap a hotkey of another.",
  formal: "owner(new) = c ≠ signer ⇒ owner'(new) = c; owner(old) ≠ signer ⇒ refused",
  rules: ["REG-8"],
  status: "tested",
  arbitrary: swaps,
  cost: 3,
  witnesses: {
    "somebody else's hotkey is to be swapped": ({ old }) => old.owner !== 0,
    "onto one of somebody else": (swap) => swap.old.owner === 0 && swap.new.owner === 1,
    "onto an own one": (swap) => swap.old.owner === 0 && swap.new.owner === 0,
    "onto a new one": (swap) => swap.old.owner === 0 && swap.new.owner === undefined,
  },
  violation: (swap) => {
    const after = afterSwap(swap);
    if (swap.old.owner !== 0)
      return after === "NonAssociatedColdKey" ? undefined : "a foreign hotkey is swapped";
    if (typeof after === "string") return `refused: ${after}`;
    const isTaken = swap.new.owner === 1 && Owner.get(after, newHotkey) !== coldkeys[1];
    return isTaken ? "a hotkey has changed its owner" : undefined;
  },
  errata: [
    {
      id: "ERR-64",
      excuses: (swap) => swap.old.owner === 0 && swap.new.owner === 1,
      scenario: { ...plainSwap, new: { owner: 1, stakes: [] } },
    },
  ],
});
