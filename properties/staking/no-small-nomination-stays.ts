import fc from "fast-check";
import { Stake } from "../../model/finney/items/subtensor.ts";
import { coldkeyOwnsHotkey } from "../../model/finney/staking/stake.ts";
import type { State } from "../../model/storage/item.ts";
import { holdings, rao } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import { type Holdings, stateAfter, stateOf } from "../support/stakes.ts";

interface Clearing {
  readonly holdings: Holdings;
  readonly minimum: bigint;
}

const end = ({ holdings, minimum }: Clearing): State =>
  stateAfter(stateOf(holdings), { kind: "clear", minimum });

export const noSmallNominationStays = property<Clearing>({
  name: "no-small-nomination-stays",
  informal: "After a new minimum no smaller nomination is left, and every other stake is as it was.",
  formal: "Owner_h ≠ c ∧ Stake_hc < m ⇒ no entry; else Stake′_hc = Stake_hc",
  rules: ["STK-10"],
  status: "tested",
  arbitrary: fc.record({ holdings: holdings(), minimum: rao }),
  witnesses: {
    "a nomination goes": (clearing) =>
      Stake.entries(end(clearing)).length < Stake.entries(stateOf(clearing.holdings)).length,
    "a nomination stays": (clearing) => {
      const state = end(clearing);
      return Stake.entries(state).some(({ keys: [hot, cold] }) => !coldkeyOwnsHotkey(state, cold, hot));
    },
  },
  violation: (clearing) => {
    const [before, after] = [stateOf(clearing.holdings), end(clearing)];
    return firstOf(Stake.entries(before), ({ keys: [hot, cold], value }) => {
      const goes = !coldkeyOwnsHotkey(before, cold, hot) && value < clearing.minimum;
      if (goes) return Stake.has(after, hot, cold) ? `${value} rao of ${cold} stay` : undefined;
      return Stake.get(after, hot, cold) === value ? undefined : `${value} rao of ${cold} change`;
    });
  },
});
