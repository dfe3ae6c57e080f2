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
import {
  Entries,
  type RedelegationEntry,
  Redelegations,
  TotalUnbonding,
  type UnbondingEntry,
} from "../unbonding/items.ts";
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
export interface Loss {
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

/** Entries after each has lost what `take` says, and the rao of all. */
const takeFrom = (
  entries: readonly UnbondingEntry[],
  take: (entry: UnbondingEntry) => bigint,
): { readonly entries: readonly UnbondingEntry[]; readonly rao: bigint } => {
  let rao = 0n;
  const left = entries.map((entry) => {
    const taken = take(entry);
    rao += taken;
    return taken === 0n ? entry : { ...entry, amount: entry.amount - taken };
  });
  return { entries: left, rao };
};

/** [SLA-3] The share of every entry that unbonds from the hotkey since the infraction; an entry of 0 rao stays. */
const slashEntries = (state: State, { hotkey, infraction, fraction }: Slash): Taken => {
  let [next, rao] = [state, 0n];
  for (const { keys, value } of Entries.entries(state, hotkey)) {
    const after = takeFrom(value, ({ amount, creation }) =>
      creation >= infraction ? slashedShare(amount, fraction) : 0n,
    );
    if (after.rao === 0n) continue;
    next = Entries.put(next, ...keys, after.entries);
    rao += after.rao;
  }
  return rao === 0n ? { state, rao } : { state: TotalUnbonding.update(next, lower(rao)), rao };
};

/** Rao of a coldkey's entries on the destination that are not older than the redelegation, the oldest first. */
const takeDueFromEntries = (
  state: State,
  coldkey: string,
  { destination, creation: since }: RedelegationEntry,
  due: bigint,
): Taken => {
  let rest = due;
  const { entries, rao } = takeFrom(Entries.get(state, destination, coldkey), ({ amount, creation }) => {
    if (creation < since) return 0n;
    const taken = amount < rest ? amount : rest;
    rest -= taken;
    return taken;
  });
  if (rao === 0n) return { state, rao };
  return { state: TotalUnbonding.update(Entries.put(state, destination, coldkey, entries), lower(rao)), rao };
};

const takeDueFromStake = (state: State, coldkey: string, destination: string, due: bigint): Taken => {
  const stake = Stake.get(state, destination, coldkey);
  const rao = stake < due ? stake : due;
  return rao === 0n ? { state, rao } : { state: decreaseStake(state, coldkey, destination, rao), rao };
};

/** [SLA-3] What a redelegation owes, as far as it is there: entries at the destination first, then stake. */
const takeDue = (state: State, coldkey: string, record: RedelegationEntry, due: bigint): Taken => {
  const unbonding = takeDueFromEntries(state, coldkey, record, due);
  const staked = takeDueFromStake(unbonding.state, coldkey, record.destination, due - unbonding.rao);
  return { state: staked.state, rao: unbonding.rao + staked.rao };
};

/** [SLA-3] The share of every redelegation from the hotkey since the infraction, taken at its destination. */
const slashRedelegations = (state: State, { hotkey, infraction, fraction }: Slash): Taken => {
  let taken: Taken = { state, rao: 0n };
  for (const { keys, value } of Redelegations.entries(state, hotkey)) {
    const records = value.map((record) => {
      const due = record.creation >= infraction ? slashedShare(record.amount, fraction) : 0n;
      if (due === 0n) return record;
      const { state: next, rao } = takeDue(taken.state, keys[1], record, due);
      taken = { state: next, rao: taken.rao + rao };
      return { ...record, amount: record.amount - due };
    });
    const isSlashed = records.some((record, index) => record !== value[index]);
    if (isSlashed) taken = { ...taken, state: Redelegations.put(taken.state, ...keys, records) };
  }
  return taken;
};

const rewardOf = ({ rules }: Chain, { reporter }: Slash, total: bigint): bigint =>
  reporter === undefined ? 0n : (total * parametersOf(rules).reporterReward) / MILLION;

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
  const [stake, unbonding, redelegated] = [stakes.rao, entries.rao, moved.rao];
  const total = stake + unbonding + redelegated;
  const reward = payReward(moved.state, reporter, rewardOf(chain, punished, total));
  return {
    state: recycle(reward.state, total - reward.rao),
    events: [Slashed(hotkey, height, stake, unbonding, redelegated), ...rewardEvents(reporter, reward.rao)],
    loss: { stake, unbonding, redelegated, total },
  };
};
