import { exactOperations, I32F32 } from "../../model/numbers/fixed.ts";
import { absDiff, safeDiv } from "../../model/numbers/safeMath.ts";
import { fixedPairs } from "../arbitraries/numbers.ts";
import { property } from "../property.ts";

const exact = exactOperations(I32F32.bits.bits, I32F32.fractionBits);
const operations = [
  ["add", exact.add, I32F32.wrappingAdd, I32F32.saturatingAdd, I32F32.checkedAdd],
  ["sub", exact.sub, I32F32.wrappingSub, I32F32.saturatingSub, I32F32.checkedSub],
  ["mul", exact.mul, I32F32.wrappingMul, I32F32.saturatingMul, I32F32.checkedMul],
  ["div", exact.div, I32F32.wrappingDiv, I32F32.saturatingDiv, I32F32.checkedDiv],
] as const;

const clamp = (value: bigint) => {
  const end = value < 0n ? I32F32.minimum : I32F32.maximum;
  return I32F32.minimum <= value && value <= I32F32.maximum ? value : end;
};

export const edgesAgreeWithExactArithmetic = property({
  name: "edges-agree-with-exact-arithmetic",
  informal:
    "Wrapping, saturating and checked operations differ only outside the range: low bits, nearest end, nothing.",
  formal:
    "exact = l ∘ r ⇒ wrapping ≡ exact (mod 2^64), saturating = clamp(exact), checked = exact iff min ≤ exact ≤ max",
  rules: ["NUM-1", "NUM-2", "NUM-3", "NUM-4", "NUM-8"],
  status: "tested",
  arbitrary: fixedPairs(I32F32),
  witnesses: {
    "a sum that does not fit": ({ left, right }) => I32F32.checkedAdd(left, right) === undefined,
    "a product that does not fit": ({ left, right }) => I32F32.checkedMul(left, right) === undefined,
    "a division by zero": ({ right }) => right === 0n,
  },
  violation: ({ left, right }) => {
    if (safeDiv(I32F32, left, right) !== (I32F32.checkedDiv(left, right) ?? 0n))
      return "safe_div is not checked_div or 0";
    if (absDiff(I32F32, left, right) !== clamp(left < right ? right - left : left - right))
      return "abs_diff is off";
    for (const [name, compute, wrapping, saturating, checked] of operations) {
      if (name === "div" && right === 0n) continue;
      const value = compute(left, right);
      if ((wrapping(left, right) - value) % (1n << 64n) !== 0n) return `wrapping ${name} loses low bits`;
      if (saturating(left, right) !== clamp(value)) return `saturating ${name} of ${value} is not clamped`;
      if (checked(left, right) !== (clamp(value) === value ? value : undefined))
        return `checked ${name} of ${value}`;
    }
    return undefined;
  },
});
