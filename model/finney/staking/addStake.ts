import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure } from "../../runtime/rejection.ts";
import { AccountId, U64 } from "../../storage/shape.ts";
import { canWithdraw, withdraw } from "../balances/fungible.ts";
import { StakeAdded } from "../events.ts";
import { Stake, TargetStakesPerInterval } from "../items/subtensor.ts";
import { noteStakeCall, stakesThisInterval } from "./rateLimits.ts";
import { checkStaker, increaseStake, mayStakeOnly } from "./stake.ts";

/** [STK-4] Move `amount_staked` rao from the coldkey's balance to its stake on the hotkey, or all but the deposit. */
export const addStake = call(
  {
    pallet: "SubtensorModule",
    name: "add_stake",
    index: 2,
    arguments: { hotkey: AccountId, amount_staked: U64 },
    rules: ["STK-4", "STK-1", "STK-2", "STK-3", "STK-8", "BAL-2", "BAL-3", "BAL-4"],
    rejections: [
      "BadOrigin",
      "NotEnoughBalanceToStake",
      "NotRegistered",
      "NonAssociatedColdKey",
      "StakeRateLimitExceeded",
      "NomStakeBelowMinimumThreshold",
      "BalanceWithdrawalError",
    ],
    documentation: "move a balance to the stake on a hotkey",
  },
  function* ({ state }, origin, { hotkey, amount_staked: amount }) {
    const coldkey = yield* ensureSigned(origin);
    yield* ensure(canWithdraw(state, coldkey, amount), "NotEnoughBalanceToStake");
    yield* checkStaker(state, coldkey, hotkey);
    const read = stakesThisInterval(state, coldkey, hotkey);
    yield* ensure(read.stakes < TargetStakesPerInterval.get(state), "StakeRateLimitExceeded");
    const stakeAfter = Stake.get(state, hotkey, coldkey) + amount;
    yield* ensure(mayStakeOnly(state, coldkey, hotkey, stakeAfter), "NomStakeBelowMinimumThreshold");
    const taken = yield* withdraw(read.state, coldkey, amount);
    const staked = increaseStake(taken.state, coldkey, hotkey, taken.withdrawn);
    return done(noteStakeCall(staked, coldkey, hotkey, read.stakes), StakeAdded(hotkey, taken.withdrawn));
  },
);
