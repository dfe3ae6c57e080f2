import * as Result from "effect/Result";
import { recordedParentHash } from "../../conformance/replay/execute.ts";
import { Tempo } from "../../model/finney/items/subtensor.ts";
import { blocksUntilNextEpoch } from "../../model/finney/root/blocksUntilNextEpoch.ts";
import { type Schedule, upgradedFor } from "../../model/networks/schedule.ts";
import type { Chain, Outcome } from "../../model/rules.ts";
import { type Applied, applyBlock, type Extrinsic } from "../../model/runtime/block.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import type { CallsByBlock } from "./calls.ts";

/** What a run is made of. */
export interface RunPlan {
  readonly schedule: Schedule;
  readonly chain: Chain;
  readonly blocks: number;
  readonly calls: CallsByBlock;
}

/** A block that has been run. */
export interface BlockDone {
  readonly number: bigint;
  readonly chain: Chain;
  /** Subnets whose epoch fell into the block. */
  readonly epochs: readonly number[];
  /** The state before the block, and what its beginning and then each of its calls made of it. */
  readonly before: State;
  readonly initialized: Outcome;
  readonly extrinsics: readonly Extrinsic[];
  readonly applied: readonly Applied[];
}

/** A block that cannot be made, and why. The chain stands at the block before. */
export interface BlockStopped {
  readonly number: bigint;
  readonly panic: string;
}

/** The subnets whose epoch falls into a block, by what is stored when it begins. */
const epochsDue = (state: State, number: bigint): readonly number[] =>
  Tempo.entries(state).flatMap(({ keys: [netuid], value: tempo }) =>
    blocksUntilNextEpoch(netuid, tempo, number) === 0n ? [netuid] : [],
  );

const runBlock = ({ schedule, calls }: RunPlan, before: Chain, number: bigint): BlockDone | BlockStopped => {
  const chain = upgradedFor(schedule, before, number);
  const extrinsics = calls.get(number) ?? [];
  const block = { number, parentHash: recordedParentHash(number), extrinsics };
  const run = applyBlock(chain, block);
  if (Result.isFailure(run)) return { number, panic: run.failure.message };
  const { state, initialized, applied } = run.success;
  return {
    number,
    chain: { rules: chain.rules, state },
    epochs: epochsDue(chain.state, number),
    before: chain.state,
    initialized,
    extrinsics,
    applied,
  };
};

/** Run block after block; ends early at one that cannot be made. */
export const runBlocks = function* (plan: RunPlan): Generator<BlockDone | BlockStopped> {
  let { chain } = plan;
  for (let count = 0; count < plan.blocks; count += 1) {
    const done = runBlock(plan, chain, BlockNumber.get(chain.state) + 1n);
    yield done;
    if ("panic" in done) return;
    chain = done.chain;
  }
};
