import type { U64F64 } from "./fixed.ts";
import { i64, u64 } from "./integer.ts";

/** A decimal floating-point number, mantissa · 10^exponent; never negative. */
export interface SafeFloat {
  /** u128 */
  readonly mantissa: bigint;
  /** i64 */
  readonly exponent: bigint;
}

const MAXIMUM_MANTISSA = 10n ** 21n;
const MAXIMUM_MANTISSA_EXPONENT = 21n;
/** Normal mantissas lie above this. */
const MINIMUM_MANTISSA = MAXIMUM_MANTISSA / 10n;

export const zero: SafeFloat = { mantissa: 0n, exponent: 0n };

/** 10^exponent, but never more than 10^22: there every normal mantissa vanishes already. */
const cappedPowerOfTen = (exponent: bigint): bigint =>
  10n ** (exponent > MAXIMUM_MANTISSA_EXPONENT + 1n ? MAXIMUM_MANTISSA_EXPONENT + 1n : exponent);

/**
 * [NUM-18] The normal form: 10^20 < mantissa ≤ 10^21, digits beyond it cut off; zero is 0 · 10^0.
 * `undefined` where the exponent leaves i64.
 */
const normalized = (mantissa: bigint, exponent: bigint): SafeFloat | undefined => {
  if (mantissa === 0n) return zero;
  let digits = mantissa;
  let scale = exponent;
  for (; digits > MAXIMUM_MANTISSA; scale += 1n) digits /= 10n;
  if (!i64.contains(scale)) return undefined;
  for (; digits <= MINIMUM_MANTISSA; scale -= 1n) digits *= 10n;
  return i64.contains(scale) ? { mantissa: digits, exponent: scale } : undefined;
};

/** [NUM-18] mantissa · 10^exponent; `undefined` for a mantissa above 10^21 or an exponent that leaves i64. */
export const create = (mantissa: bigint, exponent: bigint): SafeFloat | undefined =>
  mantissa > MAXIMUM_MANTISSA ? undefined : normalized(mantissa, exponent);

export const isZero = (value: SafeFloat): boolean => value.mantissa === 0n;

/** Both mantissas at the larger of the two exponents, digits below it cut off. */
const aligned = (left: SafeFloat, right: SafeFloat) => {
  const exponent = left.exponent >= right.exponent ? left.exponent : right.exponent;
  const at = ({ mantissa, exponent: own }: SafeFloat) => mantissa / cappedPowerOfTen(exponent - own);
  return { left: at(left), right: at(right), exponent };
};

/** [NUM-19] The sum; digits of the smaller number beyond the 21st are lost. */
export const add = (left: SafeFloat, right: SafeFloat): SafeFloat | undefined => {
  if (isZero(left)) return right;
  if (isZero(right)) return left;
  const both = aligned(left, right);
  return normalized(both.left + both.right, both.exponent);
};

/** [NUM-19] The difference, zero where it would be negative; but zero minus a positive number is `undefined`. */
export const sub = (left: SafeFloat, right: SafeFloat): SafeFloat | undefined => {
  if (isZero(right)) return left.mantissa === 0n ? zero : left;
  if (isZero(left)) return undefined;
  const both = aligned(left, right);
  return normalized(both.left > both.right ? both.left - both.right : 0n, both.exponent);
};

/** [NUM-19] The quotient, cut to 21 digits and more; `undefined` for division by zero. */
export const div = (left: SafeFloat, right: SafeFloat): SafeFloat | undefined => {
  const exponent = left.exponent - right.exponent - MAXIMUM_MANTISSA_EXPONENT;
  if (!i64.contains(exponent) || isZero(right)) return undefined;
  return normalized((left.mantissa * MAXIMUM_MANTISSA) / right.mantissa, exponent);
};

/** [NUM-19] left · right / divisor with one rounding; `undefined` for division by zero. */
export const mulDiv = (left: SafeFloat, right: SafeFloat, divisor: SafeFloat): SafeFloat | undefined => {
  if (isZero(divisor)) return undefined;
  const exponent = i64.checked(left.exponent + right.exponent);
  if (exponent === undefined || !i64.contains(exponent - divisor.exponent)) return undefined;
  return normalized((left.mantissa * right.mantissa) / divisor.mantissa, exponent - divisor.exponent);
};

/**
 * [NUM-19] Whether `left` is above `right`, by exponents first. Zero has exponent 0, so that it counts as
 * above every number below 10^20: a fault of the chain's code.
 */
export const greaterThan = (left: SafeFloat, right: SafeFloat): boolean => {
  const gap = left.exponent - right.exponent;
  if (gap > 1n) return true;
  if (gap < -1n) return false;
  if (gap === 0n) return left.mantissa > right.mantissa;
  return gap > 0n ? 10n * left.mantissa > right.mantissa : left.mantissa > 10n * right.mantissa;
};

/** [NUM-18] The whole part as u64, stopping at its maximum. */
export const toU64 = ({ mantissa, exponent }: SafeFloat): bigint => {
  const scale = cappedPowerOfTen(exponent < 0n ? -exponent : exponent);
  return u64.saturating(exponent > 0n ? mantissa * scale : mantissa / scale);
};

/** [NUM-18] Exact. */
export const fromU64 = (value: bigint): SafeFloat => create(value, 0n) ?? zero;

/** [NUM-18] Whole part and fraction, added as SafeFloats. */
export const fromU64F64 = (value: U64F64): SafeFloat => {
  const fraction = div(fromU64(value & u64.maximum), create(1n << 64n, 0n) ?? zero) ?? zero;
  return add(fromU64(value >> 64n), fraction) ?? zero;
};
