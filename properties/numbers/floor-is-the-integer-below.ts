import { I32F32 } from "../../model/numbers/fixed.ts";
import { floor, frac, int, saturatingRound } from "../../model/numbers/rounding.ts";
import { fixedNumbers } from "../arbitraries/numbers.ts";
import { property } from "../property.ts";

export const floorIsTheIntegerBelow = property({
  name: "floor-is-the-integer-below",
  informal: "floor gives the integer below, frac the rest, and round is half a unit off at most.",
  formal: "floor(x) ≤ x < floor(x) + 1, int(x) + frac(x) = x, |round(x) − x| ≤ 1/2 unless at the edge",
  rules: ["NUM-7"],
  status: "tested",
  arbitrary: fixedNumbers(I32F32),
  witnesses: {
    "a tie": (value) => frac(I32F32, value) * 2n === I32F32.one,
    "a negative": (value) => value < 0n,
  },
  violation: (value) => {
    const below = floor(I32F32, value);
    if (below > value || value - below >= I32F32.one) return `floor ${below}`;
    if (int(I32F32, value) + frac(I32F32, value) !== value) return "int and frac do not add up";
    const off = saturatingRound(I32F32, value) - value;
    const edge = I32F32.maximum - value < I32F32.one;
    return !edge && (off < 0n ? -off : off) * 2n > I32F32.one ? `round is off by ${off}` : undefined;
  },
});
