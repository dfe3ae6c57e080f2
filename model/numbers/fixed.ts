import { type IntegerType, integerType } from "./integer.ts";
import { panic } from "./panic.ts";

/** A fixed-point number: the raw two's-complement bits as a bigint, branded with its type's name. */
export type Fixed<Name extends string> = bigint & { readonly "~fixed": Name };

/**
 * A binary fixed-point type, value = bits / 2^fractionBits, with the rounding of substrate-fixed:
 * multiplication rounds toward minus infinity, division toward zero.
 *
 * Every operation is named for what it does at the edge of the range: `wrapping` keeps the low bits,
 * `saturating` stops at the end, `checked` answers `undefined`.
 */
export interface FixedType<Name extends string> {
  readonly name: Name;
  readonly fractionBits: number;
  /** The integer type that holds the bits. */
  readonly bits: IntegerType;
  readonly minimum: Fixed<Name>;
  readonly maximum: Fixed<Name>;
  readonly zero: Fixed<Name>;
  readonly one: Fixed<Name>;
  /** Raw bits as a number of this type. Throws a RangeError for bits that it cannot hold (a bug of the caller). */
  readonly fromBits: (bits: bigint) => Fixed<Name>;
  readonly wrappingAdd: (left: Fixed<Name>, right: Fixed<Name>) => Fixed<Name>;
  readonly wrappingSub: (left: Fixed<Name>, right: Fixed<Name>) => Fixed<Name>;
  readonly wrappingMul: (left: Fixed<Name>, right: Fixed<Name>) => Fixed<Name>;
  /** Panics when `right` is zero. */
  readonly wrappingDiv: (left: Fixed<Name>, right: Fixed<Name>) => Fixed<Name>;
  readonly wrappingNeg: (value: Fixed<Name>) => Fixed<Name>;
  /** The minimum of a signed type stays the minimum. */
  readonly wrappingAbs: (value: Fixed<Name>) => Fixed<Name>;
  readonly saturatingAdd: (left: Fixed<Name>, right: Fixed<Name>) => Fixed<Name>;
  readonly saturatingSub: (left: Fixed<Name>, right: Fixed<Name>) => Fixed<Name>;
  readonly saturatingMul: (left: Fixed<Name>, right: Fixed<Name>) => Fixed<Name>;
  /** Panics when `right` is zero. */
  readonly saturatingDiv: (left: Fixed<Name>, right: Fixed<Name>) => Fixed<Name>;
  readonly saturatingNeg: (value: Fixed<Name>) => Fixed<Name>;
  readonly checkedAdd: (left: Fixed<Name>, right: Fixed<Name>) => Fixed<Name> | undefined;
  readonly checkedSub: (left: Fixed<Name>, right: Fixed<Name>) => Fixed<Name> | undefined;
  readonly checkedMul: (left: Fixed<Name>, right: Fixed<Name>) => Fixed<Name> | undefined;
  readonly checkedDiv: (left: Fixed<Name>, right: Fixed<Name>) => Fixed<Name> | undefined;
  readonly checkedNeg: (value: Fixed<Name>) => Fixed<Name> | undefined;
  /** `from_num` of an integer in a release build: the bits that do not fit are lost. */
  readonly wrappingFromInteger: (value: bigint) => Fixed<Name>;
  readonly saturatingFromInteger: (value: bigint) => Fixed<Name>;
  readonly checkedFromInteger: (value: bigint) => Fixed<Name> | undefined;
  /** `to_num` of an integer in a release build: floor, then keep the low bits of `target`. */
  readonly wrappingToInteger: (target: IntegerType, value: Fixed<Name>) => bigint;
  readonly saturatingToInteger: (target: IntegerType, value: Fixed<Name>) => bigint;
  readonly checkedToInteger: (target: IntegerType, value: Fixed<Name>) => bigint | undefined;
  /** `from_num` of another fixed-point type in a release build: floor to this type's grid, then wrap. */
  readonly wrappingFromFixed: (source: { readonly fractionBits: number }, value: bigint) => Fixed<Name>;
  readonly saturatingFromFixed: (source: { readonly fractionBits: number }, value: bigint) => Fixed<Name>;
  readonly checkedFromFixed: (
    source: { readonly fractionBits: number },
    value: bigint,
  ) => Fixed<Name> | undefined;
}

/** [NUM-12] −1, 0 or 1 as `left` is below, equal to or above `right`; two numbers of one type compare as their bits do. */
export const compare = <Name extends string>(left: Fixed<Name>, right: Fixed<Name>): -1 | 0 | 1 =>
  left < right ? -1 : left > right ? 1 : 0;

/** Move a binary point by `by` places: exact to the left, floor to the right. */
const shiftPoint = (bits: bigint, by: number): bigint => (by >= 0 ? bits << BigInt(by) : bits >> BigInt(-by));

/** The message depends on who divides: Rust's own 64-bit integers, or the library's 256-bit division. */
const divisionByZero = (width: number): never =>
  panic(width > 64 ? "division by zero" : "attempt to divide by zero");

type Binary = (left: bigint, right: bigint) => bigint;

/** The results before any edge is applied, as integers of unlimited width. */
interface ExactOperations {
  readonly add: Binary;
  readonly sub: Binary;
  readonly mul: Binary;
  readonly div: Binary;
}

/** [NUM-2] [NUM-3] [NUM-4] Sum, difference, product rounded down, quotient rounded toward zero; before any edge. */
export const exactOperations = (width: number, fractionBits: number): ExactOperations => {
  const point = BigInt(fractionBits);
  return {
    add: (left, right) => left + right,
    sub: (left, right) => left - right,
    mul: (left, right) => (left * right) >> point,
    div: (left, right) => (right === 0n ? divisionByZero(width) : (left << point) / right),
  };
};

/** As `wrappingArithmetic`, for i64, and about twice as fast: engines compile a literal width to machine words. */
const wrappingInt64Arithmetic = <Name extends string>(fractionBits: number) => {
  const point = BigInt(fractionBits);
  type Value = Fixed<Name>;
  return {
    wrappingAdd: (left: Value, right: Value) => BigInt.asIntN(64, left + right) as Value,
    wrappingSub: (left: Value, right: Value) => BigInt.asIntN(64, left - right) as Value,
    wrappingMul: (left: Value, right: Value) => BigInt.asIntN(64, (left * right) >> point) as Value,
    wrappingDiv: (left: Value, right: Value) =>
      right === 0n ? divisionByZero(64) : (BigInt.asIntN(64, (left << point) / right) as Value),
  };
};

const wrappingArithmetic = <Name extends string>(bits: IntegerType, fractionBits: number) => {
  const exact = exactOperations(bits.bits, fractionBits);
  const edge = (operation: Binary) => (left: Fixed<Name>, right: Fixed<Name>) =>
    bits.wrapping(operation(left, right)) as Fixed<Name>;
  const general = {
    wrappingAdd: edge(exact.add),
    wrappingSub: edge(exact.sub),
    wrappingMul: edge(exact.mul),
    wrappingDiv: edge(exact.div),
    wrappingNeg: (value: Fixed<Name>) => bits.wrapping(-value) as Fixed<Name>,
    wrappingAbs: (value: Fixed<Name>) => bits.wrapping(value < 0n ? -value : value) as Fixed<Name>,
  };
  return bits.name === "i64" ? { ...general, ...wrappingInt64Arithmetic<Name>(fractionBits) } : general;
};

const saturatingArithmetic = <Name extends string>(bits: IntegerType, fractionBits: number) => {
  const exact = exactOperations(bits.bits, fractionBits);
  const edge = (operation: Binary) => (left: Fixed<Name>, right: Fixed<Name>) =>
    bits.saturating(operation(left, right)) as Fixed<Name>;
  return {
    saturatingAdd: edge(exact.add),
    saturatingSub: edge(exact.sub),
    saturatingMul: edge(exact.mul),
    saturatingDiv: edge(exact.div),
    saturatingNeg: (value: Fixed<Name>) => bits.saturating(-value) as Fixed<Name>,
  };
};

const checkedArithmetic = <Name extends string>(bits: IntegerType, fractionBits: number) => {
  const exact = exactOperations(bits.bits, fractionBits);
  const edge = (operation: Binary) => (left: Fixed<Name>, right: Fixed<Name>) =>
    bits.checked(operation(left, right)) as Fixed<Name> | undefined;
  const divide = edge(exact.div);
  return {
    checkedAdd: edge(exact.add),
    checkedSub: edge(exact.sub),
    checkedMul: edge(exact.mul),
    checkedDiv: (left: Fixed<Name>, right: Fixed<Name>) => (right === 0n ? undefined : divide(left, right)),
    checkedNeg: (value: Fixed<Name>) => bits.checked(-value) as Fixed<Name> | undefined,
  };
};

/** [NUM-5] Conversions from and to integers and other fixed-point types; all round toward minus infinity. */
export const conversions = <Name extends string>(bits: IntegerType, fractionBits: number) => {
  const fromInteger = (value: bigint) => shiftPoint(value, fractionBits);
  const toInteger = (value: bigint) => shiftPoint(value, -fractionBits);
  const fromFixed = (source: { readonly fractionBits: number }, value: bigint) =>
    shiftPoint(value, fractionBits - source.fractionBits);
  return {
    wrappingFromInteger: (value: bigint) => bits.wrapping(fromInteger(value)) as Fixed<Name>,
    saturatingFromInteger: (value: bigint) => bits.saturating(fromInteger(value)) as Fixed<Name>,
    checkedFromInteger: (value: bigint) => bits.checked(fromInteger(value)) as Fixed<Name> | undefined,
    wrappingToInteger: (target: IntegerType, value: bigint) => target.wrapping(toInteger(value)),
    saturatingToInteger: (target: IntegerType, value: bigint) => target.saturating(toInteger(value)),
    checkedToInteger: (target: IntegerType, value: bigint) => target.checked(toInteger(value)),
    wrappingFromFixed: (source: { readonly fractionBits: number }, value: bigint) =>
      bits.wrapping(fromFixed(source, value)) as Fixed<Name>,
    saturatingFromFixed: (source: { readonly fractionBits: number }, value: bigint) =>
      bits.saturating(fromFixed(source, value)) as Fixed<Name>,
    checkedFromFixed: (source: { readonly fractionBits: number }, value: bigint) =>
      bits.checked(fromFixed(source, value)) as Fixed<Name> | undefined,
  };
};

/** [NUM-12] The fixed-point type with `integerBits` (sign included) before and `fractionBits` after the point. */
export const fixedType = <const Name extends string>(
  name: Name,
  shape: { readonly integerBits: number; readonly fractionBits: number; readonly signed: boolean },
): FixedType<Name> => {
  const { integerBits, fractionBits, signed } = shape;
  const width = integerBits + fractionBits;
  const bits = integerType(`${signed ? "i" : "u"}${width}`, width, signed);
  const fromBits = (value: bigint) => {
    if (!bits.contains(value)) throw new RangeError(`${name} cannot hold the bits ${value}`);
    return value as Fixed<Name>;
  };
  return {
    name,
    fractionBits,
    bits,
    minimum: bits.minimum as Fixed<Name>,
    maximum: bits.maximum as Fixed<Name>,
    zero: 0n as Fixed<Name>,
    one: bits.wrapping(1n << BigInt(fractionBits)) as Fixed<Name>,
    fromBits,
    ...wrappingArithmetic<Name>(bits, fractionBits),
    ...saturatingArithmetic<Name>(bits, fractionBits),
    ...checkedArithmetic<Name>(bits, fractionBits),
    ...conversions<Name>(bits, fractionBits),
  };
};

export const I32F32 = fixedType("I32F32", { integerBits: 32, fractionBits: 32, signed: true });
export const I64F64 = fixedType("I64F64", { integerBits: 64, fractionBits: 64, signed: true });
export const I96F32 = fixedType("I96F32", { integerBits: 96, fractionBits: 32, signed: true });
export const I110F18 = fixedType("I110F18", { integerBits: 110, fractionBits: 18, signed: true });
export const U64F64 = fixedType("U64F64", { integerBits: 64, fractionBits: 64, signed: false });
export const U96F32 = fixedType("U96F32", { integerBits: 96, fractionBits: 32, signed: false });
export const U110F18 = fixedType("U110F18", { integerBits: 110, fractionBits: 18, signed: false });

export type I32F32 = Fixed<"I32F32">;
export type I64F64 = Fixed<"I64F64">;
export type I96F32 = Fixed<"I96F32">;
export type I110F18 = Fixed<"I110F18">;
export type U64F64 = Fixed<"U64F64">;
export type U96F32 = Fixed<"U96F32">;
export type U110F18 = Fixed<"U110F18">;
