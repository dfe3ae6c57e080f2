/** Rao that have left the stake of a pair and wait. All that writes the entries and their total is here. */
import { u64 } from "../../numbers/integer.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import type { BondedParameters } from "../parameters.ts";
import { Entries, EntryQueue, TotalUnbonding, type UnbondingEntry } from "./items.ts";
import { completionOf } from "./period.ts";
import { dequeue, enqueue, type Pair } from "./queue.ts";

/** [UNB-1] Write the entries of a pair; a pair without any has none in the map. The total is the caller's business. */
export const writeEntries = (
  state: State,
  { hotkey, coldkey }: Pair,
  entries: readonly UnbondingEntry[],
): State =>
  entries.length === 0
    ? Entries.remove(state, hotkey, coldkey)
    : Entries.put(state, hotkey, coldkey, entries);

/** [UNB-1] So many rao more or, below zero, less in all entries together. */
export const countUnbonding = (state: State, rao: bigint): State =>
  TotalUnbonding.update(state, (total) => u64.saturating(total + rao));

/** [UNB-1] The entry of a pair that was opened in a block; there is at most one. */
export const entryOf = (
  state: State,
  { hotkey, coldkey }: Pair,
  creation: bigint,
): UnbondingEntry | undefined =>
  Entries.get(state, hotkey, coldkey).find((entry) => entry.creation === creation);

/** [UNB-3] Whether a call may open an entry: the pair has fewer than `maxEntries`, or one of this block to add to. */
export const mayOpenEntry = (state: State, { maxEntries }: BondedParameters, pair: Pair): boolean =>
  Entries.get(state, pair.hotkey, pair.coldkey).length < maxEntries ||
  entryOf(state, pair, BlockNumber.get(state)) !== undefined;

/**
 * [UNB-1] An entry more for a pair, in the order of creation and at the end of its queue; one of the same creation that
 * the pair has already grows instead.
 */
export const insertEntry = (state: State, pair: Pair, entry: UnbondingEntry): State => {
  const counted = countUnbonding(state, entry.amount);
  const entries: readonly UnbondingEntry[] = Entries.get(state, pair.hotkey, pair.coldkey);
  const same = entries.findIndex(({ creation }) => creation === entry.creation);
  const known = entries[same];
  if (known !== undefined) {
    const grown = { ...known, amount: u64.saturating(known.amount + entry.amount) };
    return writeEntries(counted, pair, entries.with(same, grown));
  }
  const queued = enqueue(counted, EntryQueue, pair, entry.completion, entries);
  const older = entries.filter(({ creation }) => creation < entry.creation);
  const younger = entries.filter(({ creation }) => creation > entry.creation);
  return writeEntries(queued, pair, [...older, entry, ...younger]);
};

/**
 * [UNB-2] `rao` of a pair wait from the current block on. Nothing for 0 rao. The stake is not touched, nor is any limit
 * looked at.
 */
export const openEntry = (state: State, parameters: BondedParameters, pair: Pair, rao: bigint): State => {
  if (rao === 0n) return state;
  const creation = BlockNumber.get(state);
  const completion = completionOf(parameters, creation);
  return insertEntry(state, pair, { amount: rao, creation, completion });
};

/**
 * [UNB-1] `rao` less in the entry that a pair has opened in block `creation`, at most all that is in it. An entry with
 * nothing left is closed: it leaves the list, and the pair its queue. Where the rao go is the caller's business.
 */
export const takeFromEntry = (state: State, pair: Pair, creation: bigint, rao: bigint): State => {
  const entry = entryOf(state, pair, creation);
  if (entry === undefined) return state;
  const taken = rao < entry.amount ? rao : entry.amount;
  const counted = countUnbonding(state, -taken);
  const entries: readonly UnbondingEntry[] = Entries.get(state, pair.hotkey, pair.coldkey);
  if (taken < entry.amount) {
    const lowered = { ...entry, amount: entry.amount - taken };
    return writeEntries(counted, pair, entries.with(entries.indexOf(entry), lowered));
  }
  const left = entries.filter((other) => other !== entry);
  return dequeue(writeEntries(counted, pair, left), EntryQueue, pair, entry.completion, left);
};
