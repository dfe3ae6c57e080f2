import {
  isOnOwnUid,
  setRow,
  smallWeights,
  storedRow,
  type WeightsCase,
  weightsCases,
  weightsState,
} from "../arbitraries/weights.ts";
import { property } from "../property.ts";
import { refusalOf, stateAfter } from "../support/calling.ts";
import { firstOf } from "../support/epochs.ts";

const run = (input: WeightsCase) => setRow(weightsState(input), input);

export const noWeightExceedsTheLimit = property({
  name: "no-weight-exceeds-the-limit",
  informal:
    "No weight that a neuron sets on others is a larger share of its row than MaxWeightsLimit, but for the last bit of a quotient.",
  formal: "stored(row of i) ∧ row ≠ {i} ⇒ w_j / Σw < MaxWeightsLimit / 65535 + 2⁻³²",
  rules: ["WGT-1", "WGT-5"],
  status: "tested",
  arbitrary: weightsCases,
  witnesses: {
    "a row under a limit": (input) => input.limit < 65_535 && stateAfter(run(input)) !== undefined,
    "a weight that is too large": (input) => refusalOf(run(input)) === "MaxWeightExceeded",
  },
  violation: (input) => {
    const state = stateAfter(run(input));
    if (state === undefined || (input.netuid !== 0 && isOnOwnUid(input))) return undefined;
    const row = storedRow(state, input);
    const sum = BigInt(row.reduce((total, [, value]) => total + value, 0));
    const bound = ((BigInt(input.limit) << 32n) + 65_535n) * sum;
    return firstOf(row, ([uid, value]) =>
      value === 0 || (BigInt(value) * 65_535n) << 32n < bound
        ? undefined
        : `the weight on ${uid} is ${value} of ${sum}`,
    );
  },
  errata: [
    {
      id: "ERR-75",
      excuses: (input) => input.netuid === 0 && isOnOwnUid(input),
      scenario: smallWeights({ netuid: 0, limit: 1_000 }),
    },
  ],
});
