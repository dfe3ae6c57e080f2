import type { State, StorageItem } from "../../storage/item.ts";
import {
  Axons,
  Delegates,
  IsNetworkMember,
  Keys,
  LastTxBlock,
  LoadedEmission,
  Owner,
  Stake,
  TotalHotkeyStake,
  Uids,
} from "../items/subtensor.ts";

/** The two hotkeys of a swap. */
interface Swap {
  readonly from: string;
  readonly to: string;
}

/** Where the old hotkey has no entry, an entry of the new one stays. */
const moveValue = <Value, Read>(
  state: State,
  item: StorageItem<readonly [string], Value, Read>,
  { from, to }: Swap,
): State =>
  item.has(state, from) ? item.put(item.remove(state, from), to, item.get(state, from) as Value) : state;

/** Stake of the same coldkeys on the new hotkey is overwritten, that of others stays. */
const moveStake = (state: State, { from, to }: Swap): State => {
  const stakes = Stake.entries(state, from).map(({ keys: [, coldkey], value }) => ({ coldkey, value }));
  const without = stakes.reduce((next, { coldkey }) => Stake.remove(next, from, coldkey), state);
  return stakes.reduce((next, { coldkey, value }) => Stake.put(next, to, coldkey, value), without);
};

const moveMembership = (state: State, netuid: number, { from, to }: Swap): State =>
  IsNetworkMember.put(IsNetworkMember.remove(state, from, netuid), to, netuid, true);

const moveAxon = (state: State, netuid: number, { from, to }: Swap): State => {
  const axon = Axons.get(state, netuid, from);
  return axon === undefined ? state : Axons.put(Axons.remove(state, netuid, from), netuid, to, axon);
};

/** A payment that waits is found by its place in the list, which need not be the UID of its hotkey. */
const moveLoadedEmission = (state: State, netuid: number, uid: number, to: string): State => {
  const waiting = LoadedEmission.get(state, netuid);
  const payment = waiting?.[uid];
  if (waiting === undefined || payment === undefined) return state;
  const [, server, validator] = payment;
  return LoadedEmission.put(state, netuid, waiting.with(uid, [to, server, validator]));
};

const moveSlot = (state: State, netuid: number, { from, to }: Swap): State => {
  const uid = Uids.get(state, netuid, from);
  if (uid === undefined) return state;
  const renamed = Uids.put(Uids.remove(state, netuid, from), netuid, to, uid);
  return moveLoadedEmission(Keys.put(renamed, netuid, uid, to), netuid, uid, to);
};

/**
 * [REG-9] All that goes from one hotkey to another: owner, stake, take, last transaction, memberships, axons and slots.
 * Prometheus endpoints, the senate seat with its votes, and the block of the last increase of the take stay behind.
 */
export const moveHotkey = (state: State, coldkey: string, swap: Swap): State => {
  let next = Owner.put(Owner.remove(state, swap.from), swap.to, coldkey);
  next = moveValue(next, TotalHotkeyStake, swap);
  next = moveValue(next, Delegates, swap);
  next = moveValue(next, LastTxBlock, swap);
  next = moveStake(next, swap);
  for (const {
    keys: [, netuid],
  } of IsNetworkMember.entries(next, swap.from)) {
    next = moveSlot(moveAxon(moveMembership(next, netuid, swap), netuid, swap), netuid, swap);
  }
  return next;
};
