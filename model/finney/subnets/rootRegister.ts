import * as Result from "effect/Result";
import { u16 } from "../../numbers/integer.ts";
import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure, type Rejection } from "../../runtime/rejection.ts";
import type { State } from "../../storage/item.ts";
import { AccountId } from "../../storage/shape.ts";
import { NeuronRegistered } from "../events.ts";
import {
  Delegates,
  MaxRegistrationsPerBlock,
  RegistrationsThisBlock,
  RegistrationsThisInterval,
  TargetRegistrationsPerInterval,
} from "../items/subtensor.ts";
import { isHotkeyRegisteredOnNetwork } from "../registration/neurons.ts";
import { createAccountIfNonExistent } from "../staking/stake.ts";
import { ifSubnetExist } from "./networks.ts";
import { ROOT_NETUID } from "./rootNetuid.ts";
import { takeSeat } from "./rootSeat.ts";
import { joinSenate } from "./senateSeat.ts";

/** The take of a hotkey that root makes a delegate: 18 %, whatever MaxTake and MinTake say. */
const ROOT_TAKE = 11_796;

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
  function* ({ rules, state }, origin, { hotkey }) {
    yield* ensure(ifSubnetExist(state, ROOT_NETUID), "NetworkDoesNotExist");
    const coldkey = yield* ensureSigned(origin);
    yield* checkLimits(state);
    yield* ensure(!isHotkeyRegisteredOnNetwork(state, ROOT_NETUID, hotkey), "AlreadyRegistered");
    const known = createAccountIfNonExistent(state, coldkey, hotkey);
    const seat = yield* takeSeat({ rules, state: known }, hotkey);
    const joined = yield* joinSenate(seat.state, hotkey);
    const delegate = Delegates.has(joined, hotkey) ? joined : Delegates.put(joined, hotkey, ROOT_TAKE);
    return done(countRegistration(delegate), NeuronRegistered(ROOT_NETUID, seat.uid, hotkey));
  },
);
