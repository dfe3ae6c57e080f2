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
  draft("state_order", "little-endian", "Netuids in the order of their low byte first.", [unordered]),
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
];
