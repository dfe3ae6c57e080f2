import { I32F32 } from "../../numbers/fixed.ts";
import { u16 } from "../../numbers/integer.ts";
import { type Matrix, maxUpscaleColumns } from "./sparse.ts";
import type { StoredRow } from "./types.ts";
import type { Vector } from "./vector.ts";

const u16Maximum = I32F32.wrappingFromInteger(u16.maximum);

/** From this value on, multiplying by 65535 would overflow, so the chain divides first. */
const upscaleThreshold = I32F32.wrappingFromInteger(32_768n);

const toU16 = (value: I32F32): number => Number(I32F32.wrappingToInteger(u16, value));

/** [YUM-20] A share of one as a u16 of 65535, rounded down; values outside [0, 1] wrap. */
export const proportionToU16 = (value: I32F32): number => toU16(I32F32.wrappingMul(value, u16Maximum));

/** To the nearest integer, halves away from zero. */
const rounded = (value: I32F32): I32F32 => {
  const half = I32F32.one / 2n - (value < 0n ? 1n : 0n);
  return I32F32.wrappingFromInteger((value + half) >> BigInt(I32F32.fractionBits));
};

const upscale = (value: I32F32, largest: I32F32): I32F32 =>
  largest > upscaleThreshold
    ? I32F32.wrappingMul(value, I32F32.wrappingDiv(u16Maximum, largest))
    : I32F32.wrappingDiv(I32F32.wrappingMul(value, u16Maximum), largest);

/** [YUM-20] Values scaled so that the largest becomes 65535, rounded to the nearest. */
export const maxUpscaleToU16 = (values: Vector): readonly number[] => {
  const largest = values.reduce((left, right) => (left < right ? right : left), values[0] ?? I32F32.zero);
  if (largest === 0n) return values.map(proportionToU16);
  return values.map((value) => toU16(rounded(upscale(value, largest))));
};

/** [YUM-21] The bonds rows to write: scaled for the holders of a new permit, emptied for those who lose theirs. */
export const bondsToStore = (
  bonds: Matrix,
  newPermits: readonly boolean[],
  oldPermits: readonly boolean[],
): readonly StoredRow[] =>
  maxUpscaleColumns(bonds, bonds.length).flatMap((row, uid): readonly StoredRow[] => {
    if (newPermits[uid])
      return [[uid, row.map(([column, value]) => [column, proportionToU16(value)] as const)]];
    return oldPermits[uid] ? [[uid, []]] : [];
  });
