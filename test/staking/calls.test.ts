import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import * as item from "../../model/finney/items/subtensor.ts";
import { stakesThisInterval } from "../../model/finney/staking/rateLimits.ts";
import { increaseStakeOnHotkey } from "../../model/finney/staking/stake.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import {
  addStakeBy,
  callOn,
  coldkey,
  hotkey,
  mainCall,
  removeStakeBy,
  smallHoldings,
  stateOf,
} from "../../properties/support/stakes.ts";

const nominated = smallHoldings({
  balances: [1_000n, 1_000n],
  hotkeys: [
    { owner: 0, take: 11_796, stakes: [0n, 700n] },
    { owner: 0, take: undefined, stakes: [0n] },
  ],
  minimum: 600n,
});

const reasonOf = (state: State, call: Parameters<typeof callOn>[1]): string => {
  const { result } = callOn(state, call);
  return Result.isFailure(result) ? result.failure.reason : "accepted";
};

const full = (state: State): State => item.TargetStakesPerInterval.put(state, 0n);

describe("what a stake call checks first", () => {
  const state = stateOf(nominated);
  test.each([
    ["the balance", full(state), addStakeBy(1, 2, 1_001n), "NotEnoughBalanceToStake"],
    ["then the hotkey", full(state), addStakeBy(1, 2, 1n), "NotRegistered"],
    ["then its owner", full(state), addStakeBy(1, 1, 1n), "NonAssociatedColdKey"],
    [
      "then the interval",
      full(stateOf({ ...nominated, minimum: 900n })),
      addStakeBy(1, 0, 1n),
      "StakeRateLimitExceeded",
    ],
    [
      "then the minimum",
      stateOf({ ...nominated, minimum: 900n }),
      addStakeBy(1, 0, 1n),
      "NomStakeBelowMinimumThreshold",
    ],
    ["the hotkey", full(state), removeStakeBy(1, 2, 0n), "NotRegistered"],
    ["then its owner", full(state), removeStakeBy(1, 1, 0n), "NonAssociatedColdKey"],
    ["then the stake", full(state), removeStakeBy(1, 0, 0n), "NotEnoughStaketoWithdraw"],
    ["also where it is too small", full(state), removeStakeBy(1, 0, 701n), "NotEnoughStaketoWithdraw"],
    ["then the interval", full(state), removeStakeBy(1, 0, 101n), "UnstakeRateLimitExceeded"],
    ["then the minimum", state, removeStakeBy(1, 0, 101n), "NomStakeBelowMinimumThreshold"],
    ["and nothing else", state, removeStakeBy(1, 0, 100n), "accepted"],
  ] as const)("%s", (_title, before, call, reason) => {
    expect(reasonOf(before, call)).toBe(reason);
  });
});

describe("what a take call checks first", () => {
  const busy = item.LastTxBlock.put(stateOf(nominated), coldkey(0), 100n);
  const noRange = item.MinTake.put(stateOf(nominated), 20_000);
  test.each([
    [
      "a delegate before the wait",
      busy,
      mainCall(0, "become_delegate", { hotkey: hotkey(0) }),
      "AlreadyDelegate",
    ],
    ["the wait", busy, mainCall(0, "become_delegate", { hotkey: hotkey(1) }), "TxRateLimitExceeded"],
    ["the limits last", noRange, mainCall(0, "become_delegate", { hotkey: hotkey(1) }), "InvalidTake"],
    [
      "a take that does not fall",
      busy,
      mainCall(0, "decrease_take", { hotkey: hotkey(0), take: 11_796 }),
      "InvalidTake",
    ],
    [
      "a take that does not rise",
      busy,
      mainCall(0, "increase_take", { hotkey: hotkey(0), take: 11_796 }),
      "InvalidTake",
    ],
    [
      "a stranger",
      busy,
      mainCall(1, "increase_take", { hotkey: hotkey(0), take: 0 }),
      "NonAssociatedColdKey",
    ],
  ] as const)("%s", (_title, before, call, reason) => {
    expect(reasonOf(before, call)).toBe(reason);
  });
});

test("stake on an unknown hotkey goes to the account of zeros", () => {
  const state = increaseStakeOnHotkey(undefined, hotkey(5), 3n);
  expect(item.TotalColdkeyStake.get(state, `0x${"00".repeat(32)}`)).toBe(3n);
});

test("reading the calls of an interval that is over sets them to 0, and leaves the block", () => {
  const put = item.TotalHotkeyColdkeyStakesThisInterval.put(undefined, coldkey(0), hotkey(0), [3n, 40n]);
  const before = BlockNumber.put(item.StakeInterval.put(put, 60n), 99n);
  expect(stakesThisInterval(before, coldkey(0), hotkey(0)).stakes).toBe(3n);
  const { state, stakes } = stakesThisInterval(BlockNumber.put(before, 100n), coldkey(0), hotkey(0));
  expect(stakes).toBe(0n);
  expect(item.TotalHotkeyColdkeyStakesThisInterval.get(state, coldkey(0), hotkey(0))).toEqual([0n, 40n]);
});
