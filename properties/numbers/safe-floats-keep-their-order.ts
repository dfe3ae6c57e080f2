import fc from "fast-check";
import * as SafeFloat from "../../model/numbers/safeFloat.ts";
import { property } from "../property.ts";

const wholes = fc.oneof(fc.bigInt(0n, 100n), fc.bigInt(0n, (1n << 64n) - 1n));

export const safeFloatsKeepTheirOrder = property({
  name: "safe-floats-keep-their-order",
  informal: "Whole numbers compare as SafeFloats as they compare as numbers.",
  formal: "gt(a, b) ⇔ a > b",
  rules: ["NUM-19"],
  status: "tested",
  arbitrary: fc.record({ left: wholes, right: wholes }),
  witnesses: {
    "zero against a positive": ({ left, right }) => left === 0n && right > 0n,
    "two positives": ({ left, right }) => left > right && right > 0n,
  },
  violation: ({ left, right }) => {
    const above = SafeFloat.greaterThan(SafeFloat.fromU64(left), SafeFloat.fromU64(right));
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
