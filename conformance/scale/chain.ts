/** What a chain is made of, as SCALE: states, changes, calls, origins. */
import type { RuleSet } from "../../model/rules.ts";
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
import { ruleSets } from "../ruleSets.ts";
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

type ItemsByPrefix = ReadonlyMap<string, AnyItem>;

/** How many bytes of a hash a hasher puts before the key itself. */
const hashBytes: Readonly<Record<Hasher["name"], number>> = {
  Identity: 0,
  Twox64Concat: 8,
  Blake2_128Concat: 16,
};

const itemOf = (items: ItemsByPrefix, key: Uint8Array): AnyItem => {
  const item = items.get(toHex(key.subarray(0, prefixBytes)).slice(2));
  if (item === undefined) throw new ScaleError("the storage key of an item is expected");
  return item;
};

type Place = Pick<Entry, "item" | "keys">;

/** The item and the keys of a storage key: every hasher keeps the key behind its hash. */
const placeOf = (items: ItemsByPrefix, bytes: Uint8Array): Place => {
  const item = itemOf(items, bytes);
  let next = prefixBytes;
  const keys = item.keys.map(({ type, hasher }) => {
    const [key, after] = decodeAt(type, bytes, next + hashBytes[hasher.name]);
    next = after;
    return key;
  });
  if (`0x${storageKey(item, keys)}` !== toHex(bytes)) throw new ScaleError("a storage key is expected");
  return { item, keys };
};

const valueAt = ({ item }: Place, bytes: Uint8Array): unknown => decode(item.value, bytes);

const keyOf = ({ item, keys }: Place): string => storageKey(item, keys);

const writeEntries = (state: State): Uint8Array => {
  const entries = [...trieValues(state, "")];
  const pairs = entries.map((entry) =>
    concat(withLength(fromHex(`0x${keyOf(entry)}`)), withLength(encodeEntry(entry))),
  );
  return concatAll([compact(BigInt(pairs.length)), ...pairs]);
};

const readEntry = (
  items: ItemsByPrefix,
  bytes: Uint8Array,
  offset: number,
): readonly [entry: Entry, next: number] => {
  const [key, afterKey] = readBytes(bytes, offset);
  const [value, next] = readBytes(bytes, afterKey);
  const place = placeOf(items, key);
  return [{ ...place, value: valueAt(place, value) }, next];
};

const readEntries = (
  items: ItemsByPrefix,
  bytes: Uint8Array,
  offset: number,
): readonly [state: State, next: number] => {
  const [length, start] = decodeAt(CompactU32, bytes, offset);
  let state: State;
  let next = start;
  let last = "";
  for (let index = 0; index < length; index += 1) {
    const [entry, after] = readEntry(items, bytes, next);
    const key = keyOf(entry);
    if (key <= last) throw new ScaleError(`a storage key above the one before is expected at ${next}`);
    state = triePut(state, key, entry);
    [last, next] = [key, after];
  }
  return [state, next];
};

const byPrefix = ({ items }: RuleSet): ItemsByPrefix => new Map(items.map((item) => [item.prefix, item]));

/** A state: how many entries, then of each the storage key and the value, in the order of the keys. */
const wholeStateOf = (rules: RuleSet): Twin => {
  const { items } = rules;
  const known = byPrefix(rules);
  return {
    write: (json) => writeEntries(readState(items, json as Fields)),
    read: (bytes, offset) => {
      const [state, next] = readEntries(known, bytes, offset);
      return [writeState(items, state), next];
    },
    plain: (json) => writeState(items, readState(items, json as Fields)),
  };
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
const stateOf = (wholeState: Twin): Twin =>
  choice([formOf({ shared: sharedHash }), { fits: isFields, twin: wholeState }]);

/** A plain account is written by its balance alone, any other one whole: an item of its own in JSON. */
const labelOf = (label: Json, value: Json): string =>
  label === "Balances.Account" && isFields(value) ? "System.Account" : String(label);

const changeBytes = tuple(Bytes, option(Bytes), option(Bytes));
const changeTwin = scaled(changeBytes);

const shownChange = (place: Place, before: string | null, after: string | null): ChangeRow => {
  const valueIn = (bytes: string | null) => (bytes === null ? undefined : valueAt(place, fromHex(bytes)));
  const [shown] = writeChanges([{ ...place, before: valueIn(before), after: valueIn(after) }]);
  if (shown === undefined) throw new ScaleError("a change that a vector shows is expected");
  return shown;
};

/** A change: the storage key, then the value before and after, each with a byte that says whether there is one. */
const changeOf = (rules: RuleSet): Twin => {
  const entryOf = entryReader(rules.items);
  const known = byPrefix(rules);
  const valueBytes = (label: Json, keys: Json, value: Json): string | null =>
    value === null ? null : toHex(encodeEntry(entryOf(labelOf(label, value), keys, value)));
  return {
    write: (json) => {
      const [label, keys, before, after] = json as unknown as ChangeRow;
      const present = after ?? before;
      const key = keyOf(entryOf(labelOf(label, present), keys, present));
      const values = [before, after].map((value) => valueBytes(label, keys, value));
      return changeTwin.write([`0x${key}`, ...values]);
    },
    read: (bytes, offset) => {
      const [[key, before, after], next] = decodeAt(changeBytes, bytes, offset);
      return [shownChange(placeOf(known, fromHex(key)), before, after), next];
    },
    plain: (json) => json,
  };
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
const encodedOf = (rules: RuleSet): Twin => ({
  write: (json) => withLength(encodeCall(rules, readCall(rules, json))),
  read: (bytes, offset) => {
    const [own, next] = readBytes(bytes, offset);
    return [writeCall(rules, decodeCall(rules, own)), next];
  },
  plain: (json) => json,
});

/** Bytes that stand for a call need not be one. */
const readBack = (encoded: Twin, json: Json): Json | undefined => {
  try {
    return encoded.read(encoded.write(json), 0)[0];
  } catch (error) {
    if (error instanceof ScaleError) return undefined;
    throw error;
  }
};

/** Whether a call reads back from its bytes as it was written: bytes that stand for a call may read as that call. */
const isKept =
  (encoded: Twin) =>
  (json: Json): boolean =>
    differences("", json, readBack(encoded, json)).length === 0;

/** A call with its arguments: as the chain encodes it, or, where that would read back otherwise, as a tree. */
const callOf = (encoded: Twin): Twin =>
  choice([
    { fits: isKept(encoded), twin: encoded },
    { fits: isFields, twin: tree },
  ]);

/** The twins of what a chain of some rules is made of. */
export interface ChainTwins {
  readonly wholeState: Twin;
  /** A state, or the hash of a shared one. */
  readonly state: Twin;
  readonly change: Twin;
  readonly call: Twin;
}

/** The twins of a chain's parts under each rule set, by its name. */
export const chainTwins: ReadonlyMap<string, ChainTwins> = new Map(
  [...ruleSets].map(([name, rules]) => {
    const wholeState = wholeStateOf(rules);
    const state = stateOf(wholeState);
    return [name, { wholeState, state, change: changeOf(rules), call: callOf(encodedOf(rules)) }];
  }),
);
