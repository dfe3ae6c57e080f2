import { scoringParameters } from "./parameters.ts";
import { bestScore, scoreOf } from "./score.ts";
import { wordsOf } from "./texts.ts";

/** [SCO-2] Length of the longest common subsequence; the work is the product of the two lengths. */
const commonLength = (left: readonly string[], right: readonly string[]): number => {
  let above = new Uint32Array(right.length + 1);
  for (const word of left) {
    const row = new Uint32Array(right.length + 1);
    for (let column = 1; column <= right.length; column += 1)
      row[column] =
        word === right[column - 1] ? above[column - 1]! + 1 : Math.max(above[column]!, row[column - 1]!);
    above = row;
  }
  return above[right.length]!;
};

const comparable = (words: readonly string[]): boolean =>
  words.length > 0 && words.length <= scoringParameters.maxTokens;

const rougeL = (answer: readonly string[], reference: readonly string[]): number => {
  if (!comparable(answer) || !comparable(reference)) return 0;
  const common = commonLength(answer, reference);
  return scoreOf(BigInt(2 * common), BigInt(answer.length + reference.length));
};

/** [SCO-2] Text generation: ROUGE-L with β = 1, a u16. Texts without words, or with too many, score 0. */
export const textScore = (answer: string, references: readonly string[]): number => {
  const words = wordsOf(answer);
  return bestScore(references, (reference) => rougeL(words, wordsOf(reference)));
};
