import fc from "fast-check";
import { holdings, stakeCalls } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import { argument, type CallCase, coldkey, endOf, type Hotkey, hotkey, senderOf } from "../support/stakes.ts";

const hotkeyOf = (given: CallCase): Hotkey | undefined =>
  given.holdings.hotkeys.find((_, index) => hotkey(index) === argument(given, "hotkey"));

const owns = (given: CallCase): boolean => {
  const known = hotkeyOf(given);
  return known !== undefined && coldkey(known.owner) === senderOf(given);
};

export const nobodyStakesOnAClosedHotkey = property<CallCase>({
  name: "nobody-stakes-on-a-closed-hotkey",
  informal: "Stake is moved by the owner of a hotkey, and by others only once it is a delegate.",
  formal: "accepted ⇒ Owner_h = c ∨ h ∈ Delegates",
  rules: ["STK-1", "STK-3"],
  status: "tested",
  arbitrary: fc.record({ holdings: holdings(), call: stakeCalls }),
  witnesses: {
    "the owner stakes": (given) => endOf(given).accepted && owns(given),
    "a nominator stakes": (given) => endOf(given).accepted && !owns(given),
    "the hotkey is closed": (given) => hotkeyOf(given)?.take === undefined && !owns(given),
  },
  violation: (given) =>
    !endOf(given).accepted || owns(given) || hotkeyOf(given)?.take !== undefined
      ? undefined
      : "a stranger moves stake",
});
