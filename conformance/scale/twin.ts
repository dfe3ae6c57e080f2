/** How JSON values are written as SCALE and read back: small codecs, put together to larger ones. */
import { utf8 } from "@scure/base";
import { toJson } from "../../model/json.ts";
import { concat, concatAll } from "../../model/storage/bytes.ts";
import { compact, decodeAt, encode, ScaleError } from "../../model/storage/scale.ts";
import { CompactU32, type Typed } from "../../model/storage/shape.ts";
import { InputError, type Json } from "../case.ts";
import { named, typeReader } from "../codecs/state.ts";

export type Fields = { readonly [key: string]: Json };

/** A value, and where the bytes of the next one begin. */
export type Read<Value = Json> = readonly [value: Value, next: number];

/** One kind of JSON value as SCALE. */
export interface Twin {
  /** Throws an InputError for JSON of another kind. */
  readonly write: (json: Json) => Uint8Array;
  /** Throws a ScaleError. */
  readonly read: (bytes: Uint8Array, offset: number) => Read;
  /** What reading gives of JSON that was written: the same, but for orders that the bytes do not keep. */
  readonly plain: (json: Json) => Json;
}

const unchanged = (json: Json): Json => json;

/** Whether JSON is an object. */
export const isFields = (json: Json | undefined): json is Fields =>
  typeof json === "object" && json !== null && !Array.isArray(json);

/** A value of a type that the chain stores. */
export const scaled = <Value>(type: Typed<Value>): Twin => {
  const readValue = typeReader(type);
  return {
    write: (json) => encode(type, readValue(json)),
    read: (bytes, offset) => {
      const [value, next] = decodeAt(type, bytes, offset);
      return [toJson(value), next];
    },
    plain: unchanged,
  };
};

/** Bytes with their length in front. */
export const withLength = (bytes: Uint8Array): Uint8Array => concat(compact(BigInt(bytes.length)), bytes);

/** The same, read. */
export const readBytes = (bytes: Uint8Array, offset: number): Read<Uint8Array> => {
  const [length, start] = decodeAt(CompactU32, bytes, offset);
  if (start + length > bytes.length) throw new ScaleError(`${length} bytes are expected at ${start}`);
  return [bytes.subarray(start, start + length), start + length];
};

const stringOf = (json: Json): string => {
  if (typeof json === "string") return json;
  throw new InputError("(whole)", "a text is expected");
};

/** A text: its length in bytes, then its UTF-8. */
export const text: Twin = {
  write: (json) => withLength(utf8.decode(stringOf(json))),
  read: (bytes, offset) => {
    const [own, next] = readBytes(bytes, offset);
    return [utf8.encode(own), next];
  },
  plain: unchanged,
};

const arrayOf = (json: Json): readonly Json[] => {
  if (Array.isArray(json)) return json;
  throw new InputError("(whole)", "an array is expected");
};

const readMany = (twins: readonly Twin[], bytes: Uint8Array, offset: number): Read<readonly Json[]> => {
  const values: Json[] = [];
  let next = offset;
  for (const twin of twins) {
    const [value, after] = twin.read(bytes, next);
    values.push(value);
    next = after;
  }
  return [values, next];
};

/** An array of values of one kind: how many, then each. */
export const list = (of: Twin): Twin => ({
  write: (json) => {
    const values = arrayOf(json).map((value, index) => named(`[${index}]`, () => of.write(value)));
    return concatAll([compact(BigInt(values.length)), ...values]);
  },
  read: (bytes, offset) => {
    const [length, start] = decodeAt(CompactU32, bytes, offset);
    if (start + length > bytes.length) throw new ScaleError(`${length} values are expected at ${start}`);
    return readMany(new Array<Twin>(length).fill(of), bytes, start);
  },
  plain: (json) => arrayOf(json).map(of.plain),
});

/** An array of so many values, each of its own kind. */
export const row = (...of: readonly Twin[]): Twin => ({
  write: (json) => {
    const values = arrayOf(json);
    if (values.length !== of.length)
      throw new InputError("(whole)", `an array of ${of.length} is expected (found ${values.length})`);
    return concatAll(of.map((twin, index) => named(`[${index}]`, () => twin.write(values[index]!))));
  },
  read: (bytes, offset) => readMany(of, bytes, offset),
  plain: (json) => arrayOf(json).map((value, index) => of[index]!.plain(value)),
});

const memberOf = (json: Json, name: string): Json => {
  const value = isFields(json) && Object.hasOwn(json, name) ? json[name] : undefined;
  if (value === undefined) throw new InputError(name, "is missing");
  return value;
};

const requireNoOther = (json: Json, names: readonly string[]): void => {
  const other = Object.keys(json as Fields).find((name) => !names.includes(name));
  if (other !== undefined) throw new InputError(other, "no such field is expected");
};

/** An object of these members, in this order, without their names. */
export const fields = (members: Readonly<Record<string, Twin>>): Twin => {
  const names = Object.keys(members);
  const entriesOf = (json: Json) =>
    Object.entries(members).map(([name, twin]) => [name, twin, memberOf(json, name)] as const);
  return {
    write: (json) => {
      const parts = entriesOf(json).map(([name, twin, value]) => named(name, () => twin.write(value)));
      requireNoOther(json, names);
      return concatAll(parts);
    },
    read: (bytes, offset) => {
      const [values, next] = readMany(Object.values(members), bytes, offset);
      return [Object.fromEntries(names.map((name, index) => [name, values[index]!])), next];
    },
    plain: (json) =>
      Object.fromEntries(entriesOf(json).map(([name, twin, value]) => [name, twin.plain(value)])),
  };
};

/** One of the kinds that a choice is between. */
export interface Alternative {
  readonly fits: (json: Json) => boolean;
  readonly twin: Twin;
}

/** One of several kinds: the first that fits. A byte says which. */
export const choice = (alternatives: readonly Alternative[]): Twin => {
  const indexOf = (json: Json): number => {
    const index = alternatives.findIndex(({ fits }) => fits(json));
    if (index < 0) throw new InputError("(whole)", "a value of another kind is expected");
    return index;
  };
  return {
    write: (json) => {
      const index = indexOf(json);
      return concat(Uint8Array.of(index), alternatives[index]!.twin.write(json));
    },
    read: (bytes, offset) => {
      const found = alternatives[bytes[offset] ?? alternatives.length];
      if (found === undefined)
        throw new ScaleError(`a choice of ${alternatives.length} is expected at ${offset}`);
      return found.twin.read(bytes, offset + 1);
    },
    plain: (json) => alternatives[indexOf(json)]!.twin.plain(json),
  };
};

/** An object of exactly these members, as one of several kinds. */
export const formOf = (members: Readonly<Record<string, Twin>>): Alternative => {
  const names = Object.keys(members).sort().join();
  return {
    fits: (json) => isFields(json) && Object.keys(json).sort().join() === names,
    twin: fields(members),
  };
};

/** One value that needs no bytes. */
export const constant = (value: Json): Alternative => ({
  fits: (json) => json === value,
  twin: { write: () => new Uint8Array(), read: (_, offset) => [value, offset], plain: unchanged },
});
