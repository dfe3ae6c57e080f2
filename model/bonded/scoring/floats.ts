/** A type of floats: how a float64 result is rounded to it. Sums are NumPy's, so that they agree to the last bit. */
export type Rounding = (value: number) => number;

export const toFloat32: Rounding = Math.fround;
export const toFloat64: Rounding = (value) => value;

const LANES = 8;
const BLOCK = 128;

const oneByOne = (numbers: readonly number[], start: number, round: Rounding): number =>
  numbers.reduce((sum, number) => round(sum + number), start);

const inLanes = (numbers: readonly number[], round: Rounding): number => {
  const whole = numbers.length - (numbers.length % LANES);
  const lanes = numbers.slice(0, LANES);
  for (let index = LANES; index < whole; index += 1)
    lanes[index % LANES] = round(lanes[index % LANES]! + numbers[index]!);
  const pair = (left: number) => round(lanes[left]! + lanes[left + 1]!);
  const halves = [round(pair(0) + pair(2)), round(pair(4) + pair(6))] as const;
  return oneByOne(numbers.slice(whole), round(halves[0] + halves[1]), round);
};

/** [SCO-7] NumPy's pairwise sum: in eight lanes up to 128 numbers, in halves above. */
export const pairwiseSum = (numbers: readonly number[], round: Rounding): number => {
  const { length } = numbers;
  if (length < LANES) return oneByOne(numbers, 0, round);
  if (length <= BLOCK) return inLanes(numbers, round);
  const half = Math.floor(length / 2);
  const cut = half - (half % LANES);
  return round(pairwiseSum(numbers.slice(0, cut), round) + pairwiseSum(numbers.slice(cut), round));
};

/** [SCO-7] NumPy's running sum, one number after another. */
export const runningSum = (numbers: readonly number[], round: Rounding): readonly number[] => {
  let sum = 0;
  return numbers.map((number) => {
    sum = round(sum + number);
    return sum;
  });
};

/** [SCO-7] The nearest integer, ties to the even one, as Python rounds. The value is not negative. */
export const roundHalfEven = (value: number): number => {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
};

/** Sorted upward. */
export const sorted = (numbers: readonly number[]): readonly number[] =>
  [...numbers].sort((left, right) => left - right);
