import { concat, concatAll, fromHex, fromLittleEndian, littleEndian, toHex } from "./bytes.ts";
import type { RuntimeCall, Shape, Typed } from "./shape.ts";

/** Why bytes are not the SCALE encoding of a shape. */
export class ScaleError extends Error {
  override readonly name = "ScaleError";
}

type Decoded<Value = unknown> = readonly [value: Value, next: number];

/** How a call inside a value is written: which calls there are is for the rules to say. */
export interface CallCodec {
  readonly encode: (call: RuntimeCall) => Uint8Array;
  /** The call that begins at `offset`, and where it ends. Throws a ScaleError. */
  readonly decode: (bytes: Uint8Array, offset: number) => Decoded<RuntimeCall>;
}

const noCalls = (): never => {
  throw new ScaleError("a call has no encoding but under rules");
};

/** No item holds a call: what stores one keeps its bytes. */
const withoutCalls: CallCodec = { encode: noCalls, decode: noCalls };

/** [STO-2] A length or other small number in one, two, four or more bytes; the low two bits say how many. */
export const compact = (value: bigint): Uint8Array => {
  if (value < 1n << 6n) return littleEndian(value << 2n, 1);
  if (value < 1n << 14n) return littleEndian((value << 2n) | 1n, 2);
  if (value < 1n << 30n) return littleEndian((value << 2n) | 2n, 4);
  const length = Math.max(4, Math.ceil(value.toString(2).length / 8));
  return concat(Uint8Array.of(((length - 4) << 2) | 3), littleEndian(value, length));
};

/** The variant of a MultiAddress that holds an account. */
const BY_ID = 0;

const encodeInteger = (width: number, value: unknown): Uint8Array =>
  littleEndian(BigInt(value as bigint), width / 8);

const encodeMany = (shapes: readonly Shape[], values: readonly unknown[], calls: CallCodec): Uint8Array =>
  concat(...shapes.map((shape, index) => encodeShape(shape, values[index], calls)));

const encodeShape = (shape: Shape, value: unknown, calls: CallCodec): Uint8Array => {
  switch (shape.kind) {
    case "integer":
      return encodeInteger(shape.type.bits, value);
    case "compact":
      return compact(BigInt(value as bigint));
    case "boolean":
      return Uint8Array.of(value === true ? 1 : 0);
    case "bytes32":
    case "raw":
      return fromHex(value as string);
    case "address":
      return concat(Uint8Array.of(BY_ID), fromHex(value as string));
    case "bytes": {
      const bytes = fromHex(value as string);
      return concat(compact(BigInt(bytes.length)), bytes);
    }
    case "call":
      return typeof value === "string" ? fromHex(value) : calls.encode(value as RuntimeCall);
    case "option":
      return value === null
        ? Uint8Array.of(0)
        : concat(Uint8Array.of(1), encodeShape(shape.of, value, calls));
    case "vector": {
      const values = value as readonly unknown[];
      return concatAll([
        compact(BigInt(values.length)),
        ...values.map((item) => encodeShape(shape.of, item, calls)),
      ]);
    }
    case "tuple":
      return encodeMany(shape.of, value as readonly unknown[], calls);
    case "struct": {
      const fields = value as Readonly<Record<string, unknown>>;
      return concat(...shape.fields.map(([name, field]) => encodeShape(field, fields[name], calls)));
    }
  }
};

/** [STO-2] The SCALE encoding of a value: what the chain stores. */
export const encode = <Value>(
  type: Typed<Value>,
  value: Value,
  calls: CallCodec = withoutCalls,
): Uint8Array => encodeShape(type.shape, value, calls);

const take = (bytes: Uint8Array, offset: number, length: number): Uint8Array => {
  if (offset + length > bytes.length) {
    throw new ScaleError(`${length} bytes are expected at ${offset}, ${bytes.length - offset} are left`);
  }
  return bytes.subarray(offset, offset + length);
};

/** A compact number in four bytes or more: how many follow stands in the upper six bits of the first. */
const decodeLongCompact = (bytes: Uint8Array, offset: number): Decoded<bigint> => {
  const size = ((take(bytes, offset, 1)[0] ?? 0) >> 2) + 4;
  return [fromLittleEndian(take(bytes, offset + 1, size)), offset + 1 + size];
};

const decodeCompact = (bytes: Uint8Array, offset: number): Decoded<bigint> => {
  const mode = (take(bytes, offset, 1)[0] ?? 0) & 3;
  const size = 1 << mode;
  const [value, next]: Decoded<bigint> =
    mode === 3
      ? decodeLongCompact(bytes, offset)
      : [fromLittleEndian(take(bytes, offset, size)) >> 2n, offset + size];
  if (compact(value).length !== next - offset)
    throw new ScaleError(`the compact number at ${offset} has a shorter encoding`);
  return [value, next];
};

const decodeLength = (bytes: Uint8Array, offset: number): Decoded<number> => {
  const [value, next] = decodeCompact(bytes, offset);
  if (value >= 1n << 30n) throw new ScaleError(`a length below 2^30 is expected at ${offset}`);
  return [Number(value), next];
};

const decodeCompactInteger = (
  { type, big }: Shape & { kind: "compact" },
  bytes: Uint8Array,
  offset: number,
): Decoded => {
  const [value, next] = decodeCompact(bytes, offset);
  if (!type.contains(value)) throw new ScaleError(`${type.name} is expected at ${offset}, found ${value}`);
  return [big ? value : Number(value), next];
};

const decodeAddress = (bytes: Uint8Array, offset: number): Decoded => {
  if (take(bytes, offset, 1)[0] !== BY_ID) throw new ScaleError(`an address by ID is expected at ${offset}`);
  return [toHex(take(bytes, offset + 1, 32)), offset + 33];
};

const decodeInteger = (shape: Shape & { kind: "integer" }, bytes: Uint8Array, offset: number): Decoded => {
  const size = shape.type.bits / 8;
  const value = fromLittleEndian(take(bytes, offset, size));
  return [shape.big ? value : Number(value), offset + size];
};

const decodeBoolean = (bytes: Uint8Array, offset: number): Decoded => {
  const byte = take(bytes, offset, 1)[0] ?? 0;
  if (byte > 1) throw new ScaleError(`0 or 1 is expected at ${offset}, found ${byte}`);
  return [byte === 1, offset + 1];
};

const decodeMany = (
  shapes: readonly Shape[],
  bytes: Uint8Array,
  offset: number,
  calls: CallCodec,
): Decoded<readonly unknown[]> => {
  const values: unknown[] = [];
  let next = offset;
  for (const shape of shapes) {
    const [value, after] = decodeShape(shape, bytes, next, calls);
    values.push(value);
    next = after;
  }
  return [values, next];
};

const decodeBytes = (bytes: Uint8Array, offset: number): Decoded => {
  const [length, start] = decodeLength(bytes, offset);
  return [toHex(take(bytes, start, length)), start + length];
};

const decodeVector = (of: Shape, bytes: Uint8Array, offset: number, calls: CallCodec): Decoded => {
  const [length, start] = decodeLength(bytes, offset);
  // Every element takes a byte at least: a length beyond that is refused before anything is made of it.
  take(bytes, start, length);
  return decodeMany(new Array<Shape>(length).fill(of), bytes, start, calls);
};

const decodeOption = (of: Shape, bytes: Uint8Array, offset: number, calls: CallCodec): Decoded => {
  const [present, start] = decodeBoolean(bytes, offset);
  return present === true ? decodeShape(of, bytes, start, calls) : [null, start];
};

const decodeShape = (shape: Shape, bytes: Uint8Array, offset: number, calls: CallCodec): Decoded => {
  switch (shape.kind) {
    case "integer":
      return decodeInteger(shape, bytes, offset);
    case "compact":
      return decodeCompactInteger(shape, bytes, offset);
    case "boolean":
      return decodeBoolean(bytes, offset);
    case "address":
      return decodeAddress(bytes, offset);
    case "raw":
      return [toHex(bytes.subarray(offset)), bytes.length];
    case "bytes32":
      return [toHex(take(bytes, offset, 32)), offset + 32];
    case "bytes":
      return decodeBytes(bytes, offset);
    case "vector":
      return decodeVector(shape.of, bytes, offset, calls);
    case "call":
      return calls.decode(bytes, offset);
    case "option":
      return decodeOption(shape.of, bytes, offset, calls);
    case "tuple":
      return decodeMany(shape.of, bytes, offset, calls);
    case "struct": {
      const [values, next] = decodeMany(
        shape.fields.map(([, field]) => field),
        bytes,
        offset,
        calls,
      );
      return [Object.fromEntries(shape.fields.map(([name], index) => [name, values[index]])), next];
    }
  }
};

/** [STO-2] The value whose SCALE encoding begins at `offset`, and where it ends. Throws a ScaleError. */
export const decodeAt = <Value>(
  type: Typed<Value>,
  bytes: Uint8Array,
  offset: number,
  calls: CallCodec = withoutCalls,
): Decoded<Value> => decodeShape(type.shape, bytes, offset, calls) as Decoded<Value>;

/** [STO-2] The value of a SCALE encoding, all of whose bytes must be used. Throws a ScaleError where they are none. */
export const decode = <Value>(type: Typed<Value>, bytes: Uint8Array): Value => {
  const [value, next] = decodeAt(type, bytes, 0);
  if (next !== bytes.length) throw new ScaleError(`${bytes.length - next} bytes are left over`);
  return value;
};
