import * as Result from "effect/Result";
import type { Chain } from "../../model/rules.ts";
import type { BlockDone } from "./blocks.ts";

/** What has been counted of a run so far. */
export interface Tally {
  readonly blocks: number;
  readonly epochs: ReadonlyMap<number, number>;
  readonly accepted: number;
  readonly refused: number;
  /** Blocks in which no epoch fell due, and the milliseconds of each sort. */
  readonly plainBlocks: number;
  readonly plainTime: number;
  readonly epochTime: number;
}

export const nothing: Tally = {
  blocks: 0,
  epochs: new Map(),
  accepted: 0,
  refused: 0,
  plainBlocks: 0,
  plainTime: 0,
  epochTime: 0,
};

const countEpochs = (epochs: Tally["epochs"], netuids: readonly number[]): Tally["epochs"] =>
  netuids.length === 0
    ? epochs
    : new Map([...epochs, ...netuids.map((netuid) => [netuid, (epochs.get(netuid) ?? 0) + 1] as const)]);

/** The tally with one more block, which took `time` milliseconds. */
export const counting = (tally: Tally, { epochs, applied }: BlockDone, time: number): Tally => {
  const accepted = applied.filter(Result.isSuccess).length;
  const plain = epochs.length === 0;
  return {
    blocks: tally.blocks + 1,
    epochs: countEpochs(tally.epochs, epochs),
    accepted: tally.accepted + accepted,
    refused: tally.refused + applied.length - accepted,
    plainBlocks: tally.plainBlocks + (plain ? 1 : 0),
    plainTime: tally.plainTime + (plain ? time : 0),
    epochTime: tally.epochTime + (plain ? 0 : time),
  };
};

/** How a run ended. */
export interface Ended {
  readonly chain: Chain;
  readonly tally: Tally;
  /** The block that could not be made, and the chain's message. */
  readonly stopped?: { readonly number: bigint; readonly panic: string };
  readonly interrupted: boolean;
}
