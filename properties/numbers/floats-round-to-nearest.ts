import fc from "fast-check";
import { I64F64 } from "../../model/numbers/fixed.ts";
import { float64, saturatingFromFloat } from "../../model/numbers/float.ts";
import { property } from "../property.ts";

/** value · 2^1074, exact: every f64 is a multiple of 2^-1074. */
const scaled = (mantissa: number, exponent: number) => BigInt(mantissa) << BigInt(exponent + 1074);

export const floatsRoundToNearest = property({
  name: "floats-round-to-nearest",
  informal: "A float literal becomes the nearest fixed-point number, half a unit away at most.",
  formal: "|bits·2^-64 − x| ≤ 2^-65 for every f64 x in range",
  rules: ["NUM-6"],
  status: "tested",
  arbitrary: fc.record({
    mantissa: fc.integer({ min: -(2 ** 30), max: 2 ** 30 }),
    exponent: fc.integer({ min: -120, max: 30 }),
  }),
  witnesses: {
    "a literal that is rounded": ({ exponent }) => exponent < -64,
    "a tie": ({ mantissa, exponent }) => exponent === -65 && mantissa % 2 !== 0,
  },
  violation: ({ mantissa, exponent }) => {
    const bits = saturatingFromFloat(I64F64, float64, mantissa * 2 ** exponent);
    const error = (bits << 1010n) - scaled(mantissa, exponent);
    return (error < 0n ? -error : error) * 2n > 1n << 1010n ? `${bits} is not the nearest` : undefined;
  },
});
