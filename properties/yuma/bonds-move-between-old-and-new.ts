import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { anyMovingAverageEpochInputs } from "../arbitraries/epoch.ts";
import { smallSubnet } from "../arbitraries/subnet.ts";
import { property } from "../property.ts";
import { cellOf, columnSumsOf, firstOf, sizeOf, traceOf, uidsOf } from "../support/epochs.ts";

/** Neurons on which there are old and new bonds. */
const averagedColumns = (input: EpochInput): readonly number[] => {
  const old = columnSumsOf(traceOf(input).bonds, input.subnetworkN);
  const fresh = columnSumsOf(traceOf(input).bondsDelta, input.subnetworkN);
  return uidsOf(input.subnetworkN).filter((column) => old[column]! > 0n && fresh[column]! > 0n);
};

const cellAt = (input: EpochInput, row: number, column: number) => {
  const { bonds, bondsDelta, emaBonds } = traceOf(input);
  const old = cellOf(bonds[row], column);
  const fresh = cellOf(bondsDelta[row], column);
  return {
    lower: old < fresh ? old : fresh,
    upper: old < fresh ? fresh : old,
    average: cellOf(emaBonds[row], column),
  };
};

const cellsOf = (input: EpochInput) =>
  averagedColumns(input).flatMap((column) =>
    uidsOf(input.subnetworkN).map((row) => ({ row, column, ...cellAt(input, row, column) })),
  );

export const bondsMoveBetweenOldAndNew = property({
  name: "bonds-move-between-old-and-new",
  informal:
    "Where a neuron has old and new bonds, the average of each lies between the two, give or take four ulps a neuron.",
  formal: "min(B_ij, ΔB_ij) − 4n·2⁻³² ≤ B̃_ij ≤ max(B_ij, ΔB_ij) + 4n·2⁻³²",
  rules: ["YUM-16"],
  status: "tested",
  arbitrary: anyMovingAverageEpochInputs(),
  witnesses: {
    "strictly between": (input) =>
      input.bondsMovingAverage <= 1_000_000n &&
      cellsOf(input).some(({ lower, upper, average }) => lower < average && average < upper),
    "a bond decays": (input) =>
      input.bondsMovingAverage <= 1_000_000n &&
      cellsOf(input).some(({ lower, upper, average }) => lower === 0n && 0n < average && average < upper),
    "BondsMovingAverage is all": (input) =>
      input.bondsMovingAverage === 1_000_000n && averagedColumns(input).length > 0,
  },
  violation: (input) => {
    const slack = 4n * sizeOf(input);
    return firstOf(cellsOf(input), ({ row, column, lower, upper, average }) => {
      const between = lower - slack <= average && average <= upper + slack;
      return between ? undefined : `bond of ${row} on ${column} is ${average}, not in ${lower} … ${upper}`;
    });
  },
  errata: [
    {
      id: "ERR-10",
      excuses: (input) => input.bondsMovingAverage > 1_000_000n,
      scenario: smallSubnet(
        [
          { stake: 1n, weights: [[2, 1]], bonds: [[2, 3]] },
          { stake: 3n, weights: [[2, 1]], bonds: [[2, 1]] },
          { permit: false },
        ],
        { bondsMovingAverage: 1_500_000n },
      ),
    },
  ],
});
