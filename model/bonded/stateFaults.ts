/** Whether what the bonded rules add to a state agrees with itself. Finney's part is that of [GEN-9]. */
import type { StateFault } from "../finney/genesis/stateFaults.ts";
import { itemLabel, type State } from "../storage/item.ts";
import { Queries, TotalLockedFees } from "./queries/items.ts";
import {
  Entries,
  EntryQueue,
  RedelegationQueue,
  RedelegationSources,
  Redelegations,
  TotalUnbonding,
} from "./unbonding/items.ts";

/** What stands under each entry of an item, by the keys of the entry. */
type Names = ReadonlyMap<string, readonly string[]>;

type Total = typeof TotalUnbonding | typeof TotalLockedFees;

/** A total that is not the sum of its parts. */
const totalFaults = (
  state: State,
  item: Total,
  what: string,
  parts: readonly bigint[],
): readonly StateFault[] => {
  const total = item.get(state);
  const sum = parts.reduce((all, part) => all + part, 0n);
  return total === sum
    ? []
    : [{ item: itemLabel(item), keys: [], detail: `${total} rao, but ${what} sum to ${sum}` }];
};

/** `[entry, name]` grouped by entry, each name once. */
const grouped = (pairs: readonly (readonly [string, string])[]): Names => {
  const groups = new Map<string, Set<string>>();
  for (const [entry, name] of pairs) groups.set(entry, (groups.get(entry) ?? new Set()).add(name));
  return new Map([...groups].map(([entry, names]) => [entry, [...names]]));
};

const areSame = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && [...left].sort().join() === [...right].sort().join();

/** Entries that do not name exactly what they should, each once. An empty list is a fault: it is not stored. */
const namesFaults = (item: string, stored: Names, wanted: Names, what: string): readonly StateFault[] =>
  [...new Set([...stored.keys(), ...wanted.keys()])].flatMap((entry) => {
    const [found, due] = [stored.get(entry), wanted.get(entry)];
    if (found !== undefined && due !== undefined && areSame(found, due)) return [];
    const detail = `names ${found?.length ?? 0}, but should name ${due?.length ?? 0} ${what}, each once`;
    return [{ item, keys: entry.split(" "), detail }];
  });

type Lists = typeof Entries | typeof Redelegations;

const queueFaults = (state: State, item: typeof EntryQueue, lists: Lists): readonly StateFault[] => {
  const stored = item
    .entries(state)
    .map(({ keys: [block], value }) => [`${block}`, value.map((pair) => pair.join(" "))] as const);
  const due = lists
    .entries(state)
    .flatMap(({ keys, value }) =>
      (value as readonly { readonly completion: bigint }[]).map(
        ({ completion }) => [`${completion}`, keys.join(" ")] as const,
      ),
    );
  const what = `pairs of ${itemLabel(lists)}`;
  return namesFaults(itemLabel(item), new Map(stored), grouped(due), what);
};

const sourceFaults = (state: State): readonly StateFault[] => {
  const stored = RedelegationSources.entries(state).map(
    ({ keys, value }) => [keys.join(" "), value] as const,
  );
  const due = Redelegations.entries(state).flatMap(({ keys: [source, coldkey], value }) =>
    value.map(({ destination }) => [`${destination} ${coldkey}`, source] as const),
  );
  return namesFaults(itemLabel(RedelegationSources), new Map(stored), grouped(due), "sources");
};

/**
 * Every entry of the bonded pallets that does not agree with the others: totals are sums, and queues and sources name what
 * is open, as [UNB-1], [UNB-7] and [QRY-8] have it. Nothing for a state of finney, which has no such entries.
 */
export const bondedStateFaults = (state: State): readonly StateFault[] => {
  const amounts = Entries.entries(state).flatMap(({ value }) => value.map(({ amount }) => amount));
  const fees = Queries.entries(state).flatMap(({ value }) => (value === undefined ? [] : [value.fee]));
  return [
    ...totalFaults(state, TotalUnbonding, "all entries", amounts),
    ...queueFaults(state, EntryQueue, Entries),
    ...queueFaults(state, RedelegationQueue, Redelegations),
    ...sourceFaults(state),
    ...totalFaults(state, TotalLockedFees, "the fees of all open queries", fees),
  ];
};
