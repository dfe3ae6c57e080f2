import * as Schema from "effect/Schema";
import { toJson } from "../../model/json.ts";
import { i32 } from "../../model/numbers/integer.ts";
import { type AnyItem, type Entry, type State, storageKey } from "../../model/storage/item.ts";
import type { Shape } from "../../model/storage/shape.ts";
import { trieGet, triePut, trieValues } from "../../model/storage/trie.ts";
import { InputError, type Json } from "../case.ts";
import { account, reader, smallInteger, u64, wideInteger } from "./values.ts";

/** Any number of bytes: "0x" and pairs of hex digits. */
export const byteString = Schema.String.check(
  Schema.isPattern(/^0x([0-9a-f]{2})*$/, { expected: '"0x" and pairs of lower-case hex digits' }),
);

/** The JSON of a shape: integers of up to 32 bits are numbers, wider ones decimal strings. */
const codecOf = (shape: Shape): Schema.Codec<unknown, unknown> => {
  switch (shape.kind) {
    case "integer":
      return shape.type.bits <= i32.bits ? smallInteger(shape.type) : wideInteger(shape.type);
    case "boolean":
      return Schema.Boolean;
    case "bytes32":
      return account;
    case "bytes":
      return byteString;
    case "vector":
      return Schema.Array(codecOf(shape.of));
    case "tuple":
      return Schema.Tuple(shape.of.map(codecOf));
    case "struct":
      return Schema.Struct(Object.fromEntries(shape.fields.map(([name, field]) => [name, codecOf(field)])));
  }
};

/** A value of `item`, as JSON writes it. Throws an InputError. */
export const readValue = ({ value }: AnyItem, json: unknown): unknown => reader(codecOf(value.shape))(json);

/** The keys of one entry of `item`, as JSON writes them. Throws an InputError. */
export const readKeys = ({ keys }: AnyItem, json: unknown): readonly unknown[] =>
  reader(Schema.Tuple(keys.map(({ type }) => codecOf(type.shape))))(json);

/** A row of an item's entries: its keys, then its value; a value item has no rows but its value. */
const entriesReader = ({ keys, value }: AnyItem): ((json: unknown) => readonly (readonly unknown[])[]) => {
  const row = [...keys.map(({ type }) => codecOf(type.shape)), codecOf(value.shape)];
  if (keys.length > 0) return reader(Schema.Array(Schema.Tuple(row)));
  const single = reader(codecOf(value.shape));
  return (json) => [[single(json)]];
};

const within = (name: string, path: string): string =>
  path === "(whole)" ? name : path.startsWith("[") ? `${name}${path}` : `${name}.${path}`;

/** What `read` reads; a fault of the input is named by its place under `name`. */
export const named = <Value>(name: string, read: () => Value): Value => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(within(name, error.path), error.expectation, { cause: error });
  }
};

const readItem = (item: AnyItem, json: unknown): readonly Entry[] =>
  named(item.name, () =>
    entriesReader(item)(json).map((row) => ({ item, keys: row.slice(0, -1), value: row.at(-1) })),
  );

const putOnce = (state: State, entry: Entry): State => {
  const key = storageKey(entry.item, entry.keys);
  if (trieGet(state, key) !== undefined) {
    throw new InputError(
      entry.item.name,
      `each key once is expected (${JSON.stringify(toJson(entry.keys))} stands twice)`,
    );
  }
  return triePut(state, key, entry);
};

/** The state that `{item: value | rows}` describes. Throws an InputError that names item and place. */
export const readState = (items: readonly AnyItem[], json: Readonly<Record<string, unknown>>): State => {
  const known = new Map(items.map((item) => [item.name, item]));
  return Object.entries(json)
    .flatMap(([name, value]) => {
      const item = known.get(name);
      if (item === undefined) throw new InputError(name, "a storage item is expected");
      return readItem(item, value);
    })
    .reduce(putOnce, undefined);
};

const blockNumber = reader(u64);

/** The same from a chain state that also gives the block's number, which the main pallet does not store. */
export const readChainState = (
  items: readonly AnyItem[],
  { "System.Number": number, ...json }: Readonly<Record<string, unknown>>,
): State => {
  if (number !== undefined) named("System.Number", () => blockNumber(number));
  return readState(items, json);
};

/** `{item: value | rows}`, items in the given order, entries in the chain's; what is not stored is left out. */
export const writeState = (items: readonly AnyItem[], state: State): { readonly [name: string]: Json } =>
  Object.fromEntries(
    items.flatMap((item) => {
      const entries = [...trieValues(state, item.prefix)];
      if (entries.length === 0) return [];
      const rows = entries.map(({ keys, value }) => [...keys, value]);
      return [[item.name, toJson(item.keys.length === 0 ? rows[0]?.[0] : rows)]];
    }),
  );
