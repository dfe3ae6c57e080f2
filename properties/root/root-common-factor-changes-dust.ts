import fc from "fast-check";
import type { RootEpochInput } from "../../model/finney/root/types.ts";
import { dueRoots } from "../arbitraries/root.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import { distance, dustOf, rootEmissionOf } from "../support/roots.ts";

const scaledDown = (input: RootEpochInput): RootEpochInput => ({
  ...input,
  weights: input.weights.map(([uid, row]) => [
    uid,
    row.map(([netuid, weight]) => [netuid, weight % 256] as const),
  ]),
});

const scaled = (input: RootEpochInput, factor: number): RootEpochInput => ({
  ...input,
  weights: input.weights.map(([uid, row]) => [
    uid,
    row.map(([netuid, weight]) => [netuid, weight * factor] as const),
  ]),
});

export const rootCommonFactorChangesDust = property({
  name: "root-common-factor-changes-dust",
  informal:
    "With the weights of all root validators times the same number, no subnet's emission moves by more than rounding dust.",
  formal: "|root(k·W)_j − root(W)_j| ≤ 2 + 2k·E·2⁻⁶⁴ / Σ C_j·R_j",
  rules: ["ROOT-3", "ROOT-4", "ROOT-7"],
  status: "tested",
  arbitrary: fc
    .record({ input: dueRoots(), factor: fc.integer({ min: 2, max: 255 }) })
    .map(({ input, factor }) => ({ input: scaledDown(input), factor })),
  witnesses: {
    "several subnets are paid": ({ input }) => rootEmissionOf(input).filter((rao) => rao > 0n).length > 1,
  },
  violation: ({ input, factor }) => {
    const slack = dustOf(input);
    const before = rootEmissionOf(input);
    if (slack === 0n) return undefined;
    const after = rootEmissionOf(scaled(input, factor));
    return firstOf(before.entries(), ([column, rao]) =>
      distance(rao, after[column]!) <= slack
        ? undefined
        : `subnet ${column} moves from ${rao} to ${after[column]} rao`,
    );
  },
});
