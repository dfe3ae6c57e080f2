import { imageScore } from "../../model/bonded/scoring/images.ts";
import { embeddingsOf } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

const isZero = (vector: readonly number[]) => vector.every((component) => component === 0);

export const parallelEmbeddingsScoreFull = property({
  name: "parallel-embeddings-score-full",
  informal:
    "An embedding scores full against itself, 0 against its opposite; zeros and what is no embedding score 0.",
  formal: "x ≠ 0 ⇒ s(x, x) = 65535, s(x, −x) = 0; s(0, y) = s(x, x ++ 0) = s(x with −128, y) = 0",
  rules: ["SCO-5"],
  status: "tested",
  arbitrary: embeddingsOf(2),
  witnesses: {
    zeros: ([vector]) => isZero(vector!),
    "a direction": ([vector]) => !isZero(vector!),
  },
  violation: ([vector, other]) => {
    const itself = imageScore(vector!, [vector!]);
    if (itself !== (isZero(vector!) ? 0 : 65_535)) return `itself scores ${itself}`;
    const refused = [
      [vector!.map((component) => -component), vector!],
      [vector!.map(() => 0), other!],
      [[...vector!, 0], vector!],
      [vector!.with(0, -128), other!],
    ] as const;
    const scores = refused.map(([answer, reference]) => imageScore(answer, [reference]));
    return scores.every((score) => score === 0) ? undefined : `they score ${scores}`;
  },
});
