/** Dot products of many embeddings at once: the same integers as the readable core's, in a fraction of the time. */

/** Embeddings of one dimension, one after another. */
export interface Embeddings {
  readonly components: Int8Array;
  readonly dimension: number;
}

/** Computes the dot product of each answer with each reference, a row an answer. */
export interface SimilarityEngine {
  readonly name: string;
  readonly dotProducts: (answers: Embeddings, references: Embeddings) => Int32Array;
}

/** How many vectors there are. Throws where the components are no whole number of vectors. */
export const countOf = ({ components, dimension }: Embeddings): number => {
  const count = components.length / dimension;
  if (!Number.isInteger(count))
    throw new RangeError(`${components.length} components are no vectors of ${dimension}`);
  return count;
};

/** Vectors of one dimension as an engine takes them. Throws where their dimensions differ. */
export const pack = (vectors: readonly (readonly number[])[], dimension: number): Embeddings => {
  const components = new Int8Array(vectors.length * dimension);
  for (const [index, vector] of vectors.entries()) {
    if (vector.length !== dimension)
      throw new RangeError(`a vector has ${vector.length} components instead of ${dimension}`);
    components.set(vector, index * dimension);
  }
  return { components, dimension };
};

/** As many references as stay in the fastest cache while all answers pass over them: 16 KiB. */
const BLOCK_BYTES = 16_384;

/** Four sums at a time: the additions of one need not wait for those of the other. All stay in 32 bits. */
const dot = (left: Int8Array, from: number, right: Int8Array, start: number, dimension: number): number => {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  const whole = dimension & ~3;
  let index = 0;
  for (; index < whole; index += 4) {
    first = (first + Math.imul(left[from + index]!, right[start + index]!)) | 0;
    second = (second + Math.imul(left[from + index + 1]!, right[start + index + 1]!)) | 0;
    third = (third + Math.imul(left[from + index + 2]!, right[start + index + 2]!)) | 0;
    fourth = (fourth + Math.imul(left[from + index + 3]!, right[start + index + 3]!)) | 0;
  }
  for (; index < dimension; index += 1)
    first = (first + Math.imul(left[from + index]!, right[start + index]!)) | 0;
  return (first + second + third + fourth) | 0;
};

/** Throws where answers and references have different dimensions. */
export const requireOneDimension = (answers: Embeddings, references: Embeddings): number => {
  if (answers.dimension !== references.dimension)
    throw new RangeError(`answers have ${answers.dimension} components, references ${references.dimension}`);
  return answers.dimension;
};

/** Typed arrays and plain loops: runs wherever JavaScript does. */
export const typedArrays: SimilarityEngine = {
  name: "typed arrays",
  dotProducts: (answers, references) => {
    const dimension = requireOneDimension(answers, references);
    const [rows, columns] = [countOf(answers), countOf(references)];
    const [left, right] = [answers.components, references.components];
    const products = new Int32Array(rows * columns);
    const block = Math.max(1, Math.floor(BLOCK_BYTES / dimension));
    for (let start = 0; start < columns; start += block) {
      const end = Math.min(columns, start + block);
      for (let row = 0; row < rows; row += 1)
        for (let column = start; column < end; column += 1)
          products[row * columns + column] = dot(left, row * dimension, right, column * dimension, dimension);
    }
    return products;
  },
};
