import { I32F32, I64F64 } from "../../numbers/fixed.ts";
import { panic } from "../../numbers/panic.ts";

/** A vector of I32F32 values, one for each UID. */
export type Vector = readonly I32F32[];

/** The chain asserts equal lengths; where they differ, its code panics. */
export const assertSameLength = (left: readonly unknown[], right: readonly unknown[]): void => {
  if (left.length !== right.length) panic("assertion `left == right` failed");
};

/** The chain asserts `condition`, written as `source` in its code; where it is false, its code panics. */
export const assertThat = (condition: boolean, source: string): void => {
  if (!condition) panic(`assertion failed: ${source}`);
};

/** `items[index]`, or the panic of an index out of bounds. */
export const at = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index];
  return item === undefined ? indexOutOfBounds(items.length, index) : item;
};

/** The panic of an index out of bounds. */
export const indexOutOfBounds = (length: number, index: number): never =>
  panic(`index out of bounds: the len is ${length} but the index is ${index}`);

/** The wrapping sum. */
export const sum = (values: Vector): I32F32 => values.reduce(I32F32.wrappingAdd, I32F32.zero);

/** Each value over `total`; the values as they are where `total` is zero. */
export const normalizeUsingSum = (values: Vector, total: I32F32): Vector =>
  total === 0n ? values : values.map((value) => I32F32.wrappingDiv(value, total));

/** [YUM-2] Values that sum to one, each rounded toward zero; all-zero sums are left alone. */
export const normalize = (values: Vector): Vector => normalizeUsingSum(values, sum(values));

/** The same in I64F64. */
export const normalize64 = (values: readonly I64F64[]): readonly I64F64[] => {
  const total = values.reduce(I64F64.wrappingAdd, I64F64.zero);
  return total === 0n ? values : values.map((value) => I64F64.wrappingDiv(value, total));
};

/** Zero where the mask is true. An empty mask masks nothing; a mask of another length panics. */
export const maskVector = (mask: readonly boolean[], values: Vector): Vector => {
  if (mask.length === 0) return values;
  assertSameLength(mask, values);
  return values.map((value, index) => (mask[index] ? I32F32.zero : value));
};

/** Element-wise quotient; zero where the divisor is zero. */
export const divideVectors = (dividends: Vector, divisors: Vector): Vector => {
  assertSameLength(dividends, divisors);
  return dividends.map((dividend, index) => {
    const divisor = at(divisors, index);
    return divisor === 0n ? I32F32.zero : I32F32.wrappingDiv(dividend, divisor);
  });
};

/** Whether each value is among the `k` largest; of equal values the one with the higher index wins. */
export const isTopK = (values: Vector, k: number): readonly boolean[] => {
  const ascending = values
    .map((_, index) => index)
    .sort((left, right) => compare(at(values, left), at(values, right)));
  const losers = new Set(ascending.slice(0, Math.max(0, values.length - k)));
  return values.map((_, index) => !losers.has(index));
};

const compare = (left: bigint, right: bigint): number => (left < right ? -1 : left > right ? 1 : 0);
