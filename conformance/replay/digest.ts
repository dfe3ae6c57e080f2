import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { toHex } from "../../model/storage/bytes.ts";
import type { AnyItem, State } from "../../model/storage/item.ts";
import type { Json } from "../case.ts";
import { isMapItem, writeState } from "../codecs/state.ts";

const linesOf = (name: string, value: Json, isMap: boolean): string => {
  if (!isMap) return `${name}=${JSON.stringify(value)}\n`;
  return (value as readonly (readonly Json[])[])
    .map((row) => {
      const keys = row.slice(0, -1).map((key) => JSON.stringify(key));
      return `${name}[${keys.join(",")}]=${JSON.stringify(row.at(-1))}\n`;
    })
    .join("");
};

/** The lines of each item by its name, in the order of the names; what the System pallet keeps of blocks is left out. */
const textsOf = (
  items: readonly AnyItem[],
  state: State,
): readonly (readonly [item: string, text: string])[] => {
  const isMap = isMapItem(items);
  return Object.entries(writeState(items, state))
    .filter(([name]) => !name.startsWith("System."))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => [name, linesOf(name, value, isMap(name))]);
};

const hashOf = (text: string): string => toHex(sha256(utf8ToBytes(text)));

/** SHA-256 of a state as text: a line for each entry, items by name, what the System pallet keeps of blocks left out. */
export const digestOf = (items: readonly AnyItem[], state: State): string =>
  hashOf(
    textsOf(items, state)
      .map(([, text]) => text)
      .join(""),
  );

/** The same of each item by itself. */
export const itemDigestsOf = (items: readonly AnyItem[], state: State): Readonly<Record<string, string>> =>
  Object.fromEntries(textsOf(items, state).map(([name, text]) => [name, hashOf(text)]));
