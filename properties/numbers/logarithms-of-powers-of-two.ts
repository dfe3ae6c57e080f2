import * as Result from "effect/Result";
import fc from "fast-check";
import { I64F64 } from "../../model/numbers/fixed.ts";
import { absDiff, checkedLn } from "../../model/numbers/safeMath.ts";
import { ln, log2 } from "../../model/numbers/transcendental.ts";
import { property } from "../property.ts";

export const logarithmsOfPowersOfTwo = property({
  name: "logarithms-of-powers-of-two",
  informal:
    "log2 is exact on powers of two from 2^-62 to 2^62; both natural logarithms agree there to five digits.",
  formal: "log2(2^k) = k; |ln(2^k) − checked_ln(2^k)| ≤ 10^-5",
  rules: ["NUM-11", "NUM-14", "NUM-15"],
  status: "tested",
  arbitrary: fc.integer({ min: -62, max: 62 }),
  witnesses: { "below one": (power) => power < 0, "above one": (power) => power > 0 },
  violation: (power) => {
    const value = I64F64.fromBits(1n << BigInt(64 + power));
    const binary = Result.getOrThrow(log2(I64F64, value, "0.6.0"));
    if (binary !== I64F64.wrappingFromInteger(BigInt(power))) return `log2 is ${binary}`;
    const natural = Result.getOrThrow(ln(I64F64, value, "0.6.0"));
    const series = checkedLn(I64F64, value);
    if (series === undefined) return "checked_ln has no answer";
    const distance = absDiff(I64F64, natural, series);
    return distance * 100_000n > I64F64.one ? `the logarithms are ${distance} apart` : undefined;
  },
});
