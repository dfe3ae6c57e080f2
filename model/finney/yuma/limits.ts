import { I32F32 } from "../../numbers/fixed.ts";
import { u16 } from "../../numbers/integer.ts";
import { normalize, type Vector } from "./vector.ts";

/** Values from 0 to 65535 as fixed-point integers. */
export const fixedFromU16s = (values: readonly number[]): Vector =>
  values.map((value) => I32F32.wrappingFromInteger(BigInt(value)));

/** A u16 as a share of 65535. */
export const shareFromU16 = (value: number): I32F32 =>
  I32F32.wrappingDiv(I32F32.wrappingFromInteger(BigInt(value)), I32F32.wrappingFromInteger(u16.maximum));

/** Whether none of the weights has more than `limit` (a u16 share of 65535) of their sum. */
export const isMaxLimited = (weights: readonly number[], limit: number): boolean =>
  normalize(fixedFromU16s(weights)).every((weight) => weight <= shareFromU16(limit));

/** Weights scaled so that they add up to at most 65535; weights that add up to zero stay. */
export const normalizeU16s = (weights: readonly number[]): readonly number[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total === 0 ? weights : weights.map((weight) => Math.floor((weight * Number(u16.maximum)) / total));
};

/** The sum of u16 values; undefined where it is more than 65535. */
export const checkedSumU16 = (values: readonly number[]): number | undefined => {
  const total = values.reduce((sum, value) => sum + value, 0);
  return total > Number(u16.maximum) ? undefined : total;
};
