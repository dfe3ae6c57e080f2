/** Any JSON value as SCALE: a tree whose numbers, decimal strings and bytes are told apart from other text. */
import { integerType } from "../../model/numbers/integer.ts";
import { fromHex, toHex } from "../../model/storage/bytes.ts";
import { compact, decodeAt, ScaleError } from "../../model/storage/scale.ts";
import type { Typed } from "../../model/storage/shape.ts";
import type { Json } from "../case.ts";
import {
  type Alternative,
  choice,
  constant,
  type Fields,
  isFields,
  list,
  type Read,
  readBytes,
  row,
  type Twin,
  text,
  withLength,
} from "./twin.ts";

/** The largest number that SCALE writes in compact form has 67 bytes. */
const largest = integerType("compact", 536, false);
const CompactInteger: Typed<bigint> = { shape: { kind: "compact", type: largest, big: true } };

const matching = (json: Json, pattern: RegExp): boolean => typeof json === "string" && pattern.test(json);

/** A whole number in compact form, of which `show` makes JSON and `numberOf` a number that is not negative. */
const whole = (
  fits: (json: Json) => boolean,
  numberOf: (json: Json) => bigint,
  show: (value: bigint) => Json,
): Alternative => ({
  fits: (json) => fits(json) && largest.contains(numberOf(json)),
  twin: {
    write: (json) => compact(numberOf(json)),
    read: (bytes, offset) => {
      const [value, next] = decodeAt(CompactInteger, bytes, offset);
      return [show(value), next];
    },
    plain: (json) => json,
  },
});

const isNatural = (json: Json): boolean =>
  Number.isSafeInteger(json) && (json as number) >= 0 && !Object.is(json, -0);
const isNegative = (json: Json): boolean => Number.isSafeInteger(json) && (json as number) < 0;

const natural = whole(
  isNatural,
  (json) => BigInt(json as number),
  (value) => Number(value),
);
const negative = whole(
  isNegative,
  (json) => -BigInt(json as number),
  (value) => -Number(value),
);
const decimal = whole(
  (json) => matching(json, /^(0|[1-9][0-9]*)$/),
  (json) => BigInt(json as string),
  (value) => `${value}`,
);
const negativeDecimal = whole(
  (json) => matching(json, /^-[1-9][0-9]*$/),
  (json) => -BigInt(json as string),
  (value) => `-${value}`,
);

const readFloat = (bytes: Uint8Array, offset: number): Read => {
  if (offset + 8 > bytes.length) throw new ScaleError(`8 bytes are expected at ${offset}`);
  return [new DataView(bytes.buffer, bytes.byteOffset + offset, 8).getFloat64(0, true), offset + 8];
};

/** Any other number: the eight bytes of a double, the lowest first. */
const float: Alternative = {
  fits: (json) => typeof json === "number",
  twin: {
    write: (json) => {
      const bytes = new Uint8Array(8);
      new DataView(bytes.buffer).setFloat64(0, json as number, true);
      return bytes;
    },
    read: readFloat,
    plain: (json) => json,
  },
};

const hex: Alternative = {
  fits: (json) => matching(json, /^0x([0-9a-f]{2})*$/),
  twin: {
    write: (json) => withLength(fromHex(json as string)),
    read: (bytes, offset) => {
      const [own, next] = readBytes(bytes, offset);
      return [toHex(own), next];
    },
    plain: (json) => json,
  },
};

const members = (entries: Json): Fields =>
  Object.fromEntries(entries as readonly (readonly [string, Json])[]);

/** An object: its members in their order, each with its name. */
const object = (of: Twin): Twin => {
  const entries = list(row(text, of));
  return {
    write: (json) => entries.write(Object.entries(json as Fields)),
    read: (bytes, offset) => {
      const [read, next] = entries.read(bytes, offset);
      return [members(read), next];
    },
    plain: (json) => json,
  };
};

const later: Twin = {
  write: (json) => tree.write(json),
  read: (bytes, offset) => tree.read(bytes, offset),
  plain: (json) => json,
};

/** Any JSON value. */
export const tree: Twin = choice([
  constant(null),
  constant(false),
  constant(true),
  natural,
  negative,
  float,
  decimal,
  negativeDecimal,
  hex,
  { fits: (json) => typeof json === "string", twin: text },
  { fits: Array.isArray, twin: list(later) },
  { fits: isFields, twin: object(later) },
]);
