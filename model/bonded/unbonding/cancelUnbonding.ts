import { StakeAdded } from "../../finney/events.ts";
import { Stake } from "../../finney/items/subtensor.ts";
import { checkStaker, increaseStake, mayStakeOnly } from "../../finney/staking/stake.ts";
import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure, reject } from "../../runtime/rejection.ts";
import { AccountId, BlockNumber, U64 } from "../../storage/shape.ts";
import { isJailed } from "../slashing/jail.ts";
import { entryOf, takeFromEntry } from "./entries.ts";
import { UnbondingCancelled } from "./events.ts";

/** [UNB-5] Put `amount` rao of the entry that the coldkey has opened in block `creation` back to its stake. */
export const cancelUnbonding = call(
  {
    pallet: "Unbonding",
    name: "cancel_unbonding",
    index: 0,
    arguments: { hotkey: AccountId, creation: BlockNumber, amount: U64 },
    rules: ["UNB-5", "UNB-1", "STK-1", "STK-2", "STK-3", "SLA-6"],
    rejections: [
      "BadOrigin",
      "NotRegistered",
      "NonAssociatedColdKey",
      "Unbonding.UnknownEntry",
      "Unbonding.NotEnoughInEntry",
      "NomStakeBelowMinimumThreshold",
      "Slashing.Jailed",
    ],
    documentation: "make rao of an unbonding entry stake again",
  },
  function* ({ state }, origin, { hotkey, creation, amount }) {
    const coldkey = yield* ensureSigned(origin);
    yield* checkStaker(state, coldkey, hotkey);
    const pair = { hotkey, coldkey };
    const entry = entryOf(state, pair, creation);
    if (entry === undefined) return yield* reject("Unbonding.UnknownEntry");
    yield* ensure(amount > 0n && entry.amount >= amount, "Unbonding.NotEnoughInEntry");
    const stakeAfter = Stake.get(state, hotkey, coldkey) + amount;
    yield* ensure(mayStakeOnly(state, coldkey, hotkey, stakeAfter), "NomStakeBelowMinimumThreshold");
    yield* ensure(!isJailed(state, hotkey), "Slashing.Jailed");
    const taken = takeFromEntry(state, pair, creation, amount);
    return done(
      increaseStake(taken, coldkey, hotkey, amount),
      StakeAdded(hotkey, amount),
      UnbondingCancelled({ hotkey, coldkey, creation, amount }),
    );
  },
);
