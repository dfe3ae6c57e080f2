/** What a chain is made of, as SCALE: states, changes, calls, origins. */
import { finney } from "../../model/finney/rules.ts";
import { decodeCall, encodeCall } from "../../model/runtime/callCodec.ts";
import { concat, concatAll, fromHex, toHex } from "../../model/storage/bytes.ts";
import type { Hasher } from "../../model/storage/hasher.ts";
import { type AnyItem, type Entry, encodeEntry, type State, storageKey } from "../../model/storage/item.ts";
import { compact, decode, decodeAt, ScaleError } from "../../model/storage/scale.ts";
import { AccountId, Bytes, CompactU32, Hash, option, tuple, U32 } from "../../model/storage/shape.ts";
import { triePut, trieValues } from "../../model/storage/trie.ts";
import type { Json } from "../case.ts";
import { readCall, writeCall } from "../codecs/calls.ts";
import { type ChangeRow, writeChanges } from "../codecs/changes.ts";
import { entryReader, readState, writeState } from "../codecs/state.ts";
import { differences } from "../runner/compare.ts";
import { tree } from "./tree.ts";
import {
  choice,
  constant,
  type Fields,
  formOf,
  isFields,
  readBytes,
  row,
  scaled,
  type Twin,
  withLength,
} from "./twin.ts";

const prefixBytes = 32;

const itemByPrefix = new Map(finney.items.map((item) => [item.prefix, item]));

/** How many bytes of a hash a hasher puts before the key itself. */
const hashBytes: Readonly<Record<Hasher["name"], number>> = {
  Identity: 0,
  Twox64Concat: 8,
  Blake2_128Concat: 16,
};

const itemOf = (key: Uint8Array): AnyItem => {
  const item = itemByPrefix.get(toHex(key.subarray(0, prefixBytes)).slice(2));
  if (item === undefined) throw new ScaleError("the storage key of an item is expected");
  return item;
};

/** The item and the keys of a storage key: every hasher keeps the key behind its hash. */
const placeOf = (bytes: Uint8Array): Pick<Entry, "item" | "keys"> => {
  const item = itemOf(bytes);
  let next = prefixBytes;
  const keys = item.keys.map(({ type, hasher }) => {
    const [key, after] = decodeAt(type, bytes, next + hashBytes[hasher.name]);
    next = after;
    return key;
  });
  if (`0x${storageKey(item, keys)}` !== toHex(bytes)) throw new ScaleError("a storage key is expected");
  return { item, keys };
};

const valueAt = ({ item }: Pick<Entry, "item">, bytes: Uint8Array): unknown => decode(item.value, bytes);

const keyOf = ({ item, keys }: Pick<Entry, "item" | "keys">): string => storageKey(item, keys);

const writeEntries = (state: State): Uint8Array => {
  const entries = [...trieValues(state, "")];
  const pairs = entries.map((entry) =>
    concat(withLength(fromHex(`0x${keyOf(entry)}`)), withLength(encodeEntry(entry))),
  );
  return concatAll([compact(BigInt(pairs.length)), ...pairs]);
};

const readEntry = (bytes: Uint8Array, offset: number): readonly [entry: Entry, next: number] => {
  const [key, afterKey] = readBytes(bytes, offset);
  const [value, next] = readBytes(bytes, afterKey);
  const place = placeOf(key);
  return [{ ...place, value: valueAt(place, value) }, next];
};

const readEntries = (bytes: Uint8Array, offset: number): readonly [state: State, next: number] => {
  const [length, start] = decodeAt(CompactU32, bytes, offset);
  let state: State;
  let next = start;
  let last = "";
  for (let index = 0; index < length; index += 1) {
    const [entry, after] = readEntry(bytes, next);
    const key = keyOf(entry);
    if (key <= last) throw new ScaleError(`a storage key above the one before is expected at ${next}`);
    state = triePut(state, key, entry);
    [last, next] = [key, after];
  }
  return [state, next];
};

/** A state: how many entries, then of each the storage key and the value, in the order of the keys. */
export const wholeState: Twin = {
  write: (json) => writeEntries(readState(finney.items, json as Fields)),
  read: (bytes, offset) => {
    const [state, next] = readEntries(bytes, offset);
    return [writeState(finney.items, state), next];
  },
  plain: (json) => writeState(finney.items, readState(finney.items, json as Fields)),
};

const hexHash = scaled(Hash);

/** The hash of a shared state, which JSON writes without 0x. */
const sharedHash: Twin = {
  write: (json) => hexHash.write(`0x${String(json)}`),
  read: (bytes, offset) => {
    const [hash, next] = hexHash.read(bytes, offset);
    return [String(hash).slice(2), next];
  },
  plain: (json) => json,
};

/** A state, or the hash of one that stands in a file of its own. */
export const state: Twin = choice([formOf({ shared: sharedHash }), { fits: isFields, twin: wholeState }]);

const entryOf = entryReader(finney.items);

/** A plain account is written by its balance alone, any other one whole: an item of its own in JSON. */
const labelOf = (label: Json, value: Json): string =>
  label === "Balances.Account" && isFields(value) ? "System.Account" : String(label);

const valueBytes = (label: Json, keys: Json, value: Json): string | null =>
  value === null ? null : toHex(encodeEntry(entryOf(labelOf(label, value), keys, value)));

const changeBytes = tuple(Bytes, option(Bytes), option(Bytes));
const changeTwin = scaled(changeBytes);

const shownChange = (key: Uint8Array, before: string | null, after: string | null): ChangeRow => {
  const place = placeOf(key);
  const valueIn = (bytes: string | null) => (bytes === null ? undefined : valueAt(place, fromHex(bytes)));
  const [shown] = writeChanges([{ ...place, before: valueIn(before), after: valueIn(after) }]);
  if (shown === undefined) throw new ScaleError("a change that a vector shows is expected");
  return shown;
};

/** A change: the storage key, then the value before and after, each with a byte that says whether there is one. */
export const change: Twin = {
  write: (json) => {
    const [label, keys, before, after] = json as unknown as ChangeRow;
    const present = after ?? before;
    const key = keyOf(entryOf(labelOf(label, present), keys, present));
    const values = [before, after].map((value) => valueBytes(label, keys, value));
    return changeTwin.write([`0x${key}`, ...values]);
  },
  read: (bytes, offset) => {
    const [[key, before, after], next] = decodeAt(changeBytes, bytes, offset);
    return [shownChange(fromHex(key), before, after), next];
  },
  plain: (json) => json,
};

const account = scaled(AccountId);

/** Who makes a call. */
export const origin: Twin = choice([
  constant("Root"),
  constant("None"),
  formOf({ Signed: account }),
  formOf({ Members: row(scaled(U32), scaled(U32)) }),
  formOf({ Member: account }),
]);

/** A call as the chain encodes it, with its length in front. */
const encoded: Twin = {
  write: (json) => withLength(encodeCall(finney, readCall(finney, json))),
  read: (bytes, offset) => {
    const [own, next] = readBytes(bytes, offset);
    return [writeCall(finney, decodeCall(finney, own)), next];
  },
  plain: (json) => json,
};

/** Bytes that stand for a call need not be one. */
const readBack = (json: Json): Json | undefined => {
  try {
    return encoded.read(encoded.write(json), 0)[0];
  } catch (error) {
    if (error instanceof ScaleError) return undefined;
    throw error;
  }
};

/** Whether a call reads back from its bytes as it was written: bytes that stand for a call may read as that call. */
const isKept = (json: Json): boolean => differences("", json, readBack(json)).length === 0;

/** A call with its arguments: as the chain encodes it, or, where that would read back otherwise, as a tree. */
export const call: Twin = choice([
  { fits: isKept, twin: encoded },
  { fits: isFields, twin: tree },
]);
