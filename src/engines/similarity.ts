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

const dot = (left: Int8Array, from: number, right: Int8Array, start: number, dimension: number): number => {
  let sum = 0;
  for (let index = 0; index < dimension; index += 1)
    sum = (sum + Math.imul(left[from + index]!, right[start + index]!)) | 0;
  return sum;
};

/** Throws where answers and references have different dimensions. */
export const requireOneDimension = (answers: Embeddings, references: Embeddings): number => {
  if (answers.dimension !== references.dimension)
    throw new RangeError(`answers have ${answers.dimension} components, references ${references.dimension}`);
  return answers.dimension;
};

/** Typed arrays and plain loops: an eighth of the core's memory at about its speed, wherever JavaScript runs. */
export const typedArrays: SimilarityEngine = {
  name: "typed arrays",
  dotProducts: (answers, references) => {
    const dimension = requireOneDimension(answers, references);
    const [rows, columns] = [countOf(answers), countOf(references)];
    const products = new Int32Array(rows * columns);
    for (let row = 0; row < rows; row += 1)
      for (let column = 0; column < columns; column += 1)
        products[row * columns + column] = dot(
          answers.components,
          row * dimension,
          references.components,
          column * dimension,
          dimension,
        );
    return products;
  },
};
