import { SubnetworkN, Uids } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { swaps } from "../arbitraries/registration.ts";
import { property } from "../property.ts";
import { OTHER_SUBNET, SUBNET, slotFault, vectorItems } from "../support/registration.ts";
import { afterSwap, beforeSwap, newHotkey, oldHotkey } from "../support/swaps.ts";

const subnets = [SUBNET, OTHER_SUBNET] as const;

const slotsOf = (state: State, netuid: number): string =>
  [SubnetworkN, ...vectorItems].map((item) => String(item.get(state, netuid))).join(";");

export const swapsKeepSlots = property({
  name: "swaps-keep-slots",
  informal:
    "A swap gives the new hotkey exactly the UIDs of the old one; what is kept for these UIDs stays as it is.",
  formal: "Uids'(new) = Uids(old) ∧ Uids'(old) = ∅ ∧ v' = v",
  rules: ["NEU-1", "REG-8", "REG-9"],
  status: "tested",
  arbitrary: swaps,
  cost: 8,
  witnesses: {
    "a UID on each of two subnets": (swap) =>
      swap.before >= 0 && swap.isElsewhere && typeof afterSwap(swap) !== "string",
    "no UID": (swap) => swap.before < 0 && !swap.isElsewhere && typeof afterSwap(swap) !== "string",
  },
  violation: (swap) => {
    const [before, after] = [beforeSwap(swap), afterSwap(swap)];
    if (typeof after === "string") return undefined;
    for (const netuid of subnets) {
      const uid = Uids.get(before, netuid, oldHotkey);
      if (Uids.get(after, netuid, newHotkey) !== uid) return `UID ${uid} has not come to the new hotkey`;
      if (slotsOf(before, netuid) !== slotsOf(after, netuid))
        return `vectors of subnet ${netuid} have changed`;
      const fault = slotFault(after, netuid);
      if (fault !== undefined) return fault;
    }
    return undefined;
  },
});
