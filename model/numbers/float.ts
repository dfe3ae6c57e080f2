import type { Fixed, FixedType } from "./fixed.ts";
import { panic } from "./panic.ts";

/** An IEEE 754 binary format, read from a JavaScript number. */
export interface FloatFormat {
  readonly name: "f32" | "f64";
  /** Bits of the significand, the implicit one included. */
  readonly precision: number;
  readonly exponentBias: number;
  readonly rawBits: (value: number) => bigint;
}

export const float64: FloatFormat = {
  name: "f64",
  precision: 53,
  exponentBias: 1023,
  rawBits: (value) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    return view.getBigUint64(0);
  },
};

/** A number that is no f32 is rounded to one first, as a Rust literal is. */
export const float32: FloatFormat = {
  name: "f32",
  precision: 24,
  exponentBias: 127,
  rawBits: (value) => {
    const view = new DataView(new ArrayBuffer(4));
    view.setFloat32(0, value);
    return BigInt(view.getUint32(0));
  },
};

interface FloatParts {
  readonly negative: boolean;
  /** Without the bias. */
  readonly exponent: number;
  /** Without the implicit one. */
  readonly mantissa: bigint;
}

const partsOf = (format: FloatFormat, value: number): FloatParts => {
  const raw = format.rawBits(value);
  const mantissaBits = BigInt(format.precision - 1);
  const exponentMask = BigInt(2 * format.exponentBias + 1);
  const signedExponent = raw >> mantissaBits;
  return {
    negative: signedExponent > exponentMask,
    exponent: Number(signedExponent & exponentMask) - format.exponentBias,
    mantissa: raw & ((1n << mantissaBits) - 1n),
  };
};

/** Shift right, to nearest, halves to even; shift left, exactly, when `by` is negative. */
const shiftToNearest = (bits: bigint, by: number): bigint => {
  if (by <= 0) return bits << BigInt(-by);
  const unit = 1n << BigInt(by);
  const below = bits >> BigInt(by);
  const twiceRest = 2n * (bits - below * unit);
  const up = twiceRest > unit || (twiceRest === unit && (below & 1n) === 1n);
  return up ? below + 1n : below;
};

const nearestOnGrid = (format: FloatFormat, fractionBits: number, parts: FloatParts): bigint => {
  const implicitOne = parts.exponent >= 1 - format.exponentBias ? 1n << BigInt(format.precision - 1) : 0n;
  const magnitude = shiftToNearest(
    parts.mantissa | implicitOne,
    format.precision - 1 - parts.exponent - fractionBits,
  );
  return parts.negative ? -magnitude : magnitude;
};

/**
 * What the library takes for infinity or NaN: it looks for the exponent `bias`, one below the true mark.
 * So 2^1023 counts as infinite, other f64 of that size as NaN, and the true infinity and NaN as finite, near 2^1024.
 */
const specialKind = (format: FloatFormat, parts: FloatParts): "finite" | "infinite" | "NaN" => {
  if (parts.exponent !== format.exponentBias) return "finite";
  return parts.mantissa === 0n ? "infinite" : "NaN";
};

/** [NUM-6] `from_num` of a float in a release build: nearest, halves to even, then the low bits. Panics with `NaN` or `infinite`. */
export const wrappingFromFloat = <Name extends string>(
  type: FixedType<Name>,
  format: FloatFormat,
  value: number,
): Fixed<Name> => {
  const parts = partsOf(format, value);
  const kind = specialKind(format, parts);
  if (kind !== "finite") return panic(kind);
  return type.bits.wrapping(nearestOnGrid(format, type.fractionBits, parts)) as Fixed<Name>;
};

/** [NUM-6] `saturating_from_num` of a float: nearest, halves to even, stopping at the ends. Panics with `NaN`. */
export const saturatingFromFloat = <Name extends string>(
  type: FixedType<Name>,
  format: FloatFormat,
  value: number,
): Fixed<Name> => {
  const parts = partsOf(format, value);
  const kind = specialKind(format, parts);
  if (kind === "NaN") return panic(kind);
  if (kind === "infinite") return parts.negative ? type.minimum : type.maximum;
  return type.bits.saturating(nearestOnGrid(format, type.fractionBits, parts)) as Fixed<Name>;
};
