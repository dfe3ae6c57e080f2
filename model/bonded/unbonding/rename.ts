/** What a swapped hotkey takes along: its entries, its redelegations, and those that lead to it. */
import type { State } from "../../storage/item.ts";
import { insertEntry, takeFromEntry } from "./entries.ts";
import { Entries, type RedelegationEntry, RedelegationSources, Redelegations } from "./items.ts";
import type { Pair } from "./queue.ts";
import { insertRedelegation, takeFromRedelegation } from "./redelegations.ts";

/** The two hotkeys of a swap. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}

const renameEntries = (state: State, { from, to }: Renaming): State =>
  Entries.entries(state, from).reduce(
    (all, { keys: [, coldkey], value }) =>
      value.reduce((next, entry) => {
        const taken = takeFromEntry(next, { hotkey: from, coldkey }, entry.creation, entry.amount);
        return insertEntry(taken, { hotkey: to, coldkey }, entry);
      }, all),
    state,
  );

/** A redelegation under other names. One from a hotkey to itself is none: its rao are stake there, and answer as such. */
const renameRedelegation = (
  state: State,
  pair: Pair,
  redelegation: RedelegationEntry,
  hotkey: string,
  destination: string,
): State => {
  const taken = takeFromRedelegation(state, pair, redelegation, redelegation.amount);
  return hotkey === destination
    ? taken
    : insertRedelegation(taken, { ...pair, hotkey }, { ...redelegation, destination });
};

const renameSource = (state: State, { from, to }: Renaming): State =>
  Redelegations.entries(state, from).reduce(
    (all, { keys: [, coldkey], value }) =>
      value.reduce(
        (next, each) => renameRedelegation(next, { hotkey: from, coldkey }, each, to, each.destination),
        all,
      ),
    state,
  );

const renameDestinationOf = (state: State, pair: Pair, { from, to }: Renaming): State =>
  Redelegations.get(state, pair.hotkey, pair.coldkey)
    .filter(({ destination }) => destination === from)
    .reduce((next, each) => renameRedelegation(next, pair, each, pair.hotkey, to), state);

const renameDestination = (state: State, renaming: Renaming): State =>
  RedelegationSources.entries(state, renaming.from).reduce(
    (all, { keys: [, coldkey], value: sources }) =>
      sources.reduce((next, hotkey) => renameDestinationOf(next, { hotkey, coldkey }, renaming), all),
    state,
  );

/**
 * [UNB-10] What a hotkey takes along when it is swapped for another: entries, then redelegations from it, then those to
 * it. Each keeps its amount and its blocks, and goes to the end of its queue under the new name.
 */
export const renameUnbonding = (state: State, renaming: Renaming): State =>
  renameDestination(renameSource(renameEntries(state, renaming), renaming), renaming);
