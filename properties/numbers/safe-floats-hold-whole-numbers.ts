import fc from "fast-check";
import * as SafeFloat from "../../model/numbers/safeFloat.ts";
import { property } from "../property.ts";

const wholes = fc.oneof(fc.bigInt(0n, 100n), fc.bigInt(0n, (1n << 64n) - 1n));

export const safeFloatsHoldWholeNumbers = property({
  name: "safe-floats-hold-whole-numbers",
  informal: "A u64 survives as a SafeFloat, and the sum of two does not depend on their order.",
  formal: "to_u64(from_u64(a)) = a, a + b = b + a",
  rules: ["NUM-18", "NUM-19"],
  status: "tested",
  arbitrary: fc.record({ left: wholes, right: wholes }),
  witnesses: {
    zero: ({ left, right }) => left === 0n || right === 0n,
    "numbers of different size": ({ left, right }) => right > 0n && left > right * 1_000n,
  },
  violation: ({ left, right }) => {
    const [a, b] = [SafeFloat.fromU64(left), SafeFloat.fromU64(right)];
    if (SafeFloat.toU64(a) !== left) return `${left} comes back as ${SafeFloat.toU64(a)}`;
    const [there, back] = [SafeFloat.add(a, b), SafeFloat.add(b, a)];
    return there?.mantissa === back?.mantissa && there?.exponent === back?.exponent
      ? undefined
      : "the sum depends on the order";
  },
});
