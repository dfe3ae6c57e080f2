/** What the chain's own check of a transaction says, next to the checks that every chain of its kind has. */
import * as Result from "effect/Result";
import { u32, u64 } from "../../numbers/integer.ts";
import type { RuntimeCall } from "../../rules.ts";
import type { Rejection } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import {
  LastUpdate,
  RegistrationsThisInterval,
  TargetRegistrationsPerInterval,
  TotalHotkeyStake,
  WeightsMinStake,
} from "../items/subtensor.ts";
import { uidForNetAndHotkey } from "../registration/neurons.ts";
import { invalid, type Validity, validAnyway } from "./transaction.ts";

type Checked = Result.Result<Validity, Rejection>;

const first: Validity = { ...validAnyway, priority: u64.maximum };

/** Blocks since the hotkey's last weights, and 2^32 - 1 on top; 0 for a hotkey that has no slot. */
const prioritySetWeights = (state: State, hotkey: string, netuid: number): bigint => {
  const uid = uidForNetAndHotkey(state, netuid, hotkey);
  if (uid === undefined) return 0n;
  const lastUpdate = LastUpdate.get(state, netuid)[uid] ?? 0n;
  return u64.wrapping(u64.wrapping(BlockNumber.get(state) - lastUpdate) + u32.maximum);
};

const checkWeights = (state: State, who: string, netuid: number): Checked => {
  if (TotalHotkeyStake.get(state, who) < WeightsMinStake.get(state)) return invalid("Call");
  return Result.succeed({ ...validAnyway, priority: prioritySetWeights(state, who, netuid), longevity: 1n });
};

const checkRegistration = (state: State, netuid: number): Checked =>
  RegistrationsThisInterval.get(state, netuid) >= TargetRegistrationsPerInterval.get(state, netuid)
    ? invalid("ExhaustsResources")
    : Result.succeed(first);

/**
 * [TXN-5] What a pool asks of a transaction by its call. `Call` for weights of a hotkey with less than WeightsMinStake,
 * `ExhaustsResources` for a registration on a subnet that has had its target in this interval.
 */
export const validateExtension = (state: State, who: string, { call, args }: RuntimeCall): Checked => {
  const netuid = args["netuid"] as number;
  switch (call) {
    case "SubtensorModule.set_weights":
      return checkWeights(state, who, netuid);
    case "SubtensorModule.register":
    case "SubtensorModule.burned_register":
      return checkRegistration(state, netuid);
    default:
      return Result.succeed(first);
  }
};

/** What the check notes of a transaction that is about to be applied. */
export interface Noted {
  readonly callType: string;
  /** Rao that the note speaks of. Nothing takes them. */
  readonly transactionFee: bigint;
  readonly who: string;
}

const types: Readonly<Record<string, string>> = {
  "SubtensorModule.set_weights": "SetWeights",
  "SubtensorModule.add_stake": "AddStake",
  "SubtensorModule.remove_stake": "RemoveStake",
  "SubtensorModule.register": "Register",
  "SubtensorModule.serve_axon": "Serve",
  "SubtensorModule.register_network": "RegisterNetwork",
};

/**
 * [TXN-6] What the check does where a transaction is applied: it refuses nothing, and asks none of the questions of the
 * pool again. It notes the kind of the call, and for `add_stake` a fee of 100000 rao, which nothing ever takes.
 */
export const preDispatchExtension = (who: string, { call }: RuntimeCall): Noted => ({
  callType: types[call] ?? "Other",
  transactionFee: call === "SubtensorModule.add_stake" ? 100_000n : 0n,
  who,
});
