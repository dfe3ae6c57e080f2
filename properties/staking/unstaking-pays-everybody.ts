import fc from "fast-check";
import { Stake } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { holdings, knownHotkeyIndex } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import {
  balanceIn,
  DEPOSIT,
  type Holdings,
  hotkey,
  smallHoldings,
  stateAfter,
  stateOf,
} from "../support/stakes.ts";

interface Unstaking {
  readonly holdings: Holdings;
  readonly from: number;
}

const end = ({ holdings, from }: Unstaking): State =>
  stateAfter(stateOf(holdings), { kind: "unstake", hotkey: from });

const stakesOn = ({ holdings, from }: Unstaking) => Stake.entries(stateOf(holdings), hotkey(from));

const isLost = (state: State, cold: string, rao: bigint): boolean =>
  rao > 0n && balanceIn(state, cold) + rao < DEPOSIT;

export const unstakingPaysEverybody = property<Unstaking>({
  name: "unstaking-pays-everybody",
  informal: "When a hotkey loses all its stake, each coldkey gets back what it had there.",
  formal: "∀c: Stake′_hc = 0 ∧ free′_c = free_c + Stake_hc",
  rules: ["STK-11", "STK-2"],
  status: "tested",
  arbitrary: fc.record({ holdings: holdings(), from: knownHotkeyIndex }),
  witnesses: {
    "several are paid": (unstaking) => stakesOn(unstaking).filter(({ value }) => value > 0n).length > 1,
  },
  violation: (unstaking) => {
    const [before, after] = [stateOf(unstaking.holdings), end(unstaking)];
    return firstOf(stakesOn(unstaking), ({ keys: [hot, cold], value }) => {
      if (Stake.get(after, hot, cold) !== 0n) return `${cold} still has stake`;
      const paid = balanceIn(after, cold) - balanceIn(before, cold);
      return paid === value ? undefined : `${cold} gets ${paid} rao, not ${value}`;
    });
  },
  errata: [
    {
      id: "ERR-51",
      excuses: (unstaking) =>
        stakesOn(unstaking).some(({ keys: [, cold], value }) =>
          isLost(stateOf(unstaking.holdings), cold, value),
        ),
      scenario: {
        holdings: smallHoldings({ hotkeys: [{ owner: 0, take: undefined, stakes: [1n] }] }),
        from: 0,
      },
    },
  ],
});
