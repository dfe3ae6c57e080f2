import { I64F64 } from "../../model/numbers/fixed.ts";
import { fixedPairs } from "../arbitraries/numbers.ts";
import { property } from "../property.ts";

const magnitude = (value: bigint) => (value < 0n ? -value : value);

export const productsRoundDownQuotientsTowardZero = property({
  name: "products-round-down-quotients-toward-zero",
  informal:
    "A product lies less than one unit above its rounded value; a quotient's remainder is below the divisor.",
  formal: "p·2^64 ≤ l·r < (p + 1)·2^64, |q·r| ≤ |l·2^64|, |l·2^64 − q·r| < |r|",
  rules: ["NUM-3", "NUM-4"],
  status: "tested",
  arbitrary: fixedPairs(I64F64),
  witnesses: {
    "a negative product that is rounded": ({ left, right }) =>
      left * right < 0n && I64F64.checkedMul(left, right) !== undefined && (left * right) % I64F64.one !== 0n,
    "a negative quotient": ({ left, right }) =>
      left < 0n && right > 0n && I64F64.checkedDiv(left, right) !== undefined,
  },
  violation: ({ left, right }) => {
    const product = I64F64.checkedMul(left, right);
    if (product !== undefined) {
      const rest = left * right - product * I64F64.one;
      if (rest < 0n || rest >= I64F64.one) return `the product ${product} leaves ${rest}`;
    }
    const quotient = I64F64.checkedDiv(left, right);
    if (quotient === undefined) return undefined;
    const rest = left * I64F64.one - quotient * right;
    if (magnitude(rest) >= magnitude(right)) return `the quotient ${quotient} leaves ${rest}`;
    return magnitude(quotient * right) > magnitude(left * I64F64.one)
      ? `${quotient} is away from zero`
      : undefined;
  },
});
