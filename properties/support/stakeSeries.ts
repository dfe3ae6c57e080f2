/** Stake calls of one pair, one after the other. */
import { StakeInterval, TargetStakesPerInterval } from "../../model/finney/items/subtensor.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import { addStakeBy, callOn, smallHoldings, stateOf } from "./stakes.ts";

/** When the calls are made, and how many may be. */
export interface Series {
  /** StakeInterval, in blocks. */
  readonly interval: bigint;
  /** TargetStakesPerInterval. */
  readonly target: bigint;
  /** Blocks between each call and the one before. */
  readonly waits: readonly bigint[];
}

interface Tried {
  readonly block: bigint;
  readonly accepted: boolean;
}

/** The first call comes when no earlier one can be in its interval. */
const FIRST_BLOCK = 1_000n;

const tried = ({ interval, target, waits }: Series): readonly Tried[] => {
  let block = FIRST_BLOCK;
  let state = TargetStakesPerInterval.put(stateOf(smallHoldings({ balances: [1_000n] })), target);
  state = StakeInterval.put(state, interval);
  return waits.map((wait) => {
    block += wait;
    const { accepted, after } = callOn(BlockNumber.put(state, block), addStakeBy(0, 0, 1n));
    state = after;
    return { block, accepted };
  });
};

const known = new WeakMap<Series, readonly Tried[]>();

/** The block of each call, and whether it was accepted. */
export const blocksOf = (series: Series): readonly Tried[] => {
  const kept = known.get(series) ?? tried(series);
  known.set(series, kept);
  return kept;
};

/** How many calls were accepted in the interval that ends with `block`. */
export const acceptedWithin = (series: Series, block: bigint): bigint => {
  const calls = blocksOf(series).filter(
    (call) => call.accepted && call.block <= block && call.block > block - series.interval,
  );
  return BigInt(calls.length);
};

/** How many calls were accepted up to `block` with no whole interval between one and the next. */
export const acceptedInARow = (series: Series, block: bigint): bigint => {
  const calls = blocksOf(series).filter((call) => call.accepted && call.block <= block);
  let count = 0n;
  let next = block;
  for (const call of calls.toReversed()) {
    if (next - call.block >= series.interval) break;
    count += 1n;
    next = call.block;
  }
  return count;
};
