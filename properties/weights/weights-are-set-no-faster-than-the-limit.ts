import fc from "fast-check";
import {
  setRow,
  WEIGHTS_BLOCK,
  type WeightsCase,
  weightsCases,
  weightsState,
} from "../arbitraries/weights.ts";
import { property } from "../property.ts";
import { inBlock, refusalOf, stateAfter } from "../support/calling.ts";

/** A row that is set, and set again some blocks later. */
interface Twice {
  readonly input: WeightsCase;
  readonly blocks: number;
}

const againOf = ({ input, blocks }: Twice) => {
  const state = stateAfter(setRow(weightsState(input), input));
  if (state === undefined) return undefined;
  return { refusal: refusalOf(setRow(inBlock(WEIGHTS_BLOCK + BigInt(blocks))(state), input)) };
};

export const weightsAreSetNoFasterThanTheLimit = property({
  name: "weights-are-set-no-faster-than-the-limit",
  informal:
    "After a neuron has set its weights it waits WeightsSetRateLimit blocks before it can set them again, and no longer.",
  formal: "set in block b ⇒ (set in block b + d ⇔ d ≥ WeightsSetRateLimit)",
  rules: ["WGT-1", "WGT-2"],
  status: "tested",
  arbitrary: fc.record({
    input: weightsCases,
    blocks: fc.oneof(fc.constantFrom(0, 1, 9, 10, 99, 100), fc.nat(120)),
  }),
  witnesses: {
    "too fast": (pair) => againOf(pair)?.refusal === "SettingWeightsTooFast",
    "as soon as may be": (pair) =>
      pair.blocks === pair.input.rateLimit && pair.blocks > 0 && againOf(pair) !== undefined,
  },
  violation: (pair) => {
    const again = againOf(pair);
    if (again === undefined) return undefined;
    const expected = pair.blocks < pair.input.rateLimit ? "SettingWeightsTooFast" : undefined;
    return again.refusal === expected
      ? undefined
      : `after ${pair.blocks} of ${pair.input.rateLimit} blocks: ${again.refusal ?? "set"}`;
  },
});
