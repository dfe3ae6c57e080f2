import fc from "fast-check";
import { Delegates, MaxTake, MinTake } from "../../model/finney/items/subtensor.ts";
import { hotkeyIsDelegate } from "../../model/finney/staking/stake.ts";
import { holdings, takeCalls } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import { argument, type CallCase, endOf, hotkey, mainCall, smallHoldings } from "../support/stakes.ts";

const isNew = (given: CallCase): boolean => !hotkeyIsDelegate(endOf(given).before, argument(given, "hotkey"));
const isNamed = (given: CallCase, name: string): boolean => given.call.call.call.endsWith(name);

export const takesStayWithinTheirLimits = property<CallCase>({
  name: "takes-stay-within-their-limits",
  informal: "A take that a call sets lies between the least and the largest take.",
  formal: "Delegates′_h ∈ [MinTake, MaxTake]",
  rules: ["STK-1", "STK-6", "STK-9"],
  status: "tested",
  arbitrary: fc.record({ holdings: holdings(), call: takeCalls }),
  witnesses: {
    "a hotkey becomes a delegate": (given) => endOf(given).accepted && isNamed(given, "become_delegate"),
    "a take falls": (given) => endOf(given).accepted && isNamed(given, "decrease_take") && !isNew(given),
    "a take rises": (given) => endOf(given).accepted && isNamed(given, "increase_take") && !isNew(given),
  },
  violation: (given) => {
    const { accepted, after } = endOf(given);
    const take = Delegates.get(after, argument(given, "hotkey"));
    return !accepted || (MinTake.get(after) <= take && take <= MaxTake.get(after))
      ? undefined
      : `a take of ${take}`;
  },
  errata: [
    {
      id: "ERR-56",
      excuses: (given) => isNew(given) && !isNamed(given, "become_delegate"),
      scenario: {
        holdings: smallHoldings(),
        call: mainCall(0, "decrease_take", { hotkey: hotkey(0), take: 65_535 }),
      },
    },
  ],
});
