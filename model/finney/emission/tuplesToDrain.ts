import { blocksUntilNextEpoch } from "../root/blocksUntilNextEpoch.ts";

const larger = (left: bigint, right: bigint): bigint => (left > right ? left : right);

/**
 * [EMI-9] How many of `remaining` payments the chain would make in this block to be done half a tempo before the next
 * epoch. No rule of the chain calls it: all payments are made in the block after their epoch.
 */
export const tuplesToDrainThisBlock = (
  netuid: number,
  tempo: number,
  block: bigint,
  remaining: bigint,
): bigint => {
  const halfOfBlocks = blocksUntilNextEpoch(netuid, tempo, block) / 2n;
  const halfOfTempo = BigInt(tempo) / 2n;
  if (halfOfBlocks === 0n || halfOfTempo === 0n) return remaining;
  return larger(remaining / halfOfTempo, remaining / halfOfBlocks);
};
