import type { Fixed, FixedType } from "./fixed.ts";

/** [NUM-7] The whole part: the largest integer that is not above `value`, also below zero. */
export const int = <Name extends string>(type: FixedType<Name>, value: Fixed<Name>): Fixed<Name> =>
  ((value >> BigInt(type.fractionBits)) << BigInt(type.fractionBits)) as Fixed<Name>;

/** [NUM-7] What `int` leaves: never negative, below one. */
export const frac = <Name extends string>(type: FixedType<Name>, value: Fixed<Name>): Fixed<Name> =>
  (value - int(type, value)) as Fixed<Name>;

/** [NUM-7] The largest integer that is not above `value`: the same as `int`. */
export const floor = <Name extends string>(type: FixedType<Name>, value: Fixed<Name>): Fixed<Name> =>
  int(type, value);

/** [NUM-7] The smallest integer that is not below `value`; wraps at the top of the range. */
export const ceil = <Name extends string>(type: FixedType<Name>, value: Fixed<Name>): Fixed<Name> => {
  const whole = int(type, value);
  return whole === value ? value : type.wrappingAdd(whole, type.one);
};

/** The nearest integer, halves away from zero, before any edge. */
const nearestInteger = <Name extends string>(type: FixedType<Name>, value: Fixed<Name>): bigint => {
  const point = BigInt(type.fractionBits);
  const half = 1n << (point - 1n);
  const magnitude = value < 0n ? -value : value;
  const rounded = ((magnitude + half) >> point) << point;
  return value < 0n ? -rounded : rounded;
};

/** [NUM-7] The nearest integer, halves away from zero; wraps at the top of the range. */
export const round = <Name extends string>(type: FixedType<Name>, value: Fixed<Name>): Fixed<Name> =>
  type.bits.wrapping(nearestInteger(type, value)) as Fixed<Name>;

/** [NUM-7] The nearest integer, halves away from zero; the maximum where it does not fit. */
export const saturatingRound = <Name extends string>(
  type: FixedType<Name>,
  value: Fixed<Name>,
): Fixed<Name> => type.bits.saturating(nearestInteger(type, value)) as Fixed<Name>;
