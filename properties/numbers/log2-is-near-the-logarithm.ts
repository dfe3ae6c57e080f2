import * as Result from "effect/Result";
import fc from "fast-check";
import { I96F32 } from "../../model/numbers/fixed.ts";
import { log2 } from "../../model/numbers/transcendental.ts";
import { property } from "../property.ts";

/**
 * Units of 2^-32. Each of the 32 squarings loses less than one unit, and counts half as much as the one before it;
 * with the halvings at the start and the cut at the end that makes less than eight.
 */
const bound = 8n;

/** A float64 logarithm is exact to far less than a unit of 2^-32 in this range, and shares no code with the model. */
const reference = (bits: bigint): bigint => BigInt(Math.round((Math.log2(Number(bits)) - 32) * 2 ** 32));

export const log2IsNearTheLogarithm = property({
  name: "log2-is-near-the-logarithm",
  informal: "log2 of a number from one up lies within 8 units of 2^-32 of the true logarithm.",
  formal: "|log2(x) − log₂ x| ≤ 8·2^-32 for I96F32 x in [1, 2^60]",
  rules: ["NUM-14"],
  status: "tested",
  arbitrary: fc.bigInt({ min: I96F32.one, max: 1n << 92n }),
  witnesses: {
    "below two": (bits) => bits < I96F32.one * 2n,
    "above 2^32": (bits) => bits > I96F32.one << 32n,
  },
  violation: (bits) => {
    const found = Result.getOrThrow(log2(I96F32, I96F32.fromBits(bits), "0.5.9"));
    const off = found - reference(bits);
    return (off < 0n ? -off : off) > bound ? `log2 is off by ${off} units` : undefined;
  },
});
