/** Who may set weights, and when. */
import * as Result from "effect/Result";
import { u64 } from "../../numbers/integer.ts";
import { ensure, type Rejection, reject } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import {
  Keys,
  LastUpdate,
  TotalHotkeyStake,
  WeightsMinStake,
  WeightsSetRateLimit,
  WeightsVersionKey,
} from "../items/subtensor.ts";
import { uidForNetAndHotkey } from "../registration/neurons.ts";

/** Weights that say to be of an older version than the subnet's are refused; 0 asks for none. */
const isVersionCurrent = (state: State, netuid: number, version: bigint): boolean =>
  version >= WeightsVersionKey.get(state, netuid);

/**
 * Whether a neuron may set weights again. A last update in a later block wraps, and is long ago; one of 0 or a
 * missing one counts as none.
 */
const isWithinRateLimit = (state: State, netuid: number, uid: number): boolean => {
  if (!Keys.has(state, netuid, uid)) return false;
  const last = LastUpdate.get(state, netuid)[uid] ?? 0n;
  return last === 0n || u64.wrapping(BlockNumber.get(state) - last) >= WeightsSetRateLimit.get(state, netuid);
};

/**
 * [WGT-2] The UID of a hotkey that may set weights in this block: it is registered (NotRegistered), has enough stake
 * (NotEnoughStakeToSetWeights), the right version (IncorrectNetworkVersionKey), and waited (SettingWeightsTooFast).
 */
export const checkSetter = (
  state: State,
  netuid: number,
  hotkey: string,
  version: bigint,
): Result.Result<number, Rejection> =>
  Result.gen(function* () {
    const uid = uidForNetAndHotkey(state, netuid, hotkey);
    if (uid === undefined) return yield* reject("NotRegistered");
    yield* ensure(
      TotalHotkeyStake.get(state, hotkey) >= WeightsMinStake.get(state),
      "NotEnoughStakeToSetWeights",
    );
    yield* ensure(isVersionCurrent(state, netuid, version), "IncorrectNetworkVersionKey");
    yield* ensure(isWithinRateLimit(state, netuid, uid), "SettingWeightsTooFast");
    return uid;
  });
