/** Wrong arithmetic. */
import { type FixedType, I32F32 } from "../../../model/numbers/fixed.ts";
import { fixedTypeHandlers } from "../../suites/numbers.ts";
import type { WrongTarget } from "./target.ts";
import { variant, withHandlers } from "./variants.ts";

type Numbers = FixedType<"I32F32">;

const withType = (type: Numbers) =>
  variant({ suites: withHandlers("numbers", Object.fromEntries(fixedTypeHandlers(type))) });

/** The quotient away from zero: one unit in the last place more wherever the division leaves a rest. */
const quotientUp = (left: I32F32, right: I32F32): bigint => {
  const dividend = left << BigInt(I32F32.fractionBits);
  const quotient = dividend / right;
  if (quotient * right === dividend) return quotient;
  return left < 0n === right < 0n ? quotient + 1n : quotient - 1n;
};

/** The edges stand where they are: a division by zero panics, and a quotient out of range is none. */
const roundingUp: Numbers = {
  ...I32F32,
  wrappingDiv: (left, right) =>
    right === 0n
      ? I32F32.wrappingDiv(left, right)
      : (I32F32.bits.wrapping(quotientUp(left, right)) as I32F32),
  saturatingDiv: (left, right) =>
    right === 0n
      ? I32F32.saturatingDiv(left, right)
      : (I32F32.bits.saturating(quotientUp(left, right)) as I32F32),
  checkedDiv: (left, right) =>
    right === 0n ? undefined : (I32F32.bits.checked(quotientUp(left, right)) as I32F32 | undefined),
};

const wrappingAlways: Numbers = {
  ...I32F32,
  saturatingAdd: I32F32.wrappingAdd,
  saturatingSub: I32F32.wrappingSub,
  saturatingMul: I32F32.wrappingMul,
  saturatingDiv: I32F32.wrappingDiv,
  saturatingNeg: I32F32.wrappingNeg,
};

export const wrongNumbers: readonly WrongTarget[] = [
  {
    name: "rounds-one-ulp-off",
    description: "Rounds a quotient of I32F32 away from zero",
    caughtBy: {
      suite: "numbers",
      handlers: ["I32F32.div"],
      rule: "NUM-4",
      path: /^ok$/,
    },
    begin: withType(roundingUp),
  },
  {
    name: "wraps-where-it-should-saturate",
    description: "Keeps the low bits of I32F32 where the result should stop at the end of the range",
    caughtBy: {
      suite: "numbers",
      handlers: ["I32F32.saturating_add", "I32F32.saturating_mul"],
      rule: "NUM-1",
      path: /^ok$/,
    },
    begin: withType(wrappingAlways),
  },
];
