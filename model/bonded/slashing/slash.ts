/** What a hotkey's accounts lose for an infraction, and where it goes. */
import { deposit, freeBalance } from "../../finney/balances/fungible.ts";
import {
  Stake,
  TotalColdkeyStake,
  TotalHotkeyStake,
  TotalIssuance,
  TotalStake,
} from "../../finney/items/subtensor.ts";
import { decreaseStake } from "../../finney/staking/stake.ts";
import { u64 } from "../../numbers/integer.ts";
import type { Chain, Outcome } from "../../rules.ts";
import type { Event } from "../../runtime/event.ts";
import type { State } from "../../storage/item.ts";
import { MILLION } from "../parameters.ts";
import { parametersOf } from "../parametersOf.ts";
import { countUnbonding, takeFromEntry, writeEntries } from "../unbonding/entries.ts";
import {
  Entries,
  EntryQueue,
  type RedelegationEntry,
  Redelegations,
  type UnbondingEntry,
} from "../unbonding/items.ts";
import { dequeue, type Pair } from "../unbonding/queue.ts";
import { takeFromRedelegation } from "../unbonding/redelegations.ts";
import { ReporterRewarded, Slashed } from "./events.ts";
import { TotalSlashed } from "./items.ts";
import { slashedShare } from "./share.ts";

/** What is punished, and how hard. */
export interface Slash {
  /** The hotkey under its present name. */
  readonly hotkey: string;
  /** Height of the infraction: entries and redelegations opened before it lose nothing. */
  readonly infraction: bigint;
  /** In parts of a million. */
  readonly fraction: bigint;
  /** Who gets the reporter's reward, where somebody does. */
  readonly reporter?: string;
}

/** Rao that were taken. */
interface Loss {
  /** From stake on the hotkey. */
  readonly stake: bigint;
  /** From entries that unbond from it. */
  readonly unbonding: bigint;
  /** From stake and entries elsewhere, to which stake on the hotkey has been moved. */
  readonly redelegated: bigint;
  readonly total: bigint;
}

/** The state after a slash, its events, and what was taken. */
export interface SlashOutcome extends Outcome {
  readonly loss: Loss;
}

/** A state with rao taken out of it that are still to be accounted for. */
interface Taken {
  readonly state: State;
  readonly rao: bigint;
}

/** Sums are written once, so that a thousand accounts cost no more than their own entries. */
const lower =
  (rao: bigint) =>
  (count: bigint): bigint =>
    u64.saturating(count - rao);

/** [SLA-3] The share of every stake on the hotkey. */
const slashStakes = (state: State, { hotkey, fraction }: Slash): Taken => {
  let [next, rao] = [state, 0n];
  for (const { keys, value } of Stake.entries(state, hotkey)) {
    const share = slashedShare(value, fraction);
    if (share === 0n) continue;
    next = Stake.put(next, ...keys, value - share);
    next = TotalColdkeyStake.update(next, keys[1], lower(share));
    rao += share;
  }
  if (rao === 0n) return { state, rao };
  return { state: TotalStake.update(TotalHotkeyStake.update(next, hotkey, lower(rao)), lower(rao)), rao };
};

/** [SLA-3] The entries of a pair after a loss; one with nothing left is closed. The total is the caller's business. */
const writeLowered = (state: State, pair: Pair, lowered: readonly UnbondingEntry[]): State => {
  const left = lowered.filter(({ amount }) => amount > 0n);
  return lowered
    .filter(({ amount }) => amount === 0n)
    .reduce(
      (next, { completion }) => dequeue(next, EntryQueue, pair, completion, left),
      writeEntries(state, pair, left),
    );
};

/** [SLA-3] The share of every entry that unbonds from the hotkey since the infraction. */
const slashEntries = (state: State, { hotkey, infraction, fraction }: Slash): Taken => {
  let [next, rao] = [state, 0n];
  for (const { keys, value } of Entries.entries(state, hotkey)) {
    const shares = value.map(({ amount, creation }) =>
      creation >= infraction ? slashedShare(amount, fraction) : 0n,
    );
    const taken = shares.reduce((sum, share) => sum + share, 0n);
    if (taken === 0n) continue;
    const lowered = value.map((entry, index) => ({ ...entry, amount: entry.amount - shares[index]! }));
    next = writeLowered(next, { hotkey, coldkey: keys[1] }, lowered);
    rao += taken;
  }
  return rao === 0n ? { state, rao } : { state: countUnbonding(next, -rao), rao };
};

const least = (left: bigint, right: bigint): bigint => (left < right ? left : right);

/** Rao of a coldkey's entries on the destination that are not older than the redelegation, the oldest first. */
const takeDueFromEntries = (state: State, pair: Pair, since: bigint, due: bigint): Taken => {
  let [next, rao] = [state, 0n];
  for (const { amount, creation } of Entries.get(state, pair.hotkey, pair.coldkey)) {
    const taken = creation >= since ? least(amount, due - rao) : 0n;
    if (taken === 0n) continue;
    next = takeFromEntry(next, pair, creation, taken);
    rao += taken;
  }
  return { state: next, rao };
};

const takeDueFromStake = (state: State, { hotkey, coldkey }: Pair, due: bigint): Taken => {
  const rao = least(Stake.get(state, hotkey, coldkey), due);
  return rao === 0n ? { state, rao } : { state: decreaseStake(state, coldkey, hotkey, rao), rao };
};

/**
 * [SLA-3] The share of one redelegation, taken at its destination as far as it is there: from entries first, then from
 * stake. What is remembered falls by the whole share.
 */
const slashRedelegation = (state: State, pair: Pair, record: RedelegationEntry, share: bigint): Taken => {
  const there = { hotkey: record.destination, coldkey: pair.coldkey };
  const unbonding = takeDueFromEntries(state, there, record.creation, share);
  const staked = takeDueFromStake(unbonding.state, there, share - unbonding.rao);
  const lowered = takeFromRedelegation(staked.state, pair, record, share);
  return { state: lowered, rao: unbonding.rao + staked.rao };
};

/** [SLA-3] The share of every redelegation from the hotkey since the infraction. */
const slashRedelegations = (state: State, { hotkey, infraction, fraction }: Slash): Taken => {
  let taken: Taken = { state, rao: 0n };
  for (const { keys, value } of Redelegations.entries(state, hotkey)) {
    for (const record of value) {
      const share = record.creation >= infraction ? slashedShare(record.amount, fraction) : 0n;
      if (share === 0n) continue;
      const next = slashRedelegation(taken.state, { hotkey, coldkey: keys[1] }, record, share);
      taken = { state: next.state, rao: taken.rao + next.rao };
    }
  }
  return taken;
};

/** [SLA-3] What was taken, as an event can tell it. */
const sumOf = ({ rao }: Taken): bigint => u64.saturating(rao);

/** [SLA-9] What a reporter is to be paid, never more than was taken: rao that nobody lost would be new ones. */
const rewardOf = ({ rules }: Chain, { reporter }: Slash, total: bigint): bigint =>
  reporter === undefined ? 0n : least(total, (total * parametersOf(rules).reporterReward) / MILLION);

/** [SLA-9] Pay a reward, as far as the balance can take it. */
const payReward = (state: State, reporter: string | undefined, reward: bigint): Taken => {
  if (reporter === undefined || reward === 0n) return { state, rao: 0n };
  const paid = deposit(state, reporter, reward);
  return { state: paid, rao: freeBalance(paid, reporter) - freeBalance(state, reporter) };
};

/** [SLA-9] Rao out of the issuance, to be emitted again. */
const recycle = (state: State, rao: bigint): State =>
  rao === 0n
    ? state
    : TotalSlashed.update(TotalIssuance.update(state, lower(rao)), (count) => u64.saturating(count + rao));

const rewardEvents = (reporter: string | undefined, rao: bigint): readonly Event[] =>
  reporter === undefined || rao === 0n ? [] : [ReporterRewarded(reporter, rao)];

/**
 * [SLA-3] Take the fraction from all that answers for the hotkey: its stakes, the entries and redelegations opened since
 * the infraction. What was taken leaves the issuance but for the reporter's reward. Never refused; a hotkey that has
 * nothing loses nothing.
 */
export const slash = (chain: Chain, punished: Slash): SlashOutcome => {
  const { hotkey, infraction: height, reporter } = punished;
  const stakes = slashStakes(chain.state, punished);
  const entries = slashEntries(stakes.state, punished);
  const moved = slashRedelegations(entries.state, punished);
  const [stake, unbonding, redelegated] = [sumOf(stakes), sumOf(entries), sumOf(moved)];
  const total = u64.saturating(stake + unbonding + redelegated);
  const reward = payReward(moved.state, reporter, rewardOf(chain, punished, total));
  return {
    state: recycle(reward.state, total - reward.rao),
    events: [Slashed(hotkey, height, stake, unbonding, redelegated), ...rewardEvents(reporter, reward.rao)],
    loss: { stake, unbonding, redelegated, total },
  };
};
