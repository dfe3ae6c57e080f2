/** Rao that have gone from one hotkey to another and are still answered for at the first. */
import { u64 } from "../../numbers/integer.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import type { BondedParameters } from "../parameters.ts";
import { type RedelegationEntry, RedelegationQueue, RedelegationSources, Redelegations } from "./items.ts";
import { completionOf } from "./period.ts";
import { dequeue, enqueue, type Pair } from "./queue.ts";

/** [UNB-6] Write the redelegations of a source and a coldkey; without any there is no entry in the map. */
export const writeRedelegations = (
  state: State,
  { hotkey, coldkey }: Pair,
  redelegations: readonly RedelegationEntry[],
): State =>
  redelegations.length === 0
    ? Redelegations.remove(state, hotkey, coldkey)
    : Redelegations.put(state, hotkey, coldkey, redelegations);

/** [UNB-6] Write the sources of a destination and a coldkey; without any there is no entry in the map. */
const writeSources = (state: State, { hotkey, coldkey }: Pair, sources: readonly string[]): State =>
  sources.length === 0
    ? RedelegationSources.remove(state, hotkey, coldkey)
    : RedelegationSources.put(state, hotkey, coldkey, sources);

const addSource = (state: State, { hotkey, coldkey }: Pair, destination: string): State => {
  const sources: readonly string[] = RedelegationSources.get(state, destination, coldkey);
  if (sources.includes(hotkey)) return state;
  return writeSources(state, { hotkey: destination, coldkey }, [...sources, hotkey]);
};

/** [UNB-7] The source is forgotten at a destination to which nothing in `left` leads any more. */
export const forgetSource = (
  state: State,
  { hotkey, coldkey }: Pair,
  destination: string,
  left: readonly RedelegationEntry[],
): State => {
  if (left.some((other) => other.destination === destination)) return state;
  const sources: readonly string[] = RedelegationSources.get(state, destination, coldkey);
  const others = sources.filter((source) => source !== hotkey);
  return writeSources(state, { hotkey: destination, coldkey }, others);
};

const isOf = (destination: string, creation: bigint) => (redelegation: RedelegationEntry) =>
  redelegation.destination === destination && redelegation.creation === creation;

/** [UNB-6] Whether the coldkey has a redelegation open into the hotkey: what lies there may not go on to a third one. */
export const hasRedelegationInto = (state: State, { hotkey, coldkey }: Pair): boolean =>
  RedelegationSources.has(state, hotkey, coldkey);

/** [UNB-6] Whether a call may open a redelegation: fewer than `maxEntries` are open, or one of this block can grow. */
export const mayRedelegate = (
  state: State,
  { maxEntries }: BondedParameters,
  { hotkey, coldkey }: Pair,
  destination: string,
): boolean => {
  const open: readonly RedelegationEntry[] = Redelegations.get(state, hotkey, coldkey);
  return open.length < maxEntries || open.some(isOf(destination, BlockNumber.get(state)));
};

/**
 * [UNB-6] A redelegation more of a source and a coldkey, in the order of creation and at the end of its queue; one of the
 * same creation to the same destination grows instead.
 */
export const insertRedelegation = (state: State, pair: Pair, redelegation: RedelegationEntry): State => {
  const { destination, creation, completion } = redelegation;
  const open: readonly RedelegationEntry[] = Redelegations.get(state, pair.hotkey, pair.coldkey);
  const same = open.findIndex(isOf(destination, creation));
  const known = open[same];
  if (known !== undefined) {
    const grown = { ...known, amount: u64.saturating(known.amount + redelegation.amount) };
    return writeRedelegations(state, pair, open.with(same, grown));
  }
  const queued = enqueue(state, RedelegationQueue, pair, completion, open);
  const earlier = open.filter((other) => other.creation <= creation);
  const later = open.filter((other) => other.creation > creation);
  return addSource(writeRedelegations(queued, pair, [...earlier, redelegation, ...later]), pair, destination);
};

/**
 * [UNB-6] Remember that `rao` of a coldkey have gone from the pair's hotkey to `destination` in the current block. The
 * stakes are not touched, nor is any limit looked at.
 */
export const openRedelegation = (
  state: State,
  parameters: BondedParameters,
  pair: Pair,
  destination: string,
  rao: bigint,
): State => {
  const creation = BlockNumber.get(state);
  const completion = completionOf(parameters, creation);
  return insertRedelegation(state, pair, { destination, amount: rao, creation, completion });
};

/**
 * [UNB-6] `rao` less in what a coldkey has sent to `destination` in block `creation`, at most all of it. One with nothing
 * left is forgotten. The stakes are not touched.
 */
export const takeFromRedelegation = (
  state: State,
  pair: Pair,
  { destination, creation }: Pick<RedelegationEntry, "destination" | "creation">,
  rao: bigint,
): State => {
  const open: readonly RedelegationEntry[] = Redelegations.get(state, pair.hotkey, pair.coldkey);
  const same = open.findIndex(isOf(destination, creation));
  const known = open[same];
  if (known === undefined) return state;
  if (rao < known.amount) {
    const lowered = { ...known, amount: known.amount - rao };
    return writeRedelegations(state, pair, open.with(same, lowered));
  }
  const left = open.filter((other) => other !== known);
  const written = writeRedelegations(state, pair, left);
  const forgotten = dequeue(written, RedelegationQueue, pair, known.completion, left);
  return forgetSource(forgotten, pair, destination, left);
};
