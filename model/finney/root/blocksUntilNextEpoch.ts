import { u64 } from "../../numbers/integer.ts";

/** What the chain answers for a network that never runs. */
const NEVER = 1000n;

/** [ROOT-1] Blocks until the next epoch of `netuid`; zero in the block in which it runs. */
export const blocksUntilNextEpoch = (netuid: number, tempo: number, block: bigint): bigint => {
  if (tempo === 0) return NEVER;
  const position = u64.wrapping(block + BigInt(netuid) + 1n) % (BigInt(tempo) + 1n);
  return BigInt(tempo) - position;
};
