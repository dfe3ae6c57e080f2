import { toHex } from "../storage/bytes.ts";
import { type AnyItem, type Entry, encodeEntry, type State } from "../storage/item.ts";
import { trieDifference } from "../storage/trie.ts";

/** An entry that differs between two states. Undefined: absent. */
export interface Change {
  readonly item: AnyItem;
  readonly keys: readonly unknown[];
  readonly before: unknown;
  readonly after: unknown;
}

const same = (before: Entry | undefined, after: Entry | undefined): boolean =>
  before !== undefined && after !== undefined && toHex(encodeEntry(before)) === toHex(encodeEntry(after));

/** [RUN-7] What differs between two states, in the order of the storage keys. Shared parts are not looked at. */
export const changesBetween = (before: State, after: State): readonly Change[] =>
  [...trieDifference(before, after)].flatMap(([old, now]) => {
    const entry = now ?? old;
    if (entry === undefined || same(old, now)) return [];
    return [{ item: entry.item, keys: entry.keys, before: old?.value, after: now?.value }];
  });
