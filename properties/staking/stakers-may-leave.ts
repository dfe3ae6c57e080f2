import fc from "fast-check";
import { Stake } from "../../model/finney/items/subtensor.ts";
import { coldkeyIndex, holdings, knownHotkeyIndex } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import {
  callOn,
  coldkey,
  type Holdings,
  hotkey,
  removeStakeBy,
  smallHoldings,
  stateOf,
} from "../support/stakes.ts";

interface Leaving {
  readonly holdings: Holdings;
  readonly who: number;
  readonly from: number;
}

const stakeOf = ({ holdings, who, from }: Leaving): bigint =>
  Stake.get(stateOf(holdings), hotkey(from), coldkey(who));
const owns = ({ holdings, who, from }: Leaving): boolean => holdings.hotkeys[from]?.owner === who;

export const stakersMayLeave = property<Leaving>({
  name: "stakers-may-leave",
  informal: "Whoever has stake on a hotkey may take back all of it.",
  formal: "Stake_hc = s > 0 ⇒ remove_stake(h, s) is accepted",
  rules: ["STK-3", "STK-5"],
  status: "tested",
  arbitrary: fc.record({ holdings: holdings(), who: coldkeyIndex, from: knownHotkeyIndex }),
  witnesses: {
    "a nominator leaves": (leaving) => !owns(leaving) && stakeOf(leaving) > 0n,
    "the owner leaves": (leaving) => owns(leaving) && stakeOf(leaving) > 0n,
  },
  violation: (leaving) => {
    const { holdings, who, from } = leaving;
    const stake = stakeOf(leaving);
    if (stake === 0n || callOn(stateOf(holdings), removeStakeBy(who, from, stake)).accepted) return undefined;
    return `${stake} rao may not be taken back`;
  },
  errata: [
    {
      id: "ERR-55",
      excuses: (leaving) => leaving.holdings.minimum > 0n && !owns(leaving),
      scenario: {
        holdings: smallHoldings({ hotkeys: [{ owner: 0, take: 11_796, stakes: [0n, 1n] }], minimum: 1n }),
        who: 1,
        from: 0,
      },
    },
  ],
});
