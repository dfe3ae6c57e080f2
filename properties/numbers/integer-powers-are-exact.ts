import * as Result from "effect/Result";
import fc from "fast-check";
import { I64F64 } from "../../model/numbers/fixed.ts";
import { checkedPow } from "../../model/numbers/safeMath.ts";
import { pow, powi } from "../../model/numbers/transcendental.ts";
import { property } from "../property.ts";

export const integerPowersAreExact = property({
  name: "integer-powers-are-exact",
  informal:
    "Whole powers of whole numbers are exact where they fit; beyond, powi refuses and checked_pow saturates.",
  formal: "b^n < 2^63 ⇒ powi = checked_pow = b^n; b^n ≥ 2^63 ⇒ powi = (), checked_pow = max; pow(b, 1) = b",
  rules: ["NUM-9", "NUM-17"],
  status: "tested",
  arbitrary: fc.record({ base: fc.integer({ min: 1, max: 40 }), exponent: fc.integer({ min: 1, max: 30 }) }),
  witnesses: {
    "a power that does not fit": ({ base, exponent }) => BigInt(base) ** BigInt(exponent) >= 1n << 63n,
  },
  violation: ({ base, exponent }) => {
    const value = I64F64.wrappingFromInteger(BigInt(base));
    const exact = I64F64.checkedFromInteger(BigInt(base) ** BigInt(exponent));
    const repeated = Result.getOrElse(powi(I64F64, value, exponent), () => undefined);
    if (repeated !== exact) return `powi is ${repeated}, the power ${exact}`;
    const squared = checkedPow(I64F64, value, exponent);
    if (squared !== (exact ?? I64F64.maximum)) return `checked_pow is ${squared}, the power ${exact}`;
    const first = Result.getOrElse(pow(I64F64, value, I64F64.one, "0.6.0"), () => undefined);
    return first === value ? undefined : `pow(b, 1) is ${first}`;
  },
});
