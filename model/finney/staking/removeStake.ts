import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure } from "../../runtime/rejection.ts";
import { AccountId, U64 } from "../../storage/shape.ts";
import { deposit } from "../balances/fungible.ts";
import { StakeRemoved } from "../events.ts";
import { Stake, TargetStakesPerInterval } from "../items/subtensor.ts";
import { noteStakeCall, stakesThisInterval } from "./rateLimits.ts";
import { checkStaker, decreaseStake, mayStakeOnly } from "./stake.ts";

/** [STK-5] Move `amount_unstaked` rao from the coldkey's stake on the hotkey back to its balance. */
export const removeStake = call(
  {
    pallet: "SubtensorModule",
    name: "remove_stake",
    index: 3,
    arguments: { hotkey: AccountId, amount_unstaked: U64 },
    rules: ["STK-5", "STK-1", "STK-2", "STK-3", "STK-8", "BAL-2", "BAL-5"],
    rejections: [
      "BadOrigin",
      "NotRegistered",
      "NonAssociatedColdKey",
      "NotEnoughStaketoWithdraw",
      "UnstakeRateLimitExceeded",
      "NomStakeBelowMinimumThreshold",
    ],
    documentation: "move stake on a hotkey back to the balance",
  },
  function* ({ state }, origin, { hotkey, amount_unstaked: amount }) {
    const coldkey = yield* ensureSigned(origin);
    yield* checkStaker(state, coldkey, hotkey);
    const stake = Stake.get(state, hotkey, coldkey);
    yield* ensure(amount > 0n && stake >= amount, "NotEnoughStaketoWithdraw");
    const read = stakesThisInterval(state, coldkey, hotkey);
    yield* ensure(read.stakes < TargetStakesPerInterval.get(state), "UnstakeRateLimitExceeded");
    yield* ensure(mayStakeOnly(state, coldkey, hotkey, stake - amount), "NomStakeBelowMinimumThreshold");
    const unstaked = decreaseStake(read.state, coldkey, hotkey, amount);
    const paid = deposit(unstaked, coldkey, amount);
    return done(noteStakeCall(paid, coldkey, hotkey, read.stakes), StakeRemoved(hotkey, amount));
  },
);
