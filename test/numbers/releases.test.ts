import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { I32F32, U64F64 } from "../../model/numbers/fixed.ts";
import { float64, saturatingFromFloat, wrappingFromFloat } from "../../model/numbers/float.ts";
import * as integer from "../../model/numbers/integer.ts";
import { safeDivInteger } from "../../model/numbers/safeMath.ts";
import { exp, log2, pow, powi } from "../../model/numbers/transcendental.ts";

const smallest = I32F32.fromBits(1n);
const two = I32F32.wrappingFromInteger(2n);

describe("the two releases of substrate-fixed", () => {
  test("log2 of a number without an inverse: 0.5.9 panics, 0.6.0 refuses", () => {
    expect(() => log2(I32F32, smallest, "0.5.9")).toThrow("called `Option::unwrap()` on a `None` value");
    expect(log2(I32F32, smallest, "0.6.0")).toEqual(Result.fail("()"));
    expect(() => pow(I32F32, smallest, two, "0.5.9")).toThrow("called `Option::unwrap()`");
  });
  test.each(["0.5.9", "0.6.0"] as const)("exp in %s, as run in Rust", (release) => {
    expect(exp(I32F32, smallest, release)).toEqual(Result.succeed(4294967297n));
    expect(exp(I32F32, I32F32.wrappingNeg(I32F32.one), release)).toEqual(Result.succeed(1580030169n));
    for (const edge of [I32F32.minimum, I32F32.maximum])
      expect(exp(I32F32, edge, release)).toEqual(Result.fail("()"));
  });
  test("powi of the least exponent inverts", () => {
    expect(powi(I32F32, two, -(2 ** 31))).toEqual(Result.succeed(2147483648n));
  });
});

test("floats at the end of their range, as run in Rust", () => {
  expect(saturatingFromFloat(I32F32, float64, Number.POSITIVE_INFINITY)).toBe(I32F32.maximum);
  expect(saturatingFromFloat(U64F64, float64, Number.NEGATIVE_INFINITY)).toBe(0n);
  expect(saturatingFromFloat(I32F32, float64, -(2 ** 1023))).toBe(I32F32.minimum);
  expect(() => saturatingFromFloat(I32F32, float64, Number.MAX_VALUE)).toThrow("NaN");
  expect(() => wrappingFromFloat(I32F32, float64, 2 ** 1023)).toThrow("infinite");
  expect(wrappingFromFloat(I32F32, float64, Number.NaN)).toBe(0n);
});

test.each([
  integer.u8,
  integer.u16,
  integer.u32,
  integer.u64,
  integer.u128,
  integer.i32,
  integer.i64,
  integer.i128,
])("$name wraps, saturates and refuses at its ends", (type) => {
  expect(type.wrapping(type.maximum + 1n)).toBe(type.minimum);
  expect(type.saturating(type.maximum + 1n)).toBe(type.maximum);
  expect(type.checked(type.minimum - 1n)).toBeUndefined();
  expect(safeDivInteger(type, type.maximum, 0n)).toBe(0n);
});
