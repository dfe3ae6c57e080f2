import fc from "fast-check";
import { toJson } from "../../model/json.ts";
import { type Entry, type State, storageKey } from "../../model/storage/item.ts";
import { decode, encode } from "../../model/storage/scale.ts";
import { trieGet, triePut } from "../../model/storage/trie.ts";
import { entries } from "../arbitraries/storage.ts";
import { property } from "../property.ts";

const text = (value: unknown) => JSON.stringify(toJson(value));
const isSamePlace = (left: Entry, right: Entry) =>
  left.item === right.item && text(left.keys) === text(right.keys);

export const entriesReadBack = property({
  name: "entries-read-back",
  informal: "Every value survives its SCALE encoding, and no two entries share a storage key.",
  formal: "decode(encode(v)) = v; key(e) = key(f) ⇔ e and f are the same item and keys",
  rules: ["STO-1", "STO-2", "STO-3"],
  status: "tested",
  arbitrary: fc.tuple(entries, entries),
  witnesses: {
    "a list of more than 63 elements": ([{ value }]) => Array.isArray(value) && value.length > 63,
    "a double map": ([{ item }]) => item.keys.length === 2,
    "a struct": ([{ item }]) => item.value.shape.kind === "struct",
  },
  violation: ([entry, other]) => {
    const { item, keys, value } = entry;
    const back = decode(item.value, encode(item.value, value));
    if (text(back) !== text(value)) return `${item.name} comes back as ${text(back)}`;
    const state: State = triePut(undefined, storageKey(item, keys), entry);
    const found = trieGet(state, storageKey(other.item, other.keys)) !== undefined;
    return found === isSamePlace(entry, other)
      ? undefined
      : `${item.name} and ${other.item.name} share a key`;
  },
});
