/** A delegate that has signed twice, another one to which stake has gone since, and those who have stake on them. */

import { bondedWith } from "../../model/bonded/rules.ts";
import { type SlashOutcome, slash } from "../../model/bonded/slashing/slash.ts";
import { insertEntry } from "../../model/bonded/unbonding/entries.ts";
import { Entries, Redelegations, TotalUnbonding } from "../../model/bonded/unbonding/items.ts";
import { insertRedelegation } from "../../model/bonded/unbonding/redelegations.ts";
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { increaseStake } from "../../model/finney/staking/stake.ts";
import type { Chain } from "../../model/rules.ts";
import { BlockHash, BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { balance } from "./calling.ts";
import { firstOf } from "./epochs.ts";
import { CHAIN } from "./evidence.ts";
import { coldkey, freeRao, hotkey, stakedRao } from "./stakes.ts";

/** Rao that have left in a block. */
export interface Left {
  readonly amount: bigint;
  readonly creation: bigint;
}

/** What one coldkey has, in rao. */
export interface Holder {
  /** On the offender. */
  readonly stake: bigint;
  /** On the other delegate, without what has come from the offender. */
  readonly elsewhere: bigint;
  /** Entries that unbond from the offender. */
  readonly leaving: readonly Left[];
  /** Redelegated from the offender to the other delegate, as it is remembered. */
  readonly moved: readonly Left[];
  /** Whether what was moved is still stake there. */
  readonly isThere: boolean;
  /** Entries that unbond from the other delegate. */
  readonly leavingElsewhere: readonly Left[];
}

/** What answers for the offender, and for what. */
export interface Bonds {
  readonly holders: readonly Holder[];
  /** Height of the infraction. */
  readonly infraction: bigint;
  readonly fraction: bigint;
  /** Part of what is slashed for a reporter, in parts of a million. */
  readonly reward: bigint;
}

/** The block in which all is seen, and the period after which entries complete. */
export const BLOCK = 40n;
export const PERIOD = 20n;

/** The offender's hotkey, and one that is only a place to go to. */
export const offender = hotkey(0);
export const haven = hotkey(1);

/** A holder that has nothing, to vary. */
export const emptyHolder: Holder = {
  stake: 0n,
  elsewhere: 0n,
  leaving: [],
  moved: [],
  isThere: true,
  leavingElsewhere: [],
};

const completing = ({ amount, creation }: Left) => ({ amount, creation, completion: creation + PERIOD });

const withEntries = (state: State, hotkey: string, who: string, left: readonly Left[]): State =>
  left.reduce<State>((next, each) => insertEntry(next, { hotkey, coldkey: who }, completing(each)), state);

const withMoved = (state: State, who: string, { moved, isThere }: Holder): State =>
  moved.reduce<State>((next, each) => {
    const record = { ...completing(each), destination: haven };
    const noted = insertRedelegation(next, { hotkey: offender, coldkey: who }, record);
    return isThere ? increaseStake(noted, who, haven, each.amount) : noted;
  }, state);

const withHolder = (state: State, holder: Holder, who: string): State => {
  const staked = increaseStake(state, who, offender, holder.stake);
  const placed = increaseStake(staked, who, haven, holder.elsewhere);
  const leaving = withEntries(placed, offender, who, holder.leaving);
  return withEntries(withMoved(leaving, who, holder), haven, who, holder.leavingElsewhere);
};

/** The state with all counts of rao as they are. */
export const counted = (state: State): State => {
  const free = freeRao(state);
  const total = free + stakedRao(state) + TotalUnbonding.get(state);
  return item.TotalIssuance.put(BalancesIssuance.put(state, free), total);
};

/** The state of the bonds. Holder `i` is the coldkey of this number unless others are named; the first two are owners. */
export const stateOfBonds = ({ holders }: Bonds, names: readonly string[] = []): State => {
  let state = BlockHash.put(BlockNumber.put(undefined, BLOCK), 0n, CHAIN);
  state = item.Owner.put(item.Owner.put(state, offender, coldkey(0)), haven, coldkey(1));
  state = item.Delegates.put(item.Delegates.put(state, offender, 11_796), haven, 11_796);
  state = balance(coldkey(5), 1_000_000n)(state);
  state = holders.reduce<State>(
    (next, holder, index) => withHolder(next, holder, names[index] ?? coldkey(index)),
    state,
  );
  return counted(state);
};

/** The rules under which the bonds stand. */
export const chainOfBonds = (bonds: Bonds, state: State = stateOfBonds(bonds)): Chain => ({
  rules: bondedWith({
    unbondingPeriod: PERIOD,
    doubleSignFraction: bonds.fraction,
    reporterReward: bonds.reward,
  }),
  state,
});

/** The offender slashed for its infraction; coldkey 5 is the reporter. */
export const slashBonds = (bonds: Bonds, state: State = stateOfBonds(bonds)): SlashOutcome =>
  slash(chainOfBonds(bonds, state), {
    hotkey: offender,
    infraction: bonds.infraction,
    fraction: bonds.fraction,
    reporter: coldkey(5),
  });

const known = new WeakMap<Bonds, { readonly before: State; readonly outcome: SlashOutcome }>();

/** The bonds before and after the slash. A law and its witnesses look at the same run. */
export const endOfBonds = (bonds: Bonds) => {
  const kept = known.get(bonds);
  if (kept !== undefined) return kept;
  const before = stateOfBonds(bonds);
  const end = { before, outcome: slashBonds(bonds, before) };
  known.set(bonds, end);
  return end;
};

const sum = <Value>(values: readonly Value[], amount: (value: Value) => bigint): bigint =>
  values.reduce((total, value) => total + amount(value), 0n);

/** Rao in all unbonding entries. */
export const unbondingRao = (state: State): bigint =>
  sum(Entries.entries(state), ({ value }) => sum(value, ({ amount }) => amount));

/** All rao that a coldkey has on hotkeys and in entries. */
export const bondedRao = (state: State, who: string): bigint =>
  sum(
    item.Stake.entries(state).filter(({ keys }) => keys[1] === who),
    ({ value }) => value,
  ) +
  sum(
    Entries.entries(state).filter(({ keys }) => keys[1] === who),
    ({ value }) => sum(value, ({ amount }) => amount),
  );

/** The rao of the records of the redelegations from the offender that a coldkey has open. */
export const rememberedRao = (state: State, who: string): bigint =>
  sum(Redelegations.get(state, offender, who), ({ amount }) => amount);

const sumsBy = (state: State, part: 0 | 1): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const { keys, value } of item.Stake.entries(state))
    sums.set(keys[part], (sums.get(keys[part]) ?? 0n) + value);
  return sums;
};

/** What is wrong with a count of rao, where one is not the sum of what it counts. */
export const wrongCount = (state: State): string | undefined => {
  const counts: readonly (readonly [name: string, count: bigint, sum: bigint])[] = [
    ["TotalStake", item.TotalStake.get(state), stakedRao(state)],
    ["TotalUnbonding", TotalUnbonding.get(state), unbondingRao(state)],
    ["TotalIssuance", item.TotalIssuance.get(state), freeRao(state) + stakedRao(state) + unbondingRao(state)],
    ["Balances.TotalIssuance", BalancesIssuance.get(state), freeRao(state)],
    ...[...sumsBy(state, 0)].map(
      ([who, rao]) => [`TotalHotkeyStake of ${who}`, item.TotalHotkeyStake.get(state, who), rao] as const,
    ),
    ...[...sumsBy(state, 1)].map(
      ([who, rao]) => [`TotalColdkeyStake of ${who}`, item.TotalColdkeyStake.get(state, who), rao] as const,
    ),
  ];
  return firstOf(counts, ([name, count, rao]) =>
    count === rao ? undefined : `${name} is ${count}, the sum ${rao}`,
  );
};

/** The part of an amount, rounded up, at most all of it: the same number by another way. */
export const partOf = (amount: bigint, fraction: bigint): bigint => {
  if (fraction >= 1_000_000n) return amount;
  const product = amount * fraction;
  const floor = product / 1_000_000n;
  return product % 1_000_000n === 0n ? floor : floor + 1n;
};
