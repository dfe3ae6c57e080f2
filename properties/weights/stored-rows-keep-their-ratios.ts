import { LastUpdate } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import {
  setRow,
  storedRow,
  WEIGHTS_BLOCK,
  type WeightsCase,
  weightsCases,
  weightsState,
} from "../arbitraries/weights.ts";
import { property } from "../property.ts";
import { stateAfter } from "../support/calling.ts";
import { firstOf } from "../support/epochs.ts";

const run = (input: WeightsCase) => stateAfter(setRow(weightsState(input), input));

/** Twice the distance from the exact value, in units of 2^-15 of it at most one: 0.5 and what a quotient loses. */
const isNearest = (stored: number, given: number, largest: number): boolean =>
  Math.abs(stored * largest - given * 65_535) * 2 * 32_768 <= largest * 32_769;

const misplaced = (state: State, input: WeightsCase): string | undefined => {
  const row = storedRow(state, input);
  const largest = Math.max(...input.values);
  if (row.length !== input.uids.length) return `${row.length} weights are stored of ${input.uids.length}`;
  return firstOf(row.entries(), ([place, [uid, stored]]) => {
    const given = input.values[place]!;
    if (uid !== input.uids[place]) return `${uid} stands where ${input.uids[place]} was set`;
    const right = largest === 0 ? stored === 0 : isNearest(stored, given, largest);
    return right ? undefined : `${given} of at most ${largest} is stored as ${stored}`;
  });
};

export const storedRowsKeepTheirRatios = property({
  name: "stored-rows-keep-their-ratios",
  informal:
    "A row is stored as it was set, in its order, its largest weight as 65535, each other in proportion, to the nearest; and the block is noted.",
  formal: "stored_j = uid_j ↦ ⌊65535·w_j / max w⌉, LastUpdate_i = block",
  rules: ["WGT-1", "WGT-6"],
  status: "tested",
  arbitrary: weightsCases,
  witnesses: {
    "a row of zeros": (input) =>
      input.values.length > 0 && input.values.every((value) => value === 0) && run(input) !== undefined,
    "a row that is scaled": (input) => {
      const largest = Math.max(...input.values);
      return input.values.length > 1 && largest > 0 && largest < 65_535 && run(input) !== undefined;
    },
  },
  violation: (input) => {
    const state = run(input);
    if (state === undefined) return undefined;
    const updated = LastUpdate.get(state, input.netuid)[input.setter];
    return updated === WEIGHTS_BLOCK ? misplaced(state, input) : `the last update is block ${updated}`;
  },
});
