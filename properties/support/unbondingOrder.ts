/** What holds together in every state: entries and their total, redelegations and their sources, both queues. */
import {
  Entries,
  EntryQueue,
  RedelegationQueue,
  RedelegationSources,
  Redelegations,
  TotalUnbonding,
} from "../../model/bonded/unbonding/items.ts";
import type { State } from "../../model/storage/item.ts";

interface Opened {
  readonly amount: bigint;
  readonly creation: bigint;
  readonly completion: bigint;
}

interface List {
  readonly keys: readonly [string, string];
  readonly value: readonly Opened[];
}

const wrongList = ({ keys, value }: List): string | undefined => {
  if (value.length === 0) return `${keys.join(" ")} has an empty list`;
  if (value.some(({ amount }) => amount === 0n)) return `${keys.join(" ")} has one with 0 rao`;
  const late = value.some(({ creation }, index) => index > 0 && creation < value[index - 1]!.creation);
  return late ? `${keys.join(" ")} is not in the order of creation` : undefined;
};

/** A line for each block and pair with something that completes then. */
const completions = (lists: readonly List[]): readonly string[] => [
  ...new Set(
    lists.flatMap(({ keys, value }) => value.map(({ completion }) => `${completion} ${keys.join(" ")}`)),
  ),
];

const queued = (queue: typeof EntryQueue, state: State): readonly string[] =>
  queue
    .entries(state)
    .flatMap(({ keys: [block], value }) =>
      value.length === 0 ? [`${block} nothing`] : value.map((pair) => `${block} ${pair.join(" ")}`),
    );

const differs = (what: string, found: readonly string[], wanted: readonly string[]): string | undefined =>
  [...found].sort().join("\n") === [...wanted].sort().join("\n")
    ? undefined
    : `${what} has ${found.join(", ") || "nothing"}, not ${wanted.join(", ") || "nothing"}`;

const wrongTotal = (state: State): string | undefined => {
  const sum = Entries.entries(state)
    .flatMap(({ value }) => value)
    .reduce((total, { amount }) => total + amount, 0n);
  const total = TotalUnbonding.get(state);
  return total === sum ? undefined : `${total} rao are counted, not ${sum}`;
};

const wrongSources = (state: State): string | undefined => {
  const wanted = Redelegations.entries(state).flatMap(({ keys: [source, coldkey], value }) =>
    value.map(({ destination }) => `${destination} ${coldkey} ${source}`),
  );
  const found = RedelegationSources.entries(state).flatMap(({ keys, value }) =>
    value.length === 0 ? [`${keys.join(" ")} nothing`] : value.map((source) => `${keys.join(" ")} ${source}`),
  );
  return differs("RedelegationSources", found, [...new Set(wanted)]);
};

const repeated = (lists: readonly List[]): string | undefined => {
  const twice = lists.find(({ value }) => new Set(value.map(({ creation }) => creation)).size < value.length);
  return twice === undefined ? undefined : `${twice.keys.join(" ")} has two entries of one block`;
};

/** What does not agree, or nothing. */
export const unbondingDisorder = (state: State): string | undefined => {
  const [entries, moved] = [Entries.entries(state), Redelegations.entries(state)];
  for (const list of [...entries, ...moved]) {
    const fault = wrongList(list);
    if (fault !== undefined) return fault;
  }
  return (
    repeated(entries) ??
    wrongTotal(state) ??
    differs("EntryQueue", queued(EntryQueue, state), completions(entries)) ??
    differs("RedelegationQueue", queued(RedelegationQueue, state), completions(moved)) ??
    wrongSources(state)
  );
};
