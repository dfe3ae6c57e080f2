import { compare, I32F32, I64F64 } from "../../model/numbers/fixed.ts";
import { i32 } from "../../model/numbers/integer.ts";
import { fixedPairs } from "../arbitraries/numbers.ts";
import { property } from "../property.ts";

export const conversionsReturn = property({
  name: "conversions-return",
  informal:
    "A number comes back unchanged from a wider type, to an integer it loses only its fraction, and order is kept.",
  formal: "I32F32(I64F64(x)) = x, to_num(x)·2^32 ≤ x < (to_num(x) + 1)·2^32, x < y ⇔ I64F64(x) < I64F64(y)",
  rules: ["NUM-5", "NUM-12"],
  status: "tested",
  arbitrary: fixedPairs(I32F32),
  witnesses: { "a negative fraction": ({ left }) => left < 0n && left % I32F32.one !== 0n },
  violation: ({ left, right }) => {
    const wide = I64F64.wrappingFromFixed(I32F32, left);
    if (I32F32.wrappingFromFixed(I64F64, wide) !== left) return "the way back from I64F64 loses bits";
    const rest = left - I32F32.wrappingToInteger(i32, left) * I32F32.one;
    if (rest < 0n || rest >= I32F32.one) return `to_num leaves ${rest}`;
    const other = I64F64.wrappingFromFixed(I32F32, right);
    return compare(left, right) === compare(wide, other) ? undefined : "the order is not kept";
  },
});
