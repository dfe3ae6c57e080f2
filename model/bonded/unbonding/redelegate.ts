import * as Result from "effect/Result";
import { StakeAdded, StakeRemoved } from "../../finney/events.ts";
import { Stake, TargetStakesPerInterval } from "../../finney/items/subtensor.ts";
import { noteStakeCall, stakesThisInterval } from "../../finney/staking/rateLimits.ts";
import { checkStaker, decreaseStake, increaseStake, mayStakeOnly } from "../../finney/staking/stake.ts";
import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure, type Rejection } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { AccountId, U64 } from "../../storage/shape.ts";
import { parametersOf } from "../parametersOf.ts";
import { isJailed } from "../slashing/jail.ts";
import { StakeRedelegated } from "./events.ts";
import { completionOf } from "./period.ts";
import { hasRedelegationInto, mayRedelegate, openRedelegation } from "./redelegations.ts";

/** So many rao of a coldkey, from one hotkey to another. */
interface Move {
  readonly coldkey: string;
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
}

/** [UNB-6] The stakes after a move, counted as a stake call of both pairs; refused where either has made too many. */
const moveStake = (state: State, { coldkey, from, to, amount }: Move): Result.Result<State, Rejection> =>
  Result.gen(function* () {
    const allowed = TargetStakesPerInterval.get(state);
    const left = stakesThisInterval(state, coldkey, from);
    yield* ensure(left.stakes < allowed, "UnstakeRateLimitExceeded");
    const joined = stakesThisInterval(left.state, coldkey, to);
    yield* ensure(joined.stakes < allowed, "StakeRateLimitExceeded");
    const unstaked = decreaseStake(joined.state, coldkey, from, amount);
    const staked = increaseStake(unstaked, coldkey, to, amount);
    return noteStakeCall(noteStakeCall(staked, coldkey, from, left.stakes), coldkey, to, joined.stakes);
  });

/** [UNB-6] Whether a move leaves no nomination below the minimum; unlike `remove_stake` it may leave nothing at all. */
const leavesEnough = (state: State, { coldkey, from, to, amount }: Move): boolean => {
  const stays = Stake.get(state, from, coldkey) - amount;
  const arrived = Stake.get(state, to, coldkey) + amount;
  return (
    (stays === 0n || mayStakeOnly(state, coldkey, from, stays)) && mayStakeOnly(state, coldkey, to, arrived)
  );
};

/** [UNB-6] Move `amount` rao of the coldkey's stake from one hotkey to another at once; the first still answers for it. */
export const redelegate = call(
  {
    pallet: "Unbonding",
    name: "redelegate",
    index: 1,
    arguments: { from: AccountId, to: AccountId, amount: U64 },
    rules: ["UNB-6", "UNB-2", "STK-1", "STK-2", "STK-3", "STK-8", "SLA-6"],
    rejections: [
      "BadOrigin",
      "NotRegistered",
      "NonAssociatedColdKey",
      "Unbonding.SelfRedelegation",
      "NotEnoughStaketoWithdraw",
      "UnstakeRateLimitExceeded",
      "StakeRateLimitExceeded",
      "NomStakeBelowMinimumThreshold",
      "Slashing.Jailed",
      "Unbonding.TransitiveRedelegation",
      "Unbonding.TooManyRedelegations",
    ],
    documentation:
      "move stake from one hotkey to another, answered for at the first for the unbonding period",
  },
  function* ({ rules, state }, origin, { from, to, amount }) {
    const parameters = parametersOf(rules);
    const coldkey = yield* ensureSigned(origin);
    yield* checkStaker(state, coldkey, from);
    yield* checkStaker(state, coldkey, to);
    yield* ensure(from !== to, "Unbonding.SelfRedelegation");
    yield* ensure(amount > 0n && Stake.get(state, from, coldkey) >= amount, "NotEnoughStaketoWithdraw");
    const move = { coldkey, from, to, amount };
    const moved = yield* moveStake(state, move);
    yield* ensure(leavesEnough(state, move), "NomStakeBelowMinimumThreshold");
    yield* ensure(!isJailed(state, to), "Slashing.Jailed");
    const pair = { hotkey: from, coldkey };
    yield* ensure(!hasRedelegationInto(state, pair), "Unbonding.TransitiveRedelegation");
    yield* ensure(mayRedelegate(state, parameters, pair, to), "Unbonding.TooManyRedelegations");
    const completion = completionOf(parameters, BlockNumber.get(state));
    return done(
      openRedelegation(moved, parameters, pair, to, amount),
      StakeRemoved(from, amount),
      StakeAdded(to, amount),
      StakeRedelegated({ coldkey, source: from, destination: to, amount, completion }),
    );
  },
);
