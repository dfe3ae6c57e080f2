import fc from "fast-check";
import * as item from "../../model/finney/items/subtensor.ts";
import { coldkeyOwnsHotkey } from "../../model/finney/staking/stake.ts";
import { root } from "../../model/runtime/origin.ts";
import type { State } from "../../model/storage/item.ts";
import { holdings, rao } from "../arbitraries/stakes.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import { callOn, type Ended, type Holdings, stateOf } from "../support/stakes.ts";

interface Raised {
  readonly holdings: Holdings;
  readonly minimum: bigint;
}

const known = new WeakMap<Raised, Ended>();

const endOf = (given: Raised): Ended => {
  const kept = known.get(given);
  if (kept !== undefined) return kept;
  const call = {
    call: "AdminUtils.sudo_set_nominator_min_required_stake",
    args: { min_stake: given.minimum },
  };
  const ended = callOn(stateOf(given.holdings), { origin: root, call });
  known.set(given, ended);
  return ended;
};

const isRaised = ({ holdings: { minimum: before }, minimum }: Raised) => minimum > before;

/** Nominations below the minimum that was set. */
const smallIn = (state: State, minimum: bigint) =>
  item.Stake.entries(state).filter(
    ({ keys: [hotkey, coldkey], value }) => value < minimum && !coldkeyOwnsHotkey(state, coldkey, hotkey),
  );

const stays = (before: State, minimum: bigint) => {
  const small = new Set(smallIn(before, minimum).map(({ keys }) => keys.join()));
  return item.Stake.entries(before).filter(({ keys }) => !small.has(keys.join()));
};

export const aRaisedMinimumPaysOutSmallNominations = property({
  name: "a-raised-minimum-pays-out-small-nominations",
  informal:
    "A raised minimum leaves no nomination below it and touches no other stake; one that is not raised touches none.",
  formal: "m' > m ⇒ {stake < m', not the owner's} = ∅, all others as before; m' ≤ m ⇒ stakes as before",
  rules: ["ADM-5"],
  status: "tested",
  arbitrary: fc.record({ holdings: holdings(), minimum: rao }),
  witnesses: {
    "nominations are paid out": (given) =>
      isRaised(given) && smallIn(endOf(given).before, given.minimum).length > 0,
    "the minimum is lowered": (given) => given.minimum < given.holdings.minimum,
    "an owner's stake is below the minimum": (given) =>
      isRaised(given) && stays(endOf(given).before, given.minimum).some(({ value }) => value < given.minimum),
  },
  violation: (given) => {
    const { before, after } = endOf(given);
    if (item.NominatorMinRequiredStake.get(after) !== given.minimum) return "the minimum is not stored";
    const left = item.Stake.entries(after);
    const expected = isRaised(given) ? stays(before, given.minimum) : item.Stake.entries(before);
    if (left.length !== expected.length) return `${left.length} stakes are left of ${expected.length}`;
    return firstOf(expected, ({ keys: [hotkey, coldkey], value }) =>
      item.Stake.get(after, hotkey, coldkey) === value ? undefined : `the stake of ${coldkey} has changed`,
    );
  },
});
