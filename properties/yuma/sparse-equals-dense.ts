import * as Result from "effect/Result";
import { finney } from "../../model/finney/rules.ts";
import { epochDense } from "../../model/finney/yuma/epochDense.ts";
import type { EpochInput, EpochOutput } from "../../model/finney/yuma/types.ts";
import { anyMovingAverageEpochInputs } from "../arbitraries/epoch.ts";
import { smallSubnet } from "../arbitraries/subnet.ts";
import { property } from "../property.ts";
import { firstDifference } from "../support/difference.ts";
import { outputOf, traceOf } from "../support/epochs.ts";

/** Cells that hold zero say the same as cells that are absent. */
const withoutZeros = (output: EpochOutput): EpochOutput => ({
  ...output,
  bonds: output.bonds.map(([uid, row]) => [uid, row.filter(([, value]) => value > 0)]),
});

const denseOutputOf = (input: EpochInput): EpochOutput =>
  Result.getOrThrowWith(
    epochDense(finney, input),
    ({ message }) => new Error(`the dense epoch panics: ${message}`),
  );

export const sparseEqualsDense = property({
  name: "sparse-equals-dense",
  informal: "An epoch on the cells that are present gives the same outputs as one on full matrices.",
  formal: "epoch(x) = epochDense(x), absent bonds taken as zero",
  rules: ["YUM-5", "YUM-7", "YUM-10", "YUM-16"],
  status: "tested",
  arbitrary: anyMovingAverageEpochInputs(8),
  witnesses: {
    "weights are clipped to nothing": (input) => {
      const { weights, clippedWeights } = traceOf(input);
      return weights.some((row, uid) => row.length > clippedWeights[uid]!.length);
    },
    "bonds are averaged": (input) =>
      input.bondsMovingAverage <= 1_000_000n && traceOf(input).emaBonds.some((row) => row.length > 1),
  },
  violation: (input) => firstDifference(withoutZeros(denseOutputOf(input)), withoutZeros(outputOf(input))),
  errata: [
    {
      id: "ERR-10",
      excuses: (input) => input.bondsMovingAverage > 1_000_000n,
      scenario: smallSubnet(
        [
          { stake: 1n, weights: [[2, 1]] },
          { stake: 1n, weights: [[2, 1]], bonds: [[2, 1]] },
          { permit: false },
        ],
        { bondsMovingAverage: 1_500_000n },
      ),
    },
  ],
});
