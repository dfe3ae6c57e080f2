import fc from "fast-check";
import type { RootEpochInput } from "../../model/finney/root/types.ts";
import { dueRoots, smallRoot } from "../arbitraries/root.ts";
import { property } from "../property.ts";
import { exactSum, firstOf } from "../support/epochs.ts";
import { distance, dustOf, rootEmissionOf } from "../support/roots.ts";

/** A root network in which one validator halves all its weights. */
interface Halved {
  readonly input: RootEpochInput;
  readonly uid: number;
}

const halved = ({ input, uid }: Halved): RootEpochInput => ({
  ...input,
  weights: input.weights.map(([other, row]) =>
    other === uid
      ? ([other, row.map(([netuid, weight]) => [netuid, weight / 2])] as const)
      : ([other, row] as const),
  ),
});

const rowOf = ({ input, uid }: Halved) => input.weights.find(([other]) => other === uid)?.[1] ?? [];

const isEven = (pair: Halved) => rowOf(pair).every(([, weight]) => weight % 2 === 0);

/** The validator has stake and wants something, and so has and does another: the row's sum is its weight. */
const rowSumsCount = (pair: Halved): boolean => {
  const { totalHotkeyStake, weights } = pair.input;
  const voters = weights.filter(
    ([uid, row]) => totalHotkeyStake[uid]! > 0n && row.some(([, weight]) => weight > 0),
  );
  return voters.length > 1 && voters.some(([uid]) => uid === pair.uid);
};

export const rootScalingWeightsChangesNothing = property({
  name: "root-scaling-weights-changes-nothing",
  informal:
    "Only the ratios of a root validator's weights count: halving them all moves no subnet's emission by more than rounding dust.",
  formal: "|root(x with row i := row i / 2)_j − root(x)_j| ≤ 2 · (2 + 2k·E·2⁻⁶⁴ / Σ C_j·R_j)",
  rules: ["ROOT-3", "ROOT-4"],
  status: "tested",
  arbitrary: fc.record({ input: dueRoots(), uid: fc.nat(5) }).map(({ input, uid }) => ({
    input: {
      ...input,
      weights: input.weights.map(
        ([other, row]) =>
          [other, row.map(([netuid, weight]) => [netuid, weight - (weight % 2)] as const)] as const,
      ),
    },
    uid,
  })),
  witnesses: {
    "a row with weights": (pair) => rowOf(pair).some(([, weight]) => weight > 0),
    "the only voter": (pair) =>
      !rowSumsCount(pair) && exactSum(rootEmissionOf(pair.input)) > 0n && rowOf(pair).length > 0,
  },
  violation: (pair) => {
    const dust = dustOf(pair.input);
    if (!isEven(pair) || dust === 0n) return undefined;
    const before = rootEmissionOf(pair.input);
    const after = rootEmissionOf(halved(pair));
    return firstOf(before.entries(), ([column, rao]) =>
      distance(rao, after[column]!) <= 2n * dust
        ? undefined
        : `subnet ${column} moves from ${rao} to ${after[column]} rao`,
    );
  },
  errata: [
    {
      id: "ERR-40",
      excuses: rowSumsCount,
      scenario: {
        input: smallRoot(
          [
            { stake: 1n, weights: [[0, 2]] },
            { stake: 1n, weights: [[1, 2]] },
          ],
          2,
        ),
        uid: 0,
      },
    },
  ],
});
