import { cosineScore } from "../../model/bonded/scoring/images.ts";
import { countOf, type Embeddings, type SimilarityEngine } from "./similarity.ts";

/** Squared norms: the dot product of each vector with itself. */
const squaresOf = (embeddings: Embeddings): Int32Array => {
  const { components, dimension } = embeddings;
  const squares = new Int32Array(countOf(embeddings));
  for (const [index, component] of components.entries())
    squares[Math.floor(index / dimension)]! += component * component;
  return squares;
};

/**
 * Far more than a float64 can be off here: the product under the root is below 2^48 and exact, and three roundings of
 * a number below 2^16 are less than 2^-34.
 */
const DOUBT = 2 ** -30;

/** The score of a cosine, exactly: whole-number arithmetic is needed only next to a whole number. */
const scoreOf = (product: number, left: number, right: number): number => {
  if (product <= 0) return 0;
  const share = (65_535 * product) / Math.sqrt(left * right);
  const below = Math.floor(share);
  const rest = share - below;
  return rest > DOUBT && rest < 1 - DOUBT ? below : cosineScore(product, left, right);
};

/**
 * The scores of each answer against each reference, a row an answer: those of the readable core, for embeddings of one
 * dimension. Throws where the dimensions differ.
 */
export const imageScores = (
  engine: SimilarityEngine,
  answers: Embeddings,
  references: Embeddings,
): Uint16Array => {
  const products = engine.dotProducts(answers, references);
  const [lefts, rights] = [squaresOf(answers), squaresOf(references)];
  const columns = rights.length;
  return Uint16Array.from(products, (product, index) =>
    scoreOf(product, lefts[Math.floor(index / columns)]!, rights[index % columns]!),
  );
};
