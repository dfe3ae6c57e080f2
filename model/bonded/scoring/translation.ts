import { scoringParameters } from "./parameters.ts";
import { bestScore, scoreOf } from "./score.ts";
import { charactersOf } from "./texts.ts";

/** The n-grams of one order: how often each stands in a text, and how many there are in all. */
interface Grams {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: bigint;
}

/** What answer and reference have of one order, and have in common. */
interface Order {
  readonly answer: bigint;
  readonly reference: bigint;
  readonly common: bigint;
}

const gramsOf = (characters: readonly string[], order: number): Grams => {
  const counts = new Map<string, number>();
  for (let start = 0; start + order <= characters.length; start += 1) {
    const gram = characters.slice(start, start + order).join("");
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return { counts, total: BigInt(Math.max(0, characters.length - order + 1)) };
};

const allGrams = (text: string): readonly Grams[] => {
  const characters = charactersOf(text);
  const orders = characters.length > scoringParameters.maxCharacters ? 0 : scoringParameters.characterOrder;
  return Array.from({ length: orders }, (_, index) => gramsOf(characters, index + 1));
};

const orderOf = (answer: Grams, reference: Grams): Order => {
  let common = 0;
  for (const [gram, count] of answer.counts) common += Math.min(count, reference.counts.get(gram) ?? 0);
  return { answer: answer.total, reference: reference.total, common: BigInt(common) };
};

const product = (factors: readonly bigint[]): bigint => factors.reduce((whole, factor) => whole * factor, 1n);

/** The sum of common / total over the orders, as a numerator over the product of the totals. */
const summed = (orders: readonly Order[], whole: bigint, total: (order: Order) => bigint): bigint =>
  orders.reduce((sum, order) => sum + (order.common * whole) / total(order), 0n);

/** [SCO-3] F-measure of the mean precision and the mean recall of the orders that both texts have, as a score. */
const fMeasure = (orders: readonly Order[]): number => {
  const counted = orders.filter(({ answer, reference }) => answer > 0n && reference > 0n);
  const answers = product(counted.map(({ answer }) => answer));
  const references = product(counted.map(({ reference }) => reference));
  const precision = summed(counted, answers, ({ answer }) => answer);
  const recall = summed(counted, references, ({ reference }) => reference);
  const squared = BigInt(scoringParameters.recallWeight) ** 2n;
  const part = (1n + squared) * precision * recall;
  const weighed = squared * precision * references + recall * answers;
  return scoreOf(part, BigInt(counted.length) * weighed);
};

const chrF = (answer: readonly Grams[], reference: readonly Grams[]): number =>
  fMeasure(answer.flatMap((grams, index) => (reference[index] ? [orderOf(grams, reference[index])] : [])));

/** [SCO-3] Translation: chrF of n-grams of one to six code points, a u16. Texts that are too long score 0. */
export const translationScore = (answer: string, references: readonly string[]): number => {
  const grams = allGrams(answer);
  return bestScore(references, (reference) => chrF(grams, allGrams(reference)));
};
