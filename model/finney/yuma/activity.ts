import { u64 } from "../../numbers/integer.ts";
import type { EpochInput } from "./types.ts";

/** [YUM-1] True for each neuron whose last weights are more than ActivityCutoff blocks old. */
export const inactiveNeurons = ({ lastUpdate, activityCutoff, block }: EpochInput): readonly boolean[] =>
  lastUpdate.map((updated) => u64.wrapping(updated + BigInt(activityCutoff)) < block);
