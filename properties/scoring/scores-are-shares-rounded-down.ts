import fc from "fast-check";
import { scoreOf } from "../../model/bonded/scoring/score.ts";
import { property } from "../property.ts";

export const scoresAreSharesRoundedDown = property({
  name: "scores-are-shares-rounded-down",
  informal: "A score is the largest u16 that is no more than its share, and is full for the whole only.",
  formal: "0 ≤ p ≤ w, w > 0 ⇒ s·w ≤ 65535·p < (s + 1)·w, and s = 65535 ⇔ p = w",
  rules: ["SCO-1"],
  status: "tested",
  arbitrary: fc
    .tuple(
      fc.oneof(fc.bigInt(0n, 70_000n), fc.bigInt(0n, 1n << 200n)),
      fc.oneof(fc.bigInt(0n, 3n), fc.bigInt(0n, 1n << 200n)),
    )
    .map(([part, rest]) => ({ part, whole: part + rest })),
  witnesses: {
    "the whole": ({ part, whole }) => part === whole && whole > 0n,
    "all but one part": ({ part, whole }) => part + 1n === whole,
    "nothing of nothing": ({ whole }) => whole === 0n,
  },
  violation: ({ part, whole }) => {
    const score = BigInt(scoreOf(part, whole));
    if (whole === 0n) return score === 0n ? undefined : `nothing scores ${score}`;
    if (score * whole > 65_535n * part || 65_535n * part >= (score + 1n) * whole)
      return `the score is ${score}`;
    return (score === 65_535n) === (part === whole) ? undefined : `${part} of ${whole} scores ${score}`;
  },
});
