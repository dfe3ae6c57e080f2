import fc from "fast-check";
import { dotProduct } from "../../model/bonded/scoring/dotProducts.ts";
import { imageScore } from "../../model/bonded/scoring/images.ts";
import { embeddingsOf } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

const squared = (vector: readonly number[]) => BigInt(dotProduct(vector, vector));

export const imageScoresAreCosinesRoundedDown = property({
  name: "image-scores-are-cosines-rounded-down",
  informal:
    "An image's score is the largest u16 that is no more than 65535 times the cosine, which no rounding before it has touched.",
  formal: "p > 0 ⇒ s²·q·t ≤ (65535·p)² < (s + 1)²·q·t; p ≤ 0 ⇒ s = 0; s(x, y) = s(y, x)",
  rules: ["SCO-5", "SCO-8"],
  status: "tested",
  arbitrary: fc.oneof(embeddingsOf(2), embeddingsOf(2, 3)),
  witnesses: {
    "an obtuse angle": ([left, right]) => dotProduct(left!, right!) < 0,
    "an acute angle": ([left, right]) => dotProduct(left!, right!) > 0,
    "the same direction": ([left, right]) => imageScore(left!, [right!]) === 65_535,
  },
  violation: ([left, right]) => {
    const score = BigInt(imageScore(left!, [right!]));
    if (BigInt(imageScore(right!, [left!])) !== score) return "the two change places, and the score changes";
    const product = BigInt(dotProduct(left!, right!));
    if (product <= 0n) return score === 0n ? undefined : `an obtuse angle scores ${score}`;
    const [norms, scaled] = [squared(left!) * squared(right!), (65_535n * product) ** 2n];
    const exact = score ** 2n * norms <= scaled && scaled < (score + 1n) ** 2n * norms;
    return exact ? undefined : `the score ${score} is not the cosine rounded down`;
  },
});
