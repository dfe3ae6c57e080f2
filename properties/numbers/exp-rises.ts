import * as Result from "effect/Result";
import fc from "fast-check";
import { I32F32 } from "../../model/numbers/fixed.ts";
import { exp } from "../../model/numbers/transcendental.ts";
import { property } from "../property.ts";

const at = (value: bigint) => Result.getOrThrow(exp(I32F32, I32F32.fromBits(value), "0.6.0"));

export const expRises = property({
  name: "exp-rises",
  informal: "exp of a larger number from zero to eight is not smaller, and is 1 + x at least.",
  formal: "0 ≤ x ≤ y ≤ 8 ⇒ exp(x) ≤ exp(y) and exp(x) ≥ 1 + x",
  rules: ["NUM-16"],
  status: "tested",
  arbitrary: fc.record({
    value: fc.oneof(fc.bigInt(0n, 7n * I32F32.one), fc.bigInt(I32F32.one - 3n, I32F32.one + 3n)),
    step: fc.oneof(fc.bigInt(0n, 4n), fc.bigInt(0n, I32F32.one)),
  }),
  witnesses: { "exactly one": ({ value, step }) => value === I32F32.one || value + step === I32F32.one },
  violation: ({ value, step }) => {
    if (at(value) < I32F32.one + value) return `exp is ${at(value)}`;
    return at(value) > at(value + step) ? `exp falls from ${at(value)} to ${at(value + step)}` : undefined;
  },
  errata: [
    {
      id: "ERR-21",
      excuses: ({ value, step }) => value < I32F32.one && value + step === I32F32.one,
      scenario: { value: I32F32.one - 1n, step: 1n },
    },
  ],
});
