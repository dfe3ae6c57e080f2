import type * as Result from "effect/Result";
import type { CallDefinition } from "../../rules.ts";
import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure, type Rejection, reject } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { AccountId, U16, U64 } from "../../storage/shape.ts";
import { canWithdraw, deposit, withdraw } from "../balances/fungible.ts";
import { DelegateAdded, StakeAdded, StakeRemoved, TakeDecreased, TakeIncreased } from "../events.ts";
import {
  Delegates,
  LastTxBlock,
  LastTxBlockDelegateTake,
  MaxTake,
  MinTake,
  NominatorMinRequiredStake,
  Stake,
  TargetStakesPerInterval,
} from "../items/subtensor.ts";
import {
  exceedsTxDelegateTakeRateLimit,
  exceedsTxRateLimit,
  setStakesThisInterval,
  stakesThisInterval,
} from "./rateLimits.ts";
import {
  coldkeyOwnsHotkey,
  decreaseStake,
  hotkeyAccountExists,
  hotkeyIsDelegate,
  increaseStake,
} from "./stake.ts";

const pallet = "SubtensorModule";

/** [STK-3] The hotkey is known, and takes stake from this coldkey: its owner's, or anybody's once it is a delegate. */
const checkStaker = (state: State, coldkey: string, hotkey: string): Result.Result<void, Rejection> => {
  if (!hotkeyAccountExists(state, hotkey)) return reject("NotRegistered");
  const allowed = hotkeyIsDelegate(state, hotkey) || coldkeyOwnsHotkey(state, coldkey, hotkey);
  return ensure(allowed, "NonAssociatedColdKey");
};

/** [STK-3] Whether the stake of the pair may be as low as `rao`: the owner's always, a nominator's not below the minimum. */
const mayStakeOnly = (state: State, coldkey: string, hotkey: string, rao: bigint): boolean =>
  coldkeyOwnsHotkey(state, coldkey, hotkey) || rao >= NominatorMinRequiredStake.get(state);

/** [STK-4] Note a stake call of the pair, also as the coldkey's last limited transaction. */
const noteStakeCall = (state: State, coldkey: string, hotkey: string, before: bigint): State => {
  const block = BlockNumber.get(state);
  const noted = LastTxBlock.put(state, coldkey, block);
  return setStakesThisInterval(noted, coldkey, hotkey, before + 1n, block);
};

/** [STK-4] Move `amount_staked` rao from the coldkey's balance to its stake on the hotkey, or all but the deposit. */
export const addStake = call(
  {
    pallet,
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

/** [STK-5] Move `amount_unstaked` rao from the coldkey's stake on the hotkey back to its balance. */
export const removeStake = call(
  {
    pallet,
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

/** [STK-6] The signer owns the hotkey, whose take it may then set. */
const checkOwner = (state: State, coldkey: string, hotkey: string): Result.Result<void, Rejection> =>
  hotkeyAccountExists(state, hotkey)
    ? ensure(coldkeyOwnsHotkey(state, coldkey, hotkey), "NonAssociatedColdKey")
    : reject("NotRegistered");

/** [STK-6] Open an own hotkey to nominators, at the largest take. */
export const becomeDelegate = call(
  {
    pallet,
    name: "become_delegate",
    index: 1,
    arguments: { hotkey: AccountId },
    rules: ["STK-6", "STK-1", "STK-7"],
    rejections: [
      "BadOrigin",
      "NotRegistered",
      "NonAssociatedColdKey",
      "AlreadyDelegate",
      "TxRateLimitExceeded",
      "InvalidTake",
    ],
    documentation: "let others stake on a hotkey",
  },
  function* ({ state }, origin, { hotkey }) {
    const coldkey = yield* ensureSigned(origin);
    yield* checkOwner(state, coldkey, hotkey);
    yield* ensure(!hotkeyIsDelegate(state, hotkey), "AlreadyDelegate");
    const block = BlockNumber.get(state);
    const tooSoon = exceedsTxRateLimit(state, LastTxBlock.get(state, coldkey), block);
    yield* ensure(!tooSoon, "TxRateLimitExceeded");
    const take = MaxTake.get(state);
    yield* ensure(take >= MinTake.get(state), "InvalidTake");
    const delegated = Delegates.put(state, hotkey, take);
    const noted = LastTxBlock.put(delegated, coldkey, block);
    return done(LastTxBlockDelegateTake.put(noted, coldkey, block), DelegateAdded(coldkey, hotkey, take));
  },
);

/** [STK-9] Whether the take may follow the stored one; where none is stored every take may. */
const followsTake = (state: State, hotkey: string, follows: (current: number) => boolean): boolean =>
  !hotkeyIsDelegate(state, hotkey) || follows(Delegates.get(state, hotkey));

const takeArguments = { hotkey: AccountId, take: U16 };

/** [STK-9] Lower the take of an own hotkey, as often as one likes. */
export const decreaseTake = call(
  {
    pallet,
    name: "decrease_take",
    index: 65,
    arguments: takeArguments,
    rules: ["STK-9", "STK-1"],
    rejections: ["BadOrigin", "NotRegistered", "NonAssociatedColdKey", "InvalidTake"],
    documentation: "lower the take of a hotkey",
  },
  function* ({ state }, origin, { hotkey, take }) {
    const coldkey = yield* ensureSigned(origin);
    yield* checkOwner(state, coldkey, hotkey);
    yield* ensure(
      followsTake(state, hotkey, (current) => take < current),
      "InvalidTake",
    );
    yield* ensure(take >= MinTake.get(state), "InvalidTake");
    return done(Delegates.put(state, hotkey, take), TakeDecreased(coldkey, hotkey, take));
  },
);

/** [STK-9] Raise the take of an own hotkey, once in so many blocks for each coldkey. */
export const increaseTake = call(
  {
    pallet,
    name: "increase_take",
    index: 66,
    arguments: takeArguments,
    rules: ["STK-9", "STK-1", "STK-7"],
    rejections: ["BadOrigin", "NotRegistered", "NonAssociatedColdKey", "InvalidTake", "TxRateLimitExceeded"],
    documentation: "raise the take of a hotkey",
  },
  function* ({ state }, origin, { hotkey, take }) {
    const coldkey = yield* ensureSigned(origin);
    yield* checkOwner(state, coldkey, hotkey);
    yield* ensure(
      followsTake(state, hotkey, (current) => take > current),
      "InvalidTake",
    );
    yield* ensure(take <= MaxTake.get(state), "InvalidTake");
    const block = BlockNumber.get(state);
    const last = LastTxBlockDelegateTake.get(state, coldkey);
    yield* ensure(!exceedsTxDelegateTakeRateLimit(state, last, block), "TxRateLimitExceeded");
    const noted = LastTxBlockDelegateTake.put(state, coldkey, block);
    return done(Delegates.put(noted, hotkey, take), TakeIncreased(coldkey, hotkey, take));
  },
);

/** The calls of this chapter. */
export const stakingCalls: readonly CallDefinition[] = [
  becomeDelegate,
  addStake,
  removeStake,
  decreaseTake,
  increaseTake,
];
