import * as Result from "effect/Result";
import { u16, u64 } from "../../numbers/integer.ts";
import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure, type Rejection } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { AccountId } from "../../storage/shape.ts";
import { NeuronRegistered } from "../events.ts";
import { addMember, MAXIMUM_MEMBERS, membersOf } from "../governance/membership.ts";
import { removeVotes, swapSenateMember } from "../governance/votes.ts";
import {
  Delegates,
  Keys,
  MaxAllowedUids,
  MaxRegistrationsPerBlock,
  RegistrationsThisBlock,
  RegistrationsThisInterval,
  SubnetworkN,
  TargetRegistrationsPerInterval,
  TotalHotkeyStake,
} from "../items/subtensor.ts";
import { appendNeuron, isHotkeyRegisteredOnNetwork, replaceNeuron } from "../registration/neurons.ts";
import { createAccountIfNonExistent } from "../staking/stake.ts";
import { ifSubnetExist } from "./networks.ts";
import { ROOT_NETUID } from "./rootNetuid.ts";

/** The take of a hotkey that root makes a delegate: 18 %, whatever MaxTake and MinTake say. */
const ROOT_TAKE = 11_796;

interface Seat {
  readonly state: State;
  readonly uid: number;
}

/** [NET-9] The first root validator, in the chain's order, of those with the least stake; UID 0 where none has less than all. */
export const lowestRootValidator = (state: State): { readonly uid: number; readonly stake: bigint } => {
  let lowest = { uid: 0, stake: u64.maximum };
  for (const { keys, value: hotkey } of Keys.entries(state, ROOT_NETUID)) {
    const stake = TotalHotkeyStake.get(state, hotkey);
    if (stake < lowest.stake) lowest = { uid: keys[1], stake };
  }
  return lowest;
};

/** [NET-9] The seat of the root validator with the least stake, which must be less than the newcomer's. */
const replaceLowest = (state: State, hotkey: string): Result.Result<Seat, Rejection> =>
  Result.gen(function* () {
    const { uid, stake } = lowestRootValidator(state);
    yield* ensure(Keys.has(state, ROOT_NETUID, uid), "NotRegistered");
    yield* ensure(stake < TotalHotkeyStake.get(state, hotkey), "StakeTooLowForRoot");
    return { uid, state: replaceNeuron(state, ROOT_NETUID, uid, hotkey, BlockNumber.get(state)) };
  });

/** [NET-9] A seat of its own while there is room, else that of the least. */
const takeSeat = (state: State, hotkey: string): Result.Result<Seat, Rejection> => {
  const uid = SubnetworkN.get(state, ROOT_NETUID);
  if (uid >= MaxAllowedUids.get(state, ROOT_NETUID)) return replaceLowest(state, hotkey);
  return Result.succeed({ uid, state: appendNeuron(state, ROOT_NETUID, hotkey, BlockNumber.get(state)) });
};

/** The senator with the least stake; of several the last in the list. */
const lowestSenator = (state: State): string => {
  const senators = membersOf(state, "SenateMembers");
  const stakeOf = (senator: string) => TotalHotkeyStake.get(state, senator);
  return senators.reduce((lowest, senator) => (stakeOf(senator) <= stakeOf(lowest) ? senator : lowest));
};

/**
 * [NET-10] A seat in the senate: a free one, else that of the senator with the least stake, if it has less. The votes of
 * the one that leaves are taken back.
 */
export const joinSenate = (state: State, hotkey: string): Result.Result<State, Rejection> => {
  if (membersOf(state, "SenateMembers").length !== MAXIMUM_MEMBERS.SenateMembers)
    return addMember(state, "SenateMembers", hotkey);
  const lowest = lowestSenator(state);
  if (TotalHotkeyStake.get(state, lowest) >= TotalHotkeyStake.get(state, hotkey))
    return Result.succeed(state);
  return Result.flatMap(swapSenateMember(state, lowest, hotkey), (next) => removeVotes(next, lowest));
};

const countRegistration = (state: State): State => {
  const increased = (count: number) => Number(u16.wrapping(BigInt(count) + 1n));
  const interval = RegistrationsThisInterval.update(state, ROOT_NETUID, increased);
  return RegistrationsThisBlock.update(interval, ROOT_NETUID, increased);
};

/** [NET-8] Not too many in this block, nor in this interval, where three times the target is the limit, modulo 65,536. */
const checkLimits = (state: State): Result.Result<void, Rejection> =>
  Result.gen(function* () {
    const inBlock = RegistrationsThisBlock.get(state, ROOT_NETUID);
    yield* ensure(
      inBlock < MaxRegistrationsPerBlock.get(state, ROOT_NETUID),
      "TooManyRegistrationsThisBlock",
    );
    const target = TargetRegistrationsPerInterval.get(state, ROOT_NETUID);
    const inInterval = RegistrationsThisInterval.get(state, ROOT_NETUID);
    yield* ensure(inInterval < Number(u16.wrapping(3n * BigInt(target))), "TooManyRegistrationsThisInterval");
  });

/** [NET-8] Make a hotkey a root validator, a senator and a delegate. The hotkey need not be the signer's. */
export const rootRegister = call(
  {
    pallet: "SubtensorModule",
    name: "root_register",
    index: 62,
    arguments: { hotkey: AccountId },
    rules: ["NET-8", "NET-9", "NET-10"],
    rejections: [
      "NetworkDoesNotExist",
      "BadOrigin",
      "TooManyRegistrationsThisBlock",
      "TooManyRegistrationsThisInterval",
      "AlreadyRegistered",
      "NotRegistered",
      "StakeTooLowForRoot",
      "Membership.AlreadyMember",
    ],
    documentation: "join the root network",
  },
  function* ({ state }, origin, { hotkey }) {
    yield* ensure(ifSubnetExist(state, ROOT_NETUID), "NetworkDoesNotExist");
    const coldkey = yield* ensureSigned(origin);
    yield* checkLimits(state);
    yield* ensure(!isHotkeyRegisteredOnNetwork(state, ROOT_NETUID, hotkey), "AlreadyRegistered");
    const seat = yield* takeSeat(createAccountIfNonExistent(state, coldkey, hotkey), hotkey);
    const joined = yield* joinSenate(seat.state, hotkey);
    const delegate = Delegates.has(joined, hotkey) ? joined : Delegates.put(joined, hotkey, ROOT_TAKE);
    return done(countRegistration(delegate), NeuronRegistered(ROOT_NETUID, seat.uid, hotkey));
  },
);
