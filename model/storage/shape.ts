import { type IntegerType, u8, u16, u32, u64, u128 } from "../numbers/integer.ts";

/** What a stored value or key looks like. SCALE, JSON, inputs and tables are all derived from it. */
export type Shape =
  | { readonly kind: "integer"; readonly type: IntegerType; readonly big: boolean }
  /** An integer in SCALE's compact form. */
  | { readonly kind: "compact"; readonly type: IntegerType; readonly big: boolean }
  | { readonly kind: "boolean" }
  /** 32 bytes: an account or a hash, written "0x" and 64 hex digits. */
  | { readonly kind: "bytes32" }
  /** An account as a MultiAddress: the byte 0 for "by its ID", then the account. */
  | { readonly kind: "address" }
  /** Any number of bytes, written "0x" and hex digits. */
  | { readonly kind: "bytes" }
  /** The same without a length in front, where all bytes that there are belong to it: a call that is stored whole. */
  | { readonly kind: "raw" }
  /** One byte that says whether there is a value, then the value; none is null. */
  | { readonly kind: "option"; readonly of: Shape }
  /** A call inside a call. Where `opaque`, it may also stand as mere bytes, written "0x" and hex digits. */
  | { readonly kind: "call"; readonly opaque: boolean }
  | { readonly kind: "vector"; readonly of: Shape }
  | { readonly kind: "tuple"; readonly of: readonly Shape[] }
  | { readonly kind: "struct"; readonly fields: readonly (readonly [name: string, shape: Shape])[] };

/** A call to be made: "SubtensorModule.add_stake" and its arguments by the chain's names. */
export interface RuntimeCall {
  readonly call: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** A shape together with the TypeScript type of its values. */
export interface Typed<Value> {
  readonly shape: Shape;
  /** Never set: it only carries the type. */
  readonly "~value"?: Value;
}

/** The TypeScript type of the values of a typed shape. */
export type ValueOf<Type> = Type extends Typed<infer Value> ? Value : never;

const small = (type: IntegerType): Typed<number> => ({ shape: { kind: "integer", type, big: false } });
const wide = (type: IntegerType): Typed<bigint> => ({ shape: { kind: "integer", type, big: true } });

/** Integers of up to 32 bits are numbers, wider ones bigints. */
export const U8 = small(u8);
export const U16 = small(u16);
export const U32 = small(u32);
export const U64 = wide(u64);
export const U128 = wide(u128);
/** The number of a block: 32 bits in storage, a bigint like all else that is counted in blocks. */
export const BlockNumber = wide(u32);
export const CompactU32: Typed<number> = { shape: { kind: "compact", type: u32, big: false } };
export const CompactU64: Typed<bigint> = { shape: { kind: "compact", type: u64, big: true } };
export const Hash: Typed<string> = { shape: { kind: "bytes32" } };
export const MultiAddress: Typed<string> = { shape: { kind: "address" } };
export const Bool: Typed<boolean> = { shape: { kind: "boolean" } };
export const AccountId: Typed<string> = { shape: { kind: "bytes32" } };
export const Bytes: Typed<string> = { shape: { kind: "bytes" } };
export const RawBytes: Typed<string> = { shape: { kind: "raw" } };

export const Call: Typed<RuntimeCall> = { shape: { kind: "call", opaque: false } };
/** A call, or bytes that stand for one and need not be one. */
export const CallOrBytes: Typed<RuntimeCall | string> = { shape: { kind: "call", opaque: true } };

/** A value, or null. */
export const option = <Value>(of: Typed<Value>): Typed<Value | null> => ({
  shape: { kind: "option", of: of.shape },
});

/** A list of values of one shape. */
export const vector = <Value>(of: Typed<Value>): Typed<readonly Value[]> => ({
  shape: { kind: "vector", of: of.shape },
});

/** A fixed number of values, each of its own shape. */
export const tuple = <const Parts extends readonly Typed<unknown>[]>(
  ...parts: Parts
): Typed<{ readonly [Index in keyof Parts]: ValueOf<Parts[Index]> }> => ({
  shape: { kind: "tuple", of: parts.map(({ shape }) => shape) },
});

/** Named values in a fixed order. */
export const struct = <const Fields extends Readonly<Record<string, Typed<unknown>>>>(
  fields: Fields,
): Typed<{ readonly [Name in keyof Fields]: ValueOf<Fields[Name]> }> => ({
  shape: { kind: "struct", fields: Object.entries(fields).map(([name, { shape }]) => [name, shape]) },
});

/** The shape as Rust writes the type, for tables. */
export const shapeText = (shape: Shape): string => {
  switch (shape.kind) {
    case "integer":
      return shape.type.name;
    case "compact":
      return `Compact<${shape.type.name}>`;
    case "address":
      return "MultiAddress";
    case "boolean":
      return "bool";
    case "bytes32":
      return "AccountId";
    case "bytes":
      return "Vec<u8>";
    case "raw":
      return "bytes";
    case "call":
      return "RuntimeCall";
    case "option":
      return `Option<${shapeText(shape.of)}>`;
    case "vector":
      return `Vec<${shapeText(shape.of)}>`;
    case "tuple":
      return `(${shape.of.map(shapeText).join(", ")})`;
    case "struct":
      return `{ ${shape.fields.map(([name, field]) => `${name}: ${shapeText(field)}`).join(", ")} }`;
  }
};
