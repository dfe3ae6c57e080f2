import fc from "fast-check";
import * as SafeFloat from "../../model/numbers/safeFloat.ts";
import { property } from "../property.ts";

const wholes = fc.oneof(fc.bigInt(0n, 100n), fc.bigInt(0n, (1n << 64n) - 1n));

export const safeFloatsKeepTheirOrder = property({
  name: "safe-floats-keep-their-order",
  informal:
    "Whole numbers survive as SafeFloats, their sum does not depend on the order, and they compare as they should.",
  formal: "to_u64(from_u64(a)) = a, a + b = b + a, gt(a, b) ⇔ a > b",
  rules: ["NUM-18", "NUM-19"],
  status: "tested",
  arbitrary: fc.record({ left: wholes, right: wholes }),
  witnesses: { "zero against a positive": ({ left, right }) => left === 0n && right > 0n },
  violation: ({ left, right }) => {
    const [a, b] = [SafeFloat.fromU64(left), SafeFloat.fromU64(right)];
    if (SafeFloat.toU64(a) !== left) return `${left} comes back as ${SafeFloat.toU64(a)}`;
    const [there, back] = [SafeFloat.add(a, b), SafeFloat.add(b, a)];
    if (there?.mantissa !== back?.mantissa || there?.exponent !== back?.exponent)
      return "the sum depends on the order";
    const above = SafeFloat.greaterThan(a, b);
    return above === left > right ? undefined : `gt(${left}, ${right}) is ${above}`;
  },
  errata: [
    {
      id: "ERR-22",
      excuses: ({ left, right }) => (left === 0n) !== (right === 0n),
      scenario: { left: 0n, right: 1n },
    },
  ],
});
