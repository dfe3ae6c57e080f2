/** The numbers of the scoring rules. Each stands in a table of the specification with the reason for its value. */
export const scoringParameters = {
  /** [SCO-1] The score of the best answer there is. */
  fullScore: 65_535,
  /** [SCO-2] Words of a text that is compared, at most. */
  maxTokens: 2_048,
  /** [SCO-3] Code points of a text that is compared, at most, without white space. */
  maxCharacters: 4_096,
  /** [SCO-3] Code points of the longest n-grams. */
  characterOrder: 6,
  /** [SCO-3] How much more recall counts than precision: the β of the F-measure. */
  recallWeight: 2,
  /** [SCO-4] Entries of an answer, at most. */
  maxItems: 1_000,
  /** [SCO-5] Components of an embedding, at most. */
  maxDimension: 1_024,
  /** [SCO-5] Largest component, and largest negative of one. */
  maxComponent: 127,
  /** [SCO-6] Bytes of a chunk; the last may have fewer. */
  chunkLength: 1_024,
  /** [SCO-6] Chunks that a challenge asks for. */
  challengedChunks: 64,
  /** [SCO-6] Blocks after the seed's in which the proofs count. */
  storageDeadline: 5n,
} as const;
