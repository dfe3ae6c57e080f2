import { bytesToHex } from "@noble/hashes/utils.js";
import { ascii } from "./bytes.ts";
import { blake2Concat, type Hasher } from "./hasher.ts";
import { remember } from "./remember.ts";
import { encode } from "./scale.ts";
import { AccountId, type Typed } from "./shape.ts";
import { type Trie, trieGet, triePut, trieRemove, trieValues } from "./trie.ts";
import { twox128 } from "./xxhash.ts";

/** One stored value, with the item and the keys that it belongs to. */
export interface Entry {
  readonly item: AnyItem;
  readonly keys: readonly unknown[];
  readonly value: unknown;
}

/** All that a chain stores, by storage key. Undefined is the empty state. */
export type State = Trie<Entry> | undefined;

/** A part of an item's key: its type and how it is hashed into the storage key. */
export interface KeyPart<Key = unknown> {
  readonly name: string;
  readonly type: Typed<Key>;
  readonly hasher: Hasher;
}

/** What is said of an item where it is declared; all else is derived. */
interface Declaration {
  readonly pallet: string;
  readonly name: string;
  readonly keys: readonly KeyPart[];
  readonly value: Typed<unknown>;
  /** One line for the table of the specification. */
  readonly documentation: string;
}

/** An item whose key and value types are its own business. */
export interface AnyItem extends Declaration {
  /** What an absent entry reads as; undefined where the chain says that there is none. */
  readonly absent: unknown;
  /** Hex digits that all storage keys of the item begin with. */
  readonly prefix: string;
}

/** What an item is called: those of the main pallet by their name alone, all others with their pallet in front. */
export const itemLabel = ({ pallet, name }: Pick<AnyItem, "pallet" | "name">): string =>
  pallet === "SubtensorModule" ? name : `${pallet}.${name}`;

/**
 * A storage item: a value, a map or a double map, by how many keys it has.
 *
 * `Read` is what an absent entry reads as: the default, or undefined. No method changes the state that it is given.
 */
export interface StorageItem<Keys extends readonly unknown[], Value, Read = Value> extends AnyItem {
  readonly absent: Read;
  readonly get: (state: State, ...keys: Keys) => Value | Read;
  /** Whether an entry is stored, also when it equals the default. */
  readonly has: (state: State, ...keys: Keys) => boolean;
  readonly put: (state: State, ...keysAndValue: [...Keys, Value]) => State;
  readonly update: (state: State, ...keysAndChange: [...Keys, (value: Value | Read) => Value]) => State;
  readonly remove: (state: State, ...keys: Keys) => State;
  /** The entries in the chain's order: of the whole map, or of those whose first keys are given. */
  readonly entries: (
    state: State,
    ...first: Partial<Keys>
  ) => readonly { readonly keys: Keys; readonly value: Value }[];
}

const hexOf = (text: string): string => bytesToHex(twox128(ascii(text)));

const hashed = ({ type, hasher }: Pick<KeyPart, "type" | "hasher">, key: unknown): string =>
  bytesToHex(hasher.hash(encode(type, key)));

/** BLAKE2b of an account costs more than all else that is done to find an entry, and the same few are asked for. */
const hashedAccount = remember(16_384, (account) =>
  hashed({ type: AccountId, hasher: blake2Concat }, account),
);

const keyPart = (part: KeyPart, key: unknown): string =>
  part.hasher === blake2Concat && part.type === AccountId ? hashedAccount(key as string) : hashed(part, key);

/** [STO-3] The storage key of an entry as hex digits: pallet, item, then each key under its hasher. */
export const storageKey = (item: Pick<AnyItem, "prefix" | "keys">, keys: readonly unknown[]): string => {
  const parts = keys.map((key, index) => {
    const part = item.keys[index];
    if (part === undefined) throw new RangeError(`the item has ${item.keys.length} keys, not ${keys.length}`);
    return keyPart(part, key);
  });
  return `${item.prefix}${parts.join("")}`;
};

const methods = <Keys extends readonly unknown[], Value, Read>(item: AnyItem) => {
  const read = (state: State, keys: readonly unknown[]) =>
    (trieGet(state, storageKey(item, keys))?.value ?? item.absent) as Value | Read;
  const write = (state: State, keys: readonly unknown[], value: unknown): State =>
    triePut(state, storageKey(item, keys), { item, keys, value });
  return {
    get: (state: State, ...keys: Keys) => read(state, keys),
    has: (state: State, ...keys: Keys) => trieGet(state, storageKey(item, keys)) !== undefined,
    put: (state: State, ...words: [...Keys, Value]) => write(state, words.slice(0, -1), words.at(-1)),
    update: (state: State, ...words: [...Keys, (value: Value | Read) => Value]) => {
      const keys = words.slice(0, -1);
      const change = words.at(-1) as (value: Value | Read) => Value;
      return write(state, keys, change(read(state, keys)));
    },
    remove: (state: State, ...keys: Keys) => trieRemove(state, storageKey(item, keys)),
    entries: (state: State, ...first: Partial<Keys>) =>
      [...trieValues(state, storageKey(item, first))].map(({ keys, value }) => ({
        keys: keys as readonly unknown[] as Keys,
        value: value as Value,
      })),
  };
};

type KeyTypes<Parts extends readonly KeyPart[]> = {
  readonly [Index in keyof Parts]: Parts[Index] extends KeyPart<infer Key> ? Key : never;
};

/** [STO-1] An item whose absent entries read as `absent`. */
export const storageItem = <const Parts extends readonly KeyPart[], Value, const Read>(
  declaration: Declaration & { readonly keys: Parts; readonly value: Typed<Value>; readonly absent: Read },
): StorageItem<KeyTypes<Parts>, Value, Read> => {
  const item = { ...declaration, prefix: `${hexOf(declaration.pallet)}${hexOf(declaration.name)}` };
  return Object.assign(item, methods<KeyTypes<Parts>, Value, Read>(item));
};

/** [STO-2] The bytes that the chain stores for an entry. */
export const encodeEntry = ({ item, value }: Entry): Uint8Array => encode(item.value, value);
