import * as Schema from "effect/Schema";
import { finney } from "../../model/finney/rules.ts";
import { toJson } from "../../model/json.ts";
import { Account } from "../../model/runtime/system.ts";
import { blake2Concat } from "../../model/storage/hasher.ts";
import {
  type AnyItem,
  type Entry,
  itemLabel,
  type State,
  storageItem,
  storageKey,
} from "../../model/storage/item.ts";
import { AccountId, type Shape, type Typed, U64 } from "../../model/storage/shape.ts";
import { trieGet, triePut, trieValues } from "../../model/storage/trie.ts";
import { InputError, type Json } from "../case.ts";
import { itemElsewhere } from "../ruleSets.ts";
import { account, reader, smallInteger, wideInteger } from "./values.ts";

/** Any number of bytes: "0x" and pairs of hex digits. */
export const byteString = Schema.String.check(
  Schema.isPattern(/^0x([0-9a-f]{2})*$/, { expected: '"0x" and pairs of lower-case hex digits' }),
);

/** The JSON of a shape: integers of up to 32 bits are numbers, wider ones decimal strings. */
const codecOf = (shape: Shape): Schema.Codec<unknown, unknown> => {
  switch (shape.kind) {
    case "integer":
    case "compact":
      return shape.big ? wideInteger(shape.type) : smallInteger(shape.type);
    case "boolean":
      return Schema.Boolean;
    case "bytes32":
    case "address":
      return account;
    case "bytes":
    case "raw":
      return byteString;
    case "option":
      return Schema.NullOr(codecOf(shape.of));
    case "call":
      throw new TypeError("a call is read under rules, see readCall");
    case "vector":
      return Schema.Array(codecOf(shape.of));
    case "tuple":
      return Schema.Tuple(shape.of.map(codecOf));
    case "struct":
      return Schema.Struct(Object.fromEntries(shape.fields.map(([name, field]) => [name, codecOf(field)])));
  }
};

/** A value of a type, as JSON writes it. Throws an InputError. */
export const typeReader = <Value>({ shape }: Typed<Value>): ((json: unknown) => Value) =>
  reader(codecOf(shape) as Schema.Codec<Value, unknown>);

/** A value of `item`, as JSON writes it. Throws an InputError. */
export const readValue = ({ value }: AnyItem, json: unknown): unknown => reader(codecOf(value.shape))(json);

/** The keys of one entry of `item`, as JSON writes them. Throws an InputError. */
export const readKeys = ({ keys }: AnyItem, json: unknown): readonly unknown[] =>
  reader(Schema.Tuple(keys.map(({ type }) => codecOf(type.shape))))(json);

type EntriesReader = (json: unknown) => readonly (readonly unknown[])[];

const newEntriesReader = ({ keys, value }: AnyItem): EntriesReader => {
  const row = [...keys.map(({ type }) => codecOf(type.shape)), codecOf(value.shape)];
  if (keys.length > 0) return reader(Schema.Array(Schema.Tuple(row)));
  const single = reader(codecOf(value.shape));
  return (json) => [[single(json)]];
};

/** To build a reader takes longer than to read a few rows with it, and each state is read item by item. */
const entriesReaders = new WeakMap<AnyItem, EntriesReader>();

/** A row of an item's entries: its keys, then its value; a value item has no rows but its value. */
const entriesReader = (item: AnyItem): EntriesReader => {
  const known = entriesReaders.get(item) ?? newEntriesReader(item);
  entriesReaders.set(item, known);
  return known;
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

/** Accounts that hold a free balance and nothing else, as states write them: account and rao. */
const FreeBalance = storageItem({
  pallet: "Balances",
  name: "Account",
  keys: [{ name: "account", type: AccountId, hasher: blake2Concat }],
  value: U64,
  absent: 0n,
  documentation: "free balance of an account of which nothing else is stored",
});

/** A balance below the existential deposit is no reason for an account to exist, though a state may hold one. */
const plainAccount = (free: bigint) => ({
  ...Account.absent,
  providers: free >= finney.constants.existentialDeposit ? 1 : 0,
  data: { ...Account.absent.data, free },
});

type AccountInfo = ReturnType<typeof plainAccount>;

const isPlain = (info: AccountInfo): boolean =>
  JSON.stringify(toJson(info)) === JSON.stringify(toJson(plainAccount(info.data.free)));

const stored = ({ item, keys, value }: Entry): Entry =>
  item === (FreeBalance as AnyItem)
    ? { item: Account, keys, value: plainAccount(value as bigint) }
    : { item, keys, value };

/** The entry as a state writes it: a plain account by its free balance alone. */
export const written = (entry: Entry): Entry => {
  if (entry.item !== (Account as AnyItem) || !isPlain(entry.value as AccountInfo)) return entry;
  return { item: FreeBalance, keys: entry.keys, value: (entry.value as AccountInfo).data.free };
};

/** A fault in a row is named by the row's keys too: its index says little in a file with many. */
const withKeys = (item: AnyItem, json: unknown) => {
  try {
    return entriesReader(item)(json);
  } catch (error) {
    const row = error instanceof InputError ? /^\[(\d+)\]/.exec(error.path) : null;
    const cells = row === null || item.keys.length === 0 ? undefined : (json as unknown[])[Number(row[1])];
    if (!(error instanceof InputError) || !Array.isArray(cells)) throw error;
    const keys = cells.slice(0, item.keys.length).join(", ");
    throw new InputError(error.path, `${error.expectation}, key ${keys}`, { cause: error });
  }
};

const readItem = (item: AnyItem, json: unknown): readonly Entry[] =>
  named(itemLabel(item), () =>
    withKeys(item, json).map((row) => stored({ item, keys: row.slice(0, -1), value: row.at(-1) })),
  );

const putOnce = (state: State, entry: Entry): State => {
  const key = storageKey(entry.item, entry.keys);
  if (trieGet(state, key) !== undefined) {
    throw new InputError(
      itemLabel(written(entry).item),
      `each key once is expected (${JSON.stringify(toJson(entry.keys))} stands twice)`,
    );
  }
  return triePut(state, key, entry);
};

const labelled = (items: readonly AnyItem[]): ReadonlyMap<string, AnyItem> =>
  new Map((items.includes(Account) ? [...items, FreeBalance] : items).map((item) => [itemLabel(item), item]));

/** Whether the item of a label has keys, so that a state writes it as rows. */
export const isMapItem = (items: readonly AnyItem[]): ((label: string) => boolean) => {
  const known = labelled(items);
  return (label) => (known.get(label)?.keys.length ?? 0) > 0;
};

/** The entry of one item by its label, keys and value as JSON writes them. Throws an InputError. */
export const entryReader = (items: readonly AnyItem[]) => {
  const known = labelled(items);
  return (label: string, keys: unknown, value: unknown): Entry => {
    const item = known.get(label);
    if (item === undefined) throw new InputError(label, `a storage item is expected${itemElsewhere(label)}`);
    return named(label, () => stored({ item, keys: readKeys(item, keys), value: readValue(item, value) }));
  };
};

/** The state that `{item: value | rows}` describes. Throws an InputError that names item and place. */
export const readState = (items: readonly AnyItem[], json: Readonly<Record<string, unknown>>): State => {
  const known = labelled(items);
  return Object.entries(json)
    .flatMap(([name, value]) => {
      const item = known.get(name);
      if (item === undefined) throw new InputError(name, `a storage item is expected${itemElsewhere(name)}`);
      return readItem(item, value);
    })
    .reduce(putOnce, undefined);
};

/** `{item: value | rows}`, items in the given order, entries in the chain's; what is not stored is left out. */
export const writeState = (items: readonly AnyItem[], state: State): { readonly [name: string]: Json } => {
  const found = new Map<string, unknown[]>();
  for (const item of items) {
    for (const entry of trieValues(state, item.prefix)) {
      const { item: shown, keys, value } = written(entry);
      const label = itemLabel(shown);
      const rows = found.get(label) ?? [];
      if (rows.length === 0) found.set(label, rows);
      rows.push(keys.length === 0 ? value : [...keys, value]);
    }
  }
  const single = new Set(items.filter(({ keys }) => keys.length === 0).map(itemLabel));
  const shown = [...found].map(([label, rows]) => [label, single.has(label) ? rows[0] : rows]);
  return toJson(Object.fromEntries(shown)) as { readonly [name: string]: Json };
};
