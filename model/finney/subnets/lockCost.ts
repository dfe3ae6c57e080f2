import { u64 } from "../../numbers/integer.ts";
import { panic } from "../../numbers/panic.ts";
import type { State } from "../../storage/item.ts";
import {
  NetworkLastLockCost,
  NetworkLastRegistered,
  NetworkLockReductionInterval,
  NetworkMinLockCost,
} from "../items/subtensor.ts";

/** What the lock cost depends on: amounts in rao, the rest in blocks. */
export interface LockCostInput {
  readonly lastLock: bigint;
  readonly minimumLock: bigint;
  /** The block of the last registration of a network; 0 where there was none. */
  readonly lastLockBlock: bigint;
  readonly currentBlock: bigint;
  /** Blocks over which the cost falls by the last lock. */
  readonly lockReductionInterval: bigint;
}

const difference = (left: bigint, right: bigint): bigint => u64.saturating(left - right);

/**
 * [NET-2] The rao that a new network locks: twice the last lock, or once where none was made, less a fall that is linear
 * in blocks; never less than the minimum. Panics where the interval is zero.
 */
export const lockCost = (input: LockCostInput): bigint => {
  const { lastLock, lastLockBlock, lockReductionInterval: interval } = input;
  if (interval === 0n) return panic("attempt to divide by zero");
  const start = u64.saturating(lastLock * (lastLockBlock === 0n ? 1n : 2n));
  const fall = u64.saturating((lastLock / interval) * difference(input.currentBlock, lastLockBlock));
  const cost = difference(start, fall);
  return cost < input.minimumLock ? input.minimumLock : cost;
};

/** [NET-2] The lock cost of a network that is registered in `currentBlock`, in rao. */
export const networkLockCost = (state: State, currentBlock: bigint): bigint =>
  lockCost({
    lastLock: NetworkLastLockCost.get(state),
    minimumLock: NetworkMinLockCost.get(state),
    lastLockBlock: NetworkLastRegistered.get(state),
    currentBlock,
    lockReductionInterval: NetworkLockReductionInterval.get(state),
  });
