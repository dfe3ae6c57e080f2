import * as Result from "effect/Result";
import { u64 } from "../../numbers/integer.ts";
import type { Chain } from "../../rules.ts";
import { ensure, type Rejection } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { Keys, MaxAllowedUids, SubnetworkN, TotalHotkeyStake } from "../items/subtensor.ts";
import { appendNeuron, replaceNeuron } from "../registration/neurons.ts";
import { ROOT_NETUID } from "./rootNetuid.ts";

/** A UID on the root network, and the state in which it is taken. */
interface Seat {
  readonly state: State;
  readonly uid: number;
}

/** The first root validator, in the chain's order, of those with the least stake; UID 0 where none has less than all. */
const lowestRootValidator = (state: State): { readonly uid: number; readonly stake: bigint } => {
  let lowest = { uid: 0, stake: u64.maximum };
  for (const { keys, value: hotkey } of Keys.entries(state, ROOT_NETUID)) {
    const stake = TotalHotkeyStake.get(state, hotkey);
    if (stake < lowest.stake) lowest = { uid: keys[1], stake };
  }
  return lowest;
};

/** The seat of the root validator with the least stake, which must be less than the newcomer's. */
const replaceLowest = ({ rules, state }: Chain, hotkey: string): Result.Result<Seat, Rejection> =>
  Result.gen(function* () {
    const { uid, stake } = lowestRootValidator(state);
    yield* ensure(Keys.has(state, ROOT_NETUID, uid), "NotRegistered");
    yield* ensure(stake < TotalHotkeyStake.get(state, hotkey), "StakeTooLowForRoot");
    const block = BlockNumber.get(state);
    return { uid, state: replaceNeuron(state, ROOT_NETUID, uid, hotkey, block, rules.release) };
  });

/**
 * [NET-9] A seat on the root network: a new one while there is room, else that of the validator with the least stake.
 * NotRegistered where nobody sits there, StakeTooLowForRoot where the newcomer has no more.
 */
export const takeSeat = (chain: Chain, hotkey: string): Result.Result<Seat, Rejection> => {
  const { state } = chain;
  const uid = SubnetworkN.get(state, ROOT_NETUID);
  if (uid >= MaxAllowedUids.get(state, ROOT_NETUID)) return replaceLowest(chain, hotkey);
  return Result.succeed({ uid, state: appendNeuron(state, ROOT_NETUID, hotkey, BlockNumber.get(state)) });
};
