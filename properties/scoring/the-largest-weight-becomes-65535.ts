import * as Result from "effect/Result";
import fc from "fast-check";
import { emitWeights } from "../../model/bonded/scoring/emitWeights.ts";
import { property } from "../property.ts";

export const theLargestWeightBecomes65535 = property({
  name: "the-largest-weight-becomes-65535",
  informal:
    "The largest weight becomes 65535, the others within half a unit of their ratio to it; zeros are left out.",
  formal: "max v = 65535, |v_i − 65535·w_i / max w| ≤ 1/2, v_i > 0; all w = 0 ⇒ nothing",
  rules: ["SCO-7"],
  status: "tested",
  arbitrary: fc.array(
    fc.oneof(fc.constantFrom(0, 0.5, 1), fc.nat(65_535), fc.double({ min: 0, max: 1, noNaN: true })),
    { minLength: 1, maxLength: 12 },
  ),
  witnesses: {
    "only zeros": (weights) => weights.every((weight) => weight === 0),
    "a weight that is left out": (weights) => weights.some((weight) => weight > 0) && weights.includes(0),
  },
  violation: (weights) => {
    const { uids, values } = Result.getOrThrow(emitWeights({ uids: weights.map((_, uid) => uid), weights }));
    const largest = Math.max(...weights);
    if (largest === 0) return values.length === 0 ? undefined : "zeros become weights";
    if (Math.max(...values) !== 65_535) return `the largest becomes ${Math.max(...values)}`;
    if (values.includes(0)) return "a zero is set";
    const found = new Map(uids.map((uid, place) => [uid, values[place]!]));
    const off = weights.find(
      (weight, uid) => Math.abs((found.get(uid) ?? 0) - (weight / largest) * 65_535) > 0.5,
    );
    return off === undefined ? undefined : `${off} of ${largest} is off by more than a half`;
  },
});
