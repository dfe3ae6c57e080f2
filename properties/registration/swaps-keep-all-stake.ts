import { Stake, TotalHotkeyStake } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { swaps } from "../arbitraries/registration.ts";
import { property } from "../property.ts";
import { afterSwap, beforeSwap, coldkeys, newHotkey, oldHotkey, plainSwap } from "../support/swaps.ts";

const stakeOf = (state: State, coldkey: string): bigint =>
  Stake.get(state, oldHotkey, coldkey) + Stake.get(state, newHotkey, coldkey);

const stakeOn = (state: State, hotkey: string): bigint =>
  Stake.entries(state, hotkey).reduce((sum, { value }) => sum + value, 0n);

export const swapsKeepAllStake = property({
  name: "swaps-keep-all-stake",
  informal:
    "A swap leaves each coldkey the stake that it had on the two hotkeys together, and each hotkey a total that is the sum of its stakes.",
  formal: "∀c: s'(old, c) + s'(new, c) = s(old, c) + s(new, c); TotalHotkeyStake(h) = Σ_c s'(h, c)",
  rules: ["REG-8", "REG-9"],
  status: "tested",
  arbitrary: swaps,
  cost: 4,
  witnesses: {
    "stake moves": (swap) =>
      typeof afterSwap(swap) !== "string" && swap.old.stakes.some((rao) => rao !== undefined && rao > 0n),
    "stake is on the new hotkey before": (swap) =>
      typeof afterSwap(swap) !== "string" && swap.new.stakes.some((rao) => rao !== undefined && rao > 0n),
  },
  violation: (swap) => {
    const [before, after] = [beforeSwap(swap), afterSwap(swap)];
    if (typeof after === "string") return undefined;
    const robbed = coldkeys.find((coldkey) => stakeOf(before, coldkey) !== stakeOf(after, coldkey));
    if (robbed !== undefined) return `${stakeOf(before, robbed)} rao become ${stakeOf(after, robbed)}`;
    const uneven = [oldHotkey, newHotkey].find(
      (hotkey) => TotalHotkeyStake.get(after, hotkey) !== stakeOn(after, hotkey),
    );
    if (uneven === undefined) return undefined;
    return `the total is ${TotalHotkeyStake.get(after, uneven)}, the sum ${stakeOn(after, uneven)}`;
  },
  errata: [
    {
      id: "ERR-64",
      excuses: (swap) => swap.new.stakes.some((rao) => rao !== undefined && rao > 0n),
      scenario: { ...plainSwap, old: { owner: 0, stakes: [1n] }, new: { owner: 1, stakes: [undefined, 1n] } },
    },
  ],
});
