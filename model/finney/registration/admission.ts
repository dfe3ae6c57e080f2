/** What all registrations have in common: who may come, and which slot it gets. */
import * as Result from "effect/Result";
import { u16 } from "../../numbers/integer.ts";
import type { Chain } from "../../rules.ts";
import { ensure, type Rejection } from "../../runtime/rejection.ts";
import type { State, StorageItem } from "../../storage/item.ts";
import {
  BurnRegistrationsThisInterval,
  MaxAllowedUids,
  MaxRegistrationsPerBlock,
  NetworkPowRegistrationAllowed,
  NetworkRegistrationAllowed,
  POWRegistrationsThisInterval,
  RegistrationsThisBlock,
  RegistrationsThisInterval,
  TargetRegistrationsPerInterval,
} from "../items/subtensor.ts";
import { coldkeyOwnsHotkey, createAccountIfNonExistent } from "../staking/stake.ts";
import { ifSubnetExist } from "../subnets/networks.ts";
import { isHotkeyRegisteredOnNetwork } from "./neurons.ts";
import { type Admission, takeSlot } from "./slot.ts";

/** How a registration is paid for: the switch that allows it, and the counter that it moves. */
export interface RegistrationKind {
  readonly allowed: StorageItem<readonly [number], boolean>;
  readonly counter: StorageItem<readonly [number], number>;
}

export const byBurning: RegistrationKind = {
  allowed: NetworkRegistrationAllowed,
  counter: BurnRegistrationsThisInterval,
};
export const byWork: RegistrationKind = {
  allowed: NetworkPowRegistrationAllowed,
  counter: POWRegistrationsThisInterval,
};

const wrapping = (value: number): number => Number(u16.wrapping(BigInt(value)));

/** Three times the target, as a u16 that wraps. */
const intervalLimit = (state: State, netuid: number): number =>
  wrapping(TargetRegistrationsPerInterval.get(state, netuid) * 3);

/**
 * [REG-1] Whether a hotkey may register on a subnet now, before anything is paid: refused with
 * OperationNotPermittedOnRootSubnet, NetworkDoesNotExist, RegistrationDisabled, TooManyRegistrationsThisBlock,
 * TooManyRegistrationsThisInterval or AlreadyRegistered, in that order.
 */
export const mayRegister = (
  { rules, state }: Chain,
  kind: RegistrationKind,
  netuid: number,
  hotkey: string,
): Result.Result<void, Rejection> =>
  Result.gen(function* () {
    yield* ensure(netuid !== rules.constants.rootNetuid, "OperationNotPermittedOnRootSubnet");
    yield* ensure(ifSubnetExist(state, netuid), "NetworkDoesNotExist");
    yield* ensure(kind.allowed.get(state, netuid), "RegistrationDisabled");
    const thisBlock = RegistrationsThisBlock.get(state, netuid);
    yield* ensure(thisBlock < MaxRegistrationsPerBlock.get(state, netuid), "TooManyRegistrationsThisBlock");
    const thisInterval = RegistrationsThisInterval.get(state, netuid);
    yield* ensure(thisInterval < intervalLimit(state, netuid), "TooManyRegistrationsThisInterval");
    yield* ensure(!isHotkeyRegisteredOnNetwork(state, netuid, hotkey), "AlreadyRegistered");
  });

const count = (state: State, kind: RegistrationKind, netuid: number): State => {
  const items = [kind.counter, RegistrationsThisInterval, RegistrationsThisBlock];
  return items.reduce((next, item) => item.update(next, netuid, (value) => wrapping(value + 1)), state);
};

/**
 * [REG-2] Let a hotkey in that has paid: an unknown hotkey becomes the coldkey's, then the hotkey gets its slot and the
 * counters move. Refused with NonAssociatedColdKey where another coldkey owns the hotkey, then with
 * NoNeuronIdAvailable where the subnet may have no neurons at all.
 */
export const admit = (
  { rules, state }: Chain,
  kind: RegistrationKind,
  netuid: number,
  { coldkey, hotkey }: { readonly coldkey: string; readonly hotkey: string },
): Result.Result<Admission, Rejection> =>
  Result.gen(function* () {
    const owned = createAccountIfNonExistent(state, coldkey, hotkey);
    yield* ensure(coldkeyOwnsHotkey(owned, coldkey, hotkey), "NonAssociatedColdKey");
    yield* ensure(MaxAllowedUids.get(owned, netuid) !== 0, "NoNeuronIdAvailable");
    const admission = takeSlot(owned, netuid, hotkey, rules.release);
    return { ...admission, state: count(admission.state, kind, netuid) };
  });
