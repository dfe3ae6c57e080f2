import * as Result from "effect/Result";
import { panic } from "../../numbers/panic.ts";
import type { Chain } from "../../rules.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { Tempo } from "../items/subtensor.ts";
import { blocksUntilNextEpoch } from "../root/blocksUntilNextEpoch.ts";
import { readRootEpochInput, writeRootEpoch } from "../root/readRootEpochInput.ts";
import { rootEpoch } from "../root/rootEpoch.ts";

/** [EMI-4] The root epoch as a part of the block: where it refuses, the block goes on with what it has written. */
export const stepRoot = ({ rules, state }: Chain, read = readRootEpochInput): State => {
  const block = BlockNumber.get(state);
  const { rootNetuid } = rules.constants;
  // Nothing is written in any other block: what the epoch would read need not be gathered.
  if (blocksUntilNextEpoch(rootNetuid, Tempo.get(state, rootNetuid), block) !== 0n) return state;
  const run = rootEpoch(rules, read(rules.constants, state, block));
  if (Result.isFailure(run.outcome) && run.outcome.failure.reason === "Panic") {
    return panic(run.outcome.failure.message);
  }
  return writeRootEpoch(state, run);
};
