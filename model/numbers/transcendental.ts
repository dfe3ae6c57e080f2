import * as Result from "effect/Result";
import type { SubstrateFixedRelease } from "../rules.ts";
import type { Fixed, FixedType } from "./fixed.ts";
import { panic } from "./panic.ts";

/** The library keeps its constants with 23 fraction bits, whatever the type in use: their error outweighs the type's. */
const CONSTANT_FRACTION_BITS = 23;
/** floor(e · 2^23) */
const E_BITS = 22_802_600n;
/** floor(log2(e) · 2^23) */
const LOG2_E_BITS = 12_102_203n;

const NO_RESULT = "()";
const UNWRAPPED_NONE = "called `Option::unwrap()` on a `None` value";

type Fallible<Name extends string> = Result.Result<Fixed<Name>, string>;

const noResult = <Name extends string>(): Fallible<Name> => Result.fail(NO_RESULT);

const orNoResult = <Name extends string>(value: Fixed<Name> | undefined): Fallible<Name> =>
  value === undefined ? noResult() : Result.succeed(value);

const constant = <Name extends string>(type: FixedType<Name>, bits: bigint): Fixed<Name> =>
  type.wrappingFromFixed({ fractionBits: CONSTANT_FRACTION_BITS }, bits);

/** Half of a positive number, rounded half up. */
const roundedHalf = (bits: bigint): bigint => (bits >> 1n) + (bits & 1n);

/** log2 of a number from 1 up: halve into [1, 2), then one bit of the fraction for each squaring. */
const log2FromOne = <Name extends string>(type: FixedType<Name>, value: Fixed<Name>): Fixed<Name> => {
  const two = type.one << 1n;
  let rest: bigint = value;
  let result = 0n;
  while (rest >= two) {
    result += 1n;
    rest = roundedHalf(rest);
  }
  if (rest === type.one) return type.wrappingFromInteger(result);
  for (let bit = 0; bit < type.fractionBits; bit += 1) {
    rest = (rest * rest) >> BigInt(type.fractionBits);
    result <<= 1n;
    if (rest >= two) {
      result |= 1n;
      rest = roundedHalf(rest);
    }
  }
  return type.bits.wrapping(result) as Fixed<Name>;
};

/**
 * [NUM-14] log2 of a positive number of a signed type. Below one it is minus log2 of the inverse;
 * where the inverse does not fit, release 0.6.0 answers the error `()` and release 0.5.9 panics.
 */
export const log2 = <Name extends string>(
  type: FixedType<Name>,
  value: Fixed<Name>,
  release: SubstrateFixedRelease,
): Fallible<Name> => {
  if (value <= 0n) return noResult();
  if (value >= type.one) return Result.succeed(log2FromOne(type, value));
  const inverse = type.checkedDiv(type.one, value);
  if (inverse !== undefined) return Result.succeed(type.wrappingNeg(log2FromOne(type, inverse)));
  return release === "0.5.9" ? panic(UNWRAPPED_NONE) : noResult();
};

/** [NUM-15] ln = log2 / log2(e), with log2(e) cut to 23 fraction bits. Errors and panics are those of log2. */
export const ln = <Name extends string>(
  type: FixedType<Name>,
  value: Fixed<Name>,
  release: SubstrateFixedRelease,
): Fallible<Name> =>
  Result.map(log2(type, value, release), (logarithm) =>
    type.wrappingDiv(logarithm, constant(type, LOG2_E_BITS)),
  );

/** 1 + x + x²/2! + …, up to the term of degree `fractionBits − 1`; undefined when a step overflows. */
const exponentialSeries = <Name extends string>(
  type: FixedType<Name>,
  value: Fixed<Name>,
  firstTerms: Fixed<Name>,
): Fixed<Name> | undefined => {
  let term = value;
  let sum = firstTerms;
  for (let degree = 2; degree < type.fractionBits; degree += 1) {
    const power = type.checkedMul(term, value);
    if (power === undefined) return undefined;
    const next = type.checkedDiv(power, type.wrappingFromInteger(BigInt(degree)));
    if (next === undefined) return undefined;
    const nextSum = type.checkedAdd(sum, next);
    if (nextSum === undefined) return undefined;
    term = next;
    sum = nextSum;
  }
  return sum;
};

/**
 * [NUM-16] e^value by the power series of |value|, inverted for a negative value. Error `()` where a
 * step overflows; release 0.5.9 lets the negation and the first addition wrap instead.
 */
export const exp = <Name extends string>(
  type: FixedType<Name>,
  value: Fixed<Name>,
  release: SubstrateFixedRelease,
): Fallible<Name> => {
  if (value === 0n) return Result.succeed(type.one);
  if (value === type.one) return Result.succeed(constant(type, E_BITS));
  const wraps = release === "0.5.9";
  const negated = wraps ? type.wrappingNeg(value) : type.checkedNeg(value);
  const magnitude = value < 0n ? negated : value;
  if (magnitude === undefined) return noResult();
  const firstTerms = wraps ? type.wrappingAdd(magnitude, type.one) : type.checkedAdd(magnitude, type.one);
  if (firstTerms === undefined) return noResult();
  const series = exponentialSeries(type, magnitude, firstTerms);
  if (series === undefined || value > 0n) return orNoResult(series);
  return orNoResult(type.checkedDiv(type.one, series));
};

/** Newton's iteration, one round for each fraction bit. */
const newtonSqrt = <Name extends string>(type: FixedType<Name>, value: Fixed<Name>): Fixed<Name> => {
  const two = type.wrappingFromInteger(2n);
  let root = type.wrappingAdd(type.wrappingDiv(value, two), type.one);
  for (let round = 0; round < type.fractionBits; round += 1) {
    root = type.wrappingDiv(type.wrappingAdd(root, type.wrappingDiv(value, root)), two);
  }
  return root;
};

/** [NUM-13] Square root: of the inverse, inverted again, below one. Errors carry the library's own text. */
export const sqrt = <Name extends string>(type: FixedType<Name>, value: Fixed<Name>): Fallible<Name> => {
  if (value < 0n) return Result.fail("Can't calculate sqrt from negative numbers.");
  if (value === 0n || value === type.one) return Result.succeed(value);
  if (value > type.one) return Result.succeed(newtonSqrt(type, value));
  const inverse = type.checkedDiv(type.one, value);
  if (inverse === undefined) return Result.fail("Overflow inverting operand.");
  const root = type.checkedDiv(type.one, newtonSqrt(type, inverse));
  return root === undefined ? Result.fail("Overflow un-inverting operand.") : Result.succeed(root);
};

/** [NUM-17] value^exponent = exp(ln(value) · exponent); 0 to any power is 0, even to the power 0. */
export const pow = <Name extends string>(
  type: FixedType<Name>,
  value: Fixed<Name>,
  exponent: Fixed<Name>,
  release: SubstrateFixedRelease,
): Fallible<Name> => {
  if (value === 0n) return Result.succeed(type.zero);
  if (exponent === 0n) return Result.succeed(type.one);
  if (exponent === type.one) return Result.succeed(value);
  return Result.flatMap(ln(type, value, release), (logarithm) => {
    const product = type.checkedMul(logarithm, exponent);
    return product === undefined ? noResult() : exp(type, product, release);
  });
};

/** The value multiplied by itself `times` times; undefined when a product overflows. */
const repeatedProduct = <Name extends string>(
  type: FixedType<Name>,
  value: Fixed<Name>,
  times: number,
): Fixed<Name> | undefined => {
  let product = value;
  let before: Fixed<Name> | undefined;
  for (let done = 0; done < times; done += 1) {
    const next = type.checkedMul(product, value);
    if (next === undefined || next === product) return next;
    // The products of a negative base may settle on two values in turn; the rest of the 2^31 steps is known then.
    if (next === before) return (times - done) % 2 === 0 ? product : next;
    before = product;
    product = next;
  }
  return product;
};

/**
 * [NUM-17] value^exponent for an i32 exponent, by repeated multiplication, inverted for a negative
 * exponent. Error `()` on overflow. |−2^31| wraps to itself, so that exponent gives 1/value.
 */
export const powi = <Name extends string>(
  type: FixedType<Name>,
  value: Fixed<Name>,
  exponent: number,
): Fallible<Name> => {
  if (value === 0n) return Result.succeed(type.zero);
  if (exponent === 0) return Result.succeed(type.one);
  const magnitude = Math.abs(exponent) | 0;
  const product = repeatedProduct(type, value, magnitude - 1);
  if (product === undefined || exponent > 0) return orNoResult(product);
  return orNoResult(type.checkedDiv(type.one, product));
};
