/** How often a key may do what is limited: a number of blocks between two transactions, or a number in an interval. */
import { u64 } from "../../numbers/integer.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import {
  LastTxBlock,
  StakeInterval,
  TotalHotkeyColdkeyStakesThisInterval,
  TxDelegateTakeRateLimit,
  TxRateLimit,
} from "../items/subtensor.ts";

/** Block 0 stands for "never", and a limit of 0 for "no limit". */
const isTooSoon = (limit: bigint, previousBlock: bigint, currentBlock: bigint): boolean =>
  limit !== 0n && previousBlock !== 0n && u64.wrapping(currentBlock - previousBlock) <= limit;

/** [STK-7] Whether `currentBlock` is too soon after the previous limited transaction of a key. */
export const exceedsTxRateLimit = (state: State, previousBlock: bigint, currentBlock: bigint): boolean =>
  isTooSoon(TxRateLimit.get(state), previousBlock, currentBlock);

/** [STK-7] Whether `currentBlock` is too soon after the key's previous increase of a take. */
export const exceedsTxDelegateTakeRateLimit = (
  state: State,
  previousBlock: bigint,
  currentBlock: bigint,
): boolean => isTooSoon(TxDelegateTakeRateLimit.get(state), previousBlock, currentBlock);

/** The stake calls of a pair in its interval so far, and the state after they were read. */
export interface StakesThisInterval {
  readonly state: State;
  readonly stakes: bigint;
}

/**
 * [STK-8] The stake calls of a pair in its interval, `get_stakes_this_interval_for_coldkey_hotkey`. Reading writes: once
 * the interval is over the count is set back to 0, with the block of the last call left as it is. The keys stand in the
 * map the other way round than its declaration says: first the coldkey.
 */
export const stakesThisInterval = (state: State, coldkey: string, hotkey: string): StakesThisInterval => {
  const [stakes, lastBlock] = TotalHotkeyColdkeyStakesThisInterval.get(state, coldkey, hotkey);
  const resetAt = u64.wrapping(lastBlock + StakeInterval.get(state));
  if (resetAt > BlockNumber.get(state)) return { state, stakes };
  return { state: setStakesThisInterval(state, coldkey, hotkey, 0n, lastBlock), stakes: 0n };
};

/** [STK-8] Write the stake calls of a pair in its interval, and the block of the last of them. */
const setStakesThisInterval = (
  state: State,
  coldkey: string,
  hotkey: string,
  stakes: bigint,
  block: bigint,
): State => TotalHotkeyColdkeyStakesThisInterval.put(state, coldkey, hotkey, [stakes, block]);

/** [STK-8] Note a stake call of the pair, also as the coldkey's last limited transaction. */
export const noteStakeCall = (state: State, coldkey: string, hotkey: string, before: bigint): State => {
  const block = BlockNumber.get(state);
  const noted = LastTxBlock.put(state, coldkey, block);
  return setStakesThisInterval(noted, coldkey, hotkey, before + 1n, block);
};
