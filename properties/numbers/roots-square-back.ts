import * as Result from "effect/Result";
import fc from "fast-check";
import { I64F64 } from "../../model/numbers/fixed.ts";
import { absDiff, checkedSqrt } from "../../model/numbers/safeMath.ts";
import { sqrt } from "../../model/numbers/transcendental.ts";
import { property } from "../property.ts";

export const rootsSquareBack = property({
  name: "roots-square-back",
  informal: "Both square roots of a number from one up are within one unit, or epsilon, of the true root.",
  formal: "(s − 1)² ≤ x·2^64 < (s + 2)² for sqrt; |checked_sqrt − sqrt| ≤ epsilon + 2",
  rules: ["NUM-10", "NUM-13"],
  status: "tested",
  arbitrary: fc.bigInt(I64F64.one, 1n << 100n).map(I64F64.fromBits),
  witnesses: { "a large number": (value) => value > 1n << 99n },
  violation: (value) => {
    const root = Result.getOrThrow(sqrt(I64F64, value));
    const square = value * I64F64.one;
    if ((root - 1n) ** 2n > square || (root + 2n) ** 2n <= square) return `sqrt is ${root}`;
    const epsilon = I64F64.fromBits(1n << 20n);
    const bisected = checkedSqrt(I64F64, value, epsilon);
    if (bisected === undefined) return "checked_sqrt has no answer";
    return absDiff(I64F64, bisected, root) > epsilon + 2n
      ? `checked_sqrt is ${bisected}, sqrt ${root}`
      : undefined;
  },
});
