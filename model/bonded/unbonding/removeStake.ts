import { StakeRemoved } from "../../finney/events.ts";
import { Stake, TargetStakesPerInterval } from "../../finney/items/subtensor.ts";
import { noteStakeCall, stakesThisInterval } from "../../finney/staking/rateLimits.ts";
import { checkStaker, decreaseStake, mayStakeOnly } from "../../finney/staking/stake.ts";
import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import { AccountId, U64 } from "../../storage/shape.ts";
import { parametersOf } from "../parametersOf.ts";
import { mayOpenEntry, openEntry } from "./entries.ts";
import { UnbondingOpened } from "./events.ts";
import { completionOf } from "./period.ts";

/** [UNB-3] Take `amount_unstaked` rao out of the coldkey's stake on the hotkey; they become a balance after the period. */
export const removeStake = call(
  {
    pallet: "SubtensorModule",
    name: "remove_stake",
    index: 3,
    arguments: { hotkey: AccountId, amount_unstaked: U64 },
    rules: ["UNB-3", "UNB-1", "UNB-2", "STK-5", "STK-1", "STK-2", "STK-3", "STK-8"],
    rejections: [
      "BadOrigin",
      "NotRegistered",
      "NonAssociatedColdKey",
      "NotEnoughStaketoWithdraw",
      "UnstakeRateLimitExceeded",
      "NomStakeBelowMinimumThreshold",
      "Unbonding.TooManyEntries",
    ],
    documentation: "move stake on a hotkey to an entry that is paid after the unbonding period",
  },
  function* ({ rules, state }, origin, { hotkey, amount_unstaked: amount }) {
    const parameters = parametersOf(rules);
    const coldkey = yield* ensureSigned(origin);
    yield* checkStaker(state, coldkey, hotkey);
    const stake = Stake.get(state, hotkey, coldkey);
    yield* ensure(amount > 0n && stake >= amount, "NotEnoughStaketoWithdraw");
    const read = stakesThisInterval(state, coldkey, hotkey);
    yield* ensure(read.stakes < TargetStakesPerInterval.get(state), "UnstakeRateLimitExceeded");
    yield* ensure(mayStakeOnly(state, coldkey, hotkey, stake - amount), "NomStakeBelowMinimumThreshold");
    yield* ensure(mayOpenEntry(state, parameters, { hotkey, coldkey }), "Unbonding.TooManyEntries");
    const unstaked = decreaseStake(read.state, coldkey, hotkey, amount);
    const opened = openEntry(unstaked, parameters, { hotkey, coldkey }, amount);
    const completion = completionOf(parameters, BlockNumber.get(state));
    return done(
      noteStakeCall(opened, coldkey, hotkey, read.stakes),
      StakeRemoved(hotkey, amount),
      UnbondingOpened({ hotkey, coldkey, amount, completion }),
    );
  },
);
