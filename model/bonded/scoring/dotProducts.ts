/** A vector of integers from -127 to 127. */
export type Embedding = readonly number[];

/** [SCO-8] The dot product of two vectors of one dimension; below 2^24 in size for embeddings. */
export const dotProduct = (left: Embedding, right: Embedding): number =>
  left.reduce((sum, component, index) => sum + component * right[index]!, 0);

/** [SCO-8] The dot products of each answer with each reference, a row an answer; what every engine must give. */
export const dotProducts = (
  answers: readonly Embedding[],
  references: readonly Embedding[],
): readonly (readonly number[])[] =>
  answers.map((answer) => references.map((reference) => dotProduct(answer, reference)));
