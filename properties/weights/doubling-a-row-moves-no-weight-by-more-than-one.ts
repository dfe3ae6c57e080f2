import fc from "fast-check";
import { setRow, smallWeights, storedRow, type WeightsCase, weightsState } from "../arbitraries/weights.ts";
import { property } from "../property.ts";
import { stateAfter } from "../support/calling.ts";
import { firstOf } from "../support/epochs.ts";

/** A row of a validator on all others. */
const rows = fc
  .array(fc.oneof(fc.constantFrom(0, 1, 2, 10_000, 20_000, 32_767), fc.nat(32_767)), {
    minLength: 1,
    maxLength: 5,
  })
  .map((values) =>
    smallWeights({
      neurons: [0, ...values].map(() => ({ stake: 0n, permit: true, age: undefined })),
      uids: values.map((_, index) => index + 1),
      values,
    }),
  );

const doubled = (input: WeightsCase): WeightsCase => ({
  ...input,
  values: input.values.map((value) => value * 2),
});

/** The two rows, where both are set. */
const rowsOf = (input: WeightsCase) => {
  const state = weightsState(input);
  const single = stateAfter(setRow(state, input));
  const double = stateAfter(setRow(state, doubled(input)));
  if (single === undefined || double === undefined) return undefined;
  const other = storedRow(double, input);
  return storedRow(single, input).map(([uid, value], place) => ({
    uid,
    value,
    other: other[place]?.[1] ?? 0,
  }));
};

export const doublingARowMovesNoWeightByMoreThanOne = property({
  name: "doubling-a-row-moves-no-weight-by-more-than-one",
  informal: "Only the ratios of a row count: doubled it is stored as the same weights, give or take one.",
  formal: "|stored(2w)_j − stored(w)_j| ≤ 1",
  rules: ["WGT-6"],
  status: "tested",
  arbitrary: rows,
  witnesses: {
    "two rows that are the same": (input) =>
      rowsOf(input)?.some(({ value, other }) => value > 0 && value === other) === true,
    "a weight that differs": (input) => rowsOf(input)?.some(({ value, other }) => value !== other) === true,
  },
  violation: (input) =>
    firstOf(rowsOf(input) ?? [], ({ uid, value, other }) =>
      Math.abs(value - other) <= 1 ? undefined : `the weight on ${uid} moves from ${value} to ${other}`,
    ),
});
