import type { Fixed, FixedType } from "./fixed.ts";
import { float64, wrappingFromFloat } from "./float.ts";
import type { IntegerType } from "./integer.ts";
import { frac, int } from "./rounding.ts";

/** [NUM-8] The quotient, or `fallback` where it does not exist: division by zero, and also a quotient that does not fit. */
export const safeDivOr = <Name extends string>(
  type: FixedType<Name>,
  left: Fixed<Name>,
  right: Fixed<Name>,
  fallback: Fixed<Name>,
): Fixed<Name> => type.checkedDiv(left, right) ?? fallback;

/** [NUM-8] The quotient, or zero where it does not exist. */
export const safeDiv = <Name extends string>(
  type: FixedType<Name>,
  left: Fixed<Name>,
  right: Fixed<Name>,
): Fixed<Name> => safeDivOr(type, left, right, type.zero);

/** [NUM-8] The integer quotient toward zero, or zero: for a zero divisor and for minimum / −1. */
export const safeDivInteger = (type: IntegerType, left: bigint, right: bigint): bigint =>
  right === 0n ? 0n : (type.checked(left / right) ?? 0n);

/** [NUM-8] The distance of two numbers; the maximum where it does not fit. */
export const absDiff = <Name extends string>(
  type: FixedType<Name>,
  left: Fixed<Name>,
  right: Fixed<Name>,
): Fixed<Name> => (left < right ? type.saturatingSub(right, left) : type.saturatingSub(left, right));

/** base^exponent by squaring; every product rounds down and stops at the end of the range. */
const saturatingPower = <Name extends string>(
  type: FixedType<Name>,
  base: Fixed<Name>,
  exponent: number,
): Fixed<Name> => {
  let result = type.one;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = type.saturatingMul(result, square);
    square = type.saturatingMul(square, square);
  }
  return result;
};

/**
 * [NUM-9] value^exponent for an i32 exponent, saturating. A negative exponent inverts the power; where that
 * is zero or its inverse does not fit, the answer is zero. `undefined` only for zero to a negative power.
 */
export const checkedPow = <Name extends string>(
  type: FixedType<Name>,
  value: Fixed<Name>,
  exponent: number,
): Fixed<Name> | undefined => {
  if (exponent === 0) return type.one;
  if (value === 0n) return exponent < 0 ? undefined : type.zero;
  const power = saturatingPower(type, value, Math.abs(exponent));
  return exponent < 0 ? safeDiv(type, type.one, power) : power;
};

/** Halvings of the interval that the search for a root may make. */
const MAXIMUM_HALVINGS = 129;

/**
 * [NUM-10] Square root by bisection, until value/root and root differ by `epsilon` at most, or 129 halvings
 * are made. `undefined` for a negative value.
 */
export const checkedSqrt = <Name extends string>(
  type: FixedType<Name>,
  value: Fixed<Name>,
  epsilon: Fixed<Name>,
): Fixed<Name> | undefined => {
  if (value < 0n) return undefined;
  const two = type.saturatingFromInteger(2n);
  let [low, high] = value > type.one ? [type.zero, value] : [value, type.one];
  const middleOf = () => safeDiv(type, type.saturatingAdd(high, low), two);
  let middle = middleOf();
  let quotient = safeDiv(type, value, middle);
  for (let halvings = 0; halvings < MAXIMUM_HALVINGS; halvings += 1) {
    if (absDiff(type, quotient, middle) <= epsilon) break;
    if (quotient < middle) high = middle;
    else low = middle;
    middle = middleOf();
    quotient = safeDiv(type, value, middle);
  }
  return middle;
};

/** value = mantissa · 2^exponent with the mantissa from one up, below two; undefined where a step does not fit. */
const binaryScale = <Name extends string>(type: FixedType<Name>, value: Fixed<Name>) => {
  const two = type.wrappingFromInteger(2n);
  let mantissa: Fixed<Name> | undefined = value;
  let exponent = 0n;
  while (mantissa !== undefined && mantissa >= two) {
    mantissa = type.checkedDiv(mantissa, two);
    exponent += 1n;
  }
  while (mantissa !== undefined && mantissa < type.one) {
    mantissa = type.checkedMul(mantissa, two);
    exponent -= 1n;
  }
  return mantissa === undefined ? undefined : { mantissa, exponent };
};

/** The factors of z² … z⁸ in the series of ln(1 + z); the nearest f64 to each, as in the chain's code. */
const SERIES_FACTORS = [0.5, 1 / 3, 0.25, 0.2, 1 / 6, 1 / 7, 0.125] as const;

/** ln(1 + z) for 0 ≤ z < 1 by eight terms of its series. */
const logarithmSeries = <Name extends string>(
  type: FixedType<Name>,
  z: Fixed<Name>,
): Fixed<Name> | undefined => {
  let power = z;
  let sum = z;
  for (const [index, factor] of SERIES_FACTORS.entries()) {
    const nextPower = type.checkedMul(power, z);
    if (nextPower === undefined) return undefined;
    const term = type.checkedMul(nextPower, wrappingFromFloat(type, float64, factor));
    if (term === undefined) return undefined;
    const nextSum = index % 2 === 0 ? type.checkedSub(sum, term) : type.checkedAdd(sum, term);
    if (nextSum === undefined) return undefined;
    power = nextPower;
    sum = nextSum;
  }
  return sum;
};

/**
 * [NUM-11] Natural logarithm: the value scaled by powers of two into [1, 2), then eight terms of a series.
 * Near 2 the series is off by about 0.06. `undefined` for zero and below and where a step leaves the range.
 * Below one an unsigned type wraps the negative exponent: the answer is then near 0.69 of the maximum.
 */
export const checkedLn = <Name extends string>(
  type: FixedType<Name>,
  value: Fixed<Name>,
): Fixed<Name> | undefined => {
  const scaled = value <= 0n ? undefined : binaryScale(type, value);
  if (scaled === undefined) return undefined;
  const ofMantissa = logarithmSeries(type, (scaled.mantissa - type.one) as Fixed<Name>);
  const exponent = type.wrappingFromInteger(scaled.exponent);
  const ofPower = type.checkedMul(exponent, wrappingFromFloat(type, float64, Math.LN2));
  if (ofMantissa === undefined || ofPower === undefined) return undefined;
  return type.checkedAdd(ofMantissa, ofPower);
};

/** [NUM-11] ln(value) / ln(base). `undefined` where either logarithm is, and for base one. */
export const checkedLog = <Name extends string>(
  type: FixedType<Name>,
  value: Fixed<Name>,
  base: Fixed<Name>,
): Fixed<Name> | undefined => {
  if (base <= 0n || base === type.one) return undefined;
  const ofValue = checkedLn(type, value);
  const ofBase = checkedLn(type, base);
  if (ofValue === undefined || ofBase === undefined) return undefined;
  return type.checkedDiv(ofValue, ofBase);
};

/**
 * [NUM-7] The chain's own floor, faulty below zero: it takes one from `int`, which has rounded down already,
 * so that −0.5 gives −2. `undefined` where that does not fit.
 */
export const checkedFloor = <Name extends string>(
  type: FixedType<Name>,
  value: Fixed<Name>,
): Fixed<Name> | undefined => {
  const whole = int(type, value);
  return value >= 0n || frac(type, value) === 0n ? whole : type.checkedSub(whole, type.one);
};
