import fc from "fast-check";
import type { Json } from "../../conformance/case.ts";
import { writeState } from "../../conformance/codecs/state.ts";
import { items } from "../../model/finney/items/index.ts";
import { toJson } from "../../model/json.ts";
import { toHex } from "../../model/storage/bytes.ts";
import { type Entry, itemLabel, type State, storageKey } from "../../model/storage/item.ts";
import { triePut } from "../../model/storage/trie.ts";
import { entries, steps } from "../../properties/arbitraries/storage.ts";
import { execute, seedOf } from "./execute.ts";
import type { Draft } from "./files.ts";

const itemsWithKeys = new Set(items.filter(({ keys }) => keys.length > 0).map(itemLabel));

const draft = (handler: string, name: string, description: string, inputs: readonly Json[]): Draft => ({
  suite: "codec",
  handler,
  case: name,
  description,
  provenance: { kind: "generated", seed: seedOf("codec", handler), generator: "src/vectors/codec.ts" },
  pairs: inputs.map((input) => [input, execute("codec", handler, input).outcome as Json]),
});

const drawn = (handler: string, count: number): readonly Entry[] =>
  fc.sample(entries, { seed: seedOf("codec", handler), numRuns: count });

/** The first entry drawn of every item, so that each stands at least once. */
const onePerItem = (handler: string): readonly Entry[] => {
  const found = new Map(drawn(handler, 4_000).map((entry) => [itemLabel(entry.item), entry]));
  return items.flatMap((item) => found.get(itemLabel(item)) ?? []);
};

const stateOf = (list: readonly Entry[]): Json =>
  writeState(
    items,
    list.reduce<State>(
      (state, entry) => triePut(state, storageKey(entry.item, entry.keys), entry),
      undefined,
    ),
  );

const states = (handler: string): readonly Json[] =>
  fc
    .sample(fc.array(entries, { maxLength: 40, size: "large" }), {
      seed: seedOf("codec", handler),
      numRuns: 12,
    })
    .map(stateOf);

/** The entries that are left after each of some lists of steps, as pairs of bytes. */
const pairs = (): readonly Json[] =>
  fc.sample(steps, { seed: seedOf("codec", "trie_root"), numRuns: 60 }).map((list) => {
    const left = new Map<string, string>();
    for (const step of list) {
      if ("remove" in step) left.delete(step.remove);
      else left.set(step.put, toHex(step.value));
    }
    return [...left].map(([key, value]) => [`0x${key}`, value]);
  });

const unordered: Json = {
  Tempo: [
    [1, 10],
    [256, 20],
    [2, 30],
    [513, 40],
  ],
};

type Fields = { readonly [name: string]: Json };

/** A state whose maps are the wrong way round. */
const reversed = (state: Json): Json =>
  Object.fromEntries(
    Object.entries(state as Fields).map(([item, value]) => [
      item,
      itemsWithKeys.has(item) ? (value as readonly Json[]).toReversed() : value,
    ]),
  );

/** A map of one key with so many digits, or of two keys that agree in an odd number of them. */
const longPath = (digits: number): Json => {
  const path = "a5".repeat(digits >> 1);
  if (digits % 2 === 0) return [[`0x${path}`, "0x01"]];
  return [0, 1].map((digit) => [`0x${path}7${digit}`, `0x0${digit}`]);
};

/** Paths whose length just fits a node's first byte or its continuation, for each kind of node, and just does not. */
const longPaths: readonly Json[] = [62, 63, 64, 316, 317, 318, 319, 320, 572, 573, 574].map(longPath);

const receiver = `0x${"03".repeat(32)}`;

/** A transfer of an amount, whose compact number has another length at each of these. */
const transfers: readonly Json[] = [
  [0n, 63n, 64n, 2n ** 14n - 1n, 2n ** 14n, 2n ** 30n - 1n, 2n ** 30n, 2n ** 32n - 1n, 2n ** 32n],
  [2n ** 40n - 1n, 2n ** 40n, 2n ** 48n, 2n ** 56n - 1n, 2n ** 56n, 2n ** 64n - 1n],
]
  .flat()
  .map((value) => ({ call: "Balances.transfer_allow_death", args: { dest: receiver, value: `${value}` } }));

const noPrime: Json = {
  call: "Triumvirate.set_members",
  args: { new_members: [receiver], prime: null, old_count: 0 },
};
const withPrime: Json = {
  call: "Triumvirate.set_members",
  args: { new_members: [receiver], prime: receiver, old_count: 4_294_967_295 },
};

/** Calls with an option, with nothing in them, and with a call in them that is mere bytes. */
const otherCalls: readonly Json[] = [
  noPrime,
  withPrime,
  { call: "Utility.batch", args: { calls: [] } },
  { call: "Utility.batch", args: { calls: [noPrime, transfers[0]!] } },
  { call: "Triumvirate.propose", args: { proposal: "0x00", length_bound: 16_384, duration: "1" } },
];

/** Vectors of as many elements as make the compact number of their length longer. */
const longVectors: readonly Json[] = [0, 1, 63, 64].map((length) => ({
  item: "Active",
  value: Array.from({ length }, (_, index) => index % 3 === 0),
}));

/** Bytes, keys, order and root of states. */
export const codecVectors = (): readonly Draft[] => [
  draft(
    "storage_key",
    "items",
    "The storage key of an entry of every item.",
    onePerItem("storage_key").map(({ item, keys }) => ({ item: itemLabel(item), keys: toJson(keys) })),
  ),
  draft(
    "scale",
    "items",
    "The encoding of a value of every item.",
    onePerItem("scale").map(({ item, value }) => ({ item: itemLabel(item), value: toJson(value) })),
  ),
  draft("scale", "lengths", "Vectors around the lengths at which a compact number grows.", longVectors),
  draft("call", "compact", "Amounts around the sizes at which a compact number grows.", transfers),
  draft(
    "call",
    "options-and-calls",
    "Options with and without a value, no calls, and calls in calls.",
    otherCalls,
  ),
  draft("state_order", "little-endian", "Netuids in the order of their low byte first.", [unordered]),
  draft("state_order", "reversed", "States whose maps are the wrong way round, and items that are no maps.", [
    { ...(unordered as Fields), TotalIssuance: "5", TxRateLimit: "1" },
    ...states("state_order").slice(0, 5).map(reversed),
  ]),
  draft("state_root", "random", "Roots of states of the main pallet.", [
    {},
    unordered,
    ...states("state_root"),
  ]),
  draft(
    "trie_root",
    "edges",
    "Roots of maps whose keys share beginnings, with values around the hashed size.",
    pairs(),
  ),
  draft(
    "trie_root",
    "long-paths",
    "Roots of maps whose keys are too long for the first byte of a node.",
    longPaths,
  ),
];
