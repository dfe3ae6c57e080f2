/** Rao staked by coldkeys on hotkeys: who owns and delegates what, and the four counts that move together. */
import type * as Result from "effect/Result";
import { u64 } from "../../numbers/integer.ts";
import type { Release } from "../../rules.ts";
import { ensure, type Rejection, reject } from "../../runtime/rejection.ts";
import type { State } from "../../storage/item.ts";
import { deposit } from "../balances/fungible.ts";
import {
  Delegates,
  NominatorMinRequiredStake,
  Owner,
  Stake,
  TotalColdkeyStake,
  TotalHotkeyStake,
  TotalIssuance,
  TotalStake,
} from "../items/subtensor.ts";

/** [STK-1] Whether a coldkey has ever been recorded as the owner of the hotkey. */
const hotkeyAccountExists = (state: State, hotkey: string): boolean => Owner.has(state, hotkey);

/** [STK-1] Whether the coldkey owns the hotkey; an unknown hotkey is owned by nobody, the zero account included. */
export const coldkeyOwnsHotkey = (state: State, coldkey: string, hotkey: string): boolean =>
  Owner.has(state, hotkey) && Owner.get(state, hotkey) === coldkey;

/** [STK-1] Whether others than its owner may stake on the hotkey. */
export const hotkeyIsDelegate = (state: State, hotkey: string): boolean => Delegates.has(state, hotkey);

/**
 * [STK-3] Whether stake calls of the coldkey may name the hotkey. `NotRegistered` where it is unknown, then
 * `NonAssociatedColdKey` unless it is a delegate or the coldkey's own.
 */
export const checkStaker = (
  state: State,
  coldkey: string,
  hotkey: string,
): Result.Result<void, Rejection> => {
  if (!hotkeyAccountExists(state, hotkey)) return reject("NotRegistered");
  const allowed = hotkeyIsDelegate(state, hotkey) || coldkeyOwnsHotkey(state, coldkey, hotkey);
  return ensure(allowed, "NonAssociatedColdKey");
};

/** [STK-3] Whether the pair may have as little as `rao` staked: the owner always, a nominator not below the minimum. */
export const mayStakeOnly = (state: State, coldkey: string, hotkey: string, rao: bigint): boolean =>
  coldkeyOwnsHotkey(state, coldkey, hotkey) || rao >= NominatorMinRequiredStake.get(state);

/** [STK-6] Whether the coldkey may set the take of the hotkey: `NotRegistered`, then `NonAssociatedColdKey`. */
export const checkOwner = (state: State, coldkey: string, hotkey: string): Result.Result<void, Rejection> =>
  hotkeyAccountExists(state, hotkey)
    ? ensure(coldkeyOwnsHotkey(state, coldkey, hotkey), "NonAssociatedColdKey")
    : reject("NotRegistered");

/** [STK-1] Record the coldkey as owner of a new hotkey, with an entry of no stake; a known hotkey stays as it is. */
export const createAccountIfNonExistent = (state: State, coldkey: string, hotkey: string): State =>
  hotkeyAccountExists(state, hotkey)
    ? state
    : Owner.put(Stake.put(state, hotkey, coldkey, 0n), hotkey, coldkey);

/** All four counts by the same rao, each saturating on its own. */
const moveStake = (state: State, coldkey: string, hotkey: string, rao: bigint): State => {
  const moved = (count: bigint) => u64.saturating(count + rao);
  const ofColdkey = TotalColdkeyStake.update(state, coldkey, moved);
  const ofHotkey = TotalHotkeyStake.update(ofColdkey, hotkey, moved);
  return TotalStake.update(Stake.update(ofHotkey, hotkey, coldkey, moved), moved);
};

/**
 * [STK-2] `rao` more staked by the coldkey on the hotkey. `Stake`, both totals and `TotalStake` are written, also when
 * `rao` is 0. `TotalIssuance` does not change. Nothing is created besides: see `createAccountIfNonExistent`.
 */
export const increaseStake = (state: State, coldkey: string, hotkey: string, rao: bigint): State =>
  moveStake(state, coldkey, hotkey, rao);

/** [STK-2] `rao` less staked by the coldkey on the hotkey; an entry that falls to 0 stays. */
export const decreaseStake = (state: State, coldkey: string, hotkey: string, rao: bigint): State =>
  moveStake(state, coldkey, hotkey, -rao);

/**
 * [STK-2] `rao` more staked on the hotkey by its owner. The stake on a hotkey that nobody owns goes to the zero account:
 * the chain does not look.
 */
export const increaseStakeOnHotkey = (state: State, hotkey: string, rao: bigint): State =>
  increaseStake(state, Owner.get(state, hotkey), hotkey, rao);

/**
 * [STK-10] Delete the stake of a pair: the entry goes, the counts fall, and so does `TotalIssuance`, although the rao
 * come back as a balance where the chain uses this.
 */
const emptyStake = (state: State, coldkey: string, hotkey: string): State => {
  const stake = Stake.get(state, hotkey, coldkey);
  const removed = Stake.remove(decreaseStake(state, coldkey, hotkey, stake), hotkey, coldkey);
  return TotalIssuance.update(removed, (issuance) => u64.saturating(issuance - stake));
};

/** [STK-10] Pay a nomination below the minimum back to its coldkey; the owner's own stake may be as low as it likes. */
const clearSmallNomination = (state: State, hotkey: string, coldkey: string, stake: bigint): State =>
  mayStakeOnly(state, coldkey, hotkey, stake)
    ? state
    : deposit(emptyStake(state, coldkey, hotkey), coldkey, stake);

/** [STK-10] Pay back every nomination below `NominatorMinRequiredStake`, in the order of the `Stake` map. */
export const clearSmallNominations = (state: State): State =>
  Stake.entries(state).reduce(
    (next, { keys: [hotkey, coldkey], value }) => clearSmallNomination(next, hotkey, coldkey, value),
    state,
  );

/** [STK-11] Stake that leaves a hotkey is a balance at once. */
export const releaseToBalance: Release = (state, _hotkey, coldkey, rao) => deposit(state, coldkey, rao);

/**
 * [STK-11] Pay all stake on the hotkey back to the coldkeys, `unstake_all_coldkeys_from_hotkey_account`. The entries stay
 * with 0 rao, and no event is left. `TotalIssuance` does not change. `release` says what becomes of the rao.
 */
export const unstakeAll = (state: State, hotkey: string, release: Release = releaseToBalance): State =>
  Stake.entries(state, hotkey).reduce<State>((next, { keys: [, coldkey], value }) => {
    const taken = decreaseStake(next, coldkey, hotkey, value);
    return release(taken, hotkey, coldkey, value);
  }, state);
