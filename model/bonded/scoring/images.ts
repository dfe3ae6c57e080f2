import { dotProduct, type Embedding } from "./dotProducts.ts";
import { scoringParameters } from "./parameters.ts";
import { bestScore } from "./score.ts";

/** The largest integer whose square is at most `value`, which is not negative. */
const integerSquareRoot = (value: bigint): bigint => {
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (let next = (root + value / root) >> 1n; next < root; next = (root + value / root) >> 1n) root = next;
  return root;
};

/** [SCO-5] Whether a vector is an embedding: 1 to 1024 components from -127 to 127. */
const isEmbedding = (vector: Embedding): boolean =>
  vector.length > 0 &&
  vector.length <= scoringParameters.maxDimension &&
  vector.every(
    (component) => Number.isInteger(component) && Math.abs(component) <= scoringParameters.maxComponent,
  );

/** [SCO-5] The score of a cosine: of a dot product and the two squared norms; 0 unless the product is positive. */
export const cosineScore = (product: number, leftSquare: number, rightSquare: number): number => {
  if (product <= 0) return 0;
  const scaled = BigInt(scoringParameters.fullScore) * BigInt(product);
  return Number(integerSquareRoot((scaled * scaled) / (BigInt(leftSquare) * BigInt(rightSquare))));
};

const similarity = (answer: Embedding, reference: Embedding): number =>
  answer.length === reference.length && isEmbedding(answer) && isEmbedding(reference)
    ? cosineScore(dotProduct(answer, reference), dotProduct(answer, answer), dotProduct(reference, reference))
    : 0;

/** [SCO-5] Images: the cosine of the angle between embeddings, a u16. What is no embedding scores 0. */
export const imageScore = (answer: Embedding, references: readonly Embedding[]): number =>
  bestScore(references, (reference) => similarity(answer, reference));
