import * as Schema from "effect/Schema";
import { items } from "../../model/finney/items/index.ts";
import { finney } from "../../model/finney/rules.ts";
import { encodeCall } from "../../model/runtime/callCodec.ts";
import { fromHex, toHex } from "../../model/storage/bytes.ts";
import { encodeEntry, itemLabel, storageKey } from "../../model/storage/item.ts";
import { encode } from "../../model/storage/scale.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import { type Trie, triePut } from "../../model/storage/trie.ts";
import { type Handler, InputError, type Json, type Suite } from "../case.ts";
import { readCall } from "../codecs/calls.ts";
import { byteString, named, readKeys, readState, readValue, writeState } from "../codecs/state.ts";
import { reader } from "../codecs/values.ts";

const itemOf = (name: string) => {
  const found = items.find((item) => itemLabel(item) === name);
  if (found === undefined) throw new InputError("item", "the name of a storage item is expected");
  return found;
};

const answer =
  (compute: (input: Json) => Json): Handler =>
  (input) => ({ outcome: { ok: compute(input) } });

const keyCase = reader(Schema.Struct({ item: Schema.String, keys: Schema.Array(Schema.Unknown) }));
const valueCase = reader(Schema.Struct({ item: Schema.String, value: Schema.Unknown }));
const stateCase = reader(Schema.Record(Schema.String, Schema.Unknown));
const pairs = reader(Schema.Array(Schema.Tuple([byteString, byteString])));

const keyOf = (input: Json): Json => {
  const { item, keys } = keyCase(input);
  const found = itemOf(item);
  return `0x${storageKey(
    found,
    named("keys", () => readKeys(found, keys)),
  )}`;
};

const bytesOf = (input: Json): Json => {
  const { item, value } = valueCase(input);
  const found = itemOf(item);
  return toHex(
    encode(
      found.value,
      named("value", () => readValue(found, value)),
    ),
  );
};

const rootOf = (input: Json): Json => {
  const trie = pairs(input).reduce<Trie<Uint8Array> | undefined>(
    (map, [key, value]) => triePut(map, key.slice(2), fromHex(value)),
    undefined,
  );
  return stateRoot(trie, (value) => value);
};

/** Bytes, keys, order and root of the state. */
export const codec: Suite = {
  name: "codec",
  handlers: new Map([
    ["storage_key", answer(keyOf)],
    ["scale", answer(bytesOf)],
    ["state_order", answer((input) => writeState(items, readState(items, stateCase(input))))],
    ["state_root", answer((input) => stateRoot(readState(items, stateCase(input)), encodeEntry))],
    ["trie_root", answer(rootOf)],
    ["call", answer((input) => toHex(encodeCall(finney, readCall(finney, input))))],
  ]),
};
