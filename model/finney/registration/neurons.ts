/** The slots of a subnet: who holds which UID, and what is kept of each. */
import type { Release } from "../../rules.ts";
import type { State } from "../../storage/item.ts";
import {
  Active,
  BlockAtRegistration,
  Consensus,
  Dividends,
  Emission,
  Incentive,
  IsNetworkMember,
  Keys,
  LastUpdate,
  PruningScores,
  Rank,
  SubnetworkN,
  Trust,
  Uids,
  ValidatorPermit,
  ValidatorTrust,
} from "../items/subtensor.ts";
import { unstakeAll } from "../staking/stake.ts";

/** The vectors that begin with a zero for a new neuron. */
const zeroed = [Rank, Trust, Consensus, Incentive, Dividends, PruningScores, ValidatorTrust] as const;

/** [NEU-1] The UID of a hotkey on a subnet, undefined where it has none. */
export const uidForNetAndHotkey = (state: State, netuid: number, hotkey: string): number | undefined =>
  Uids.get(state, netuid, hotkey);

/** [NEU-1] Whether a hotkey holds a UID on a subnet. */
export const isHotkeyRegisteredOnNetwork = (state: State, netuid: number, hotkey: string): boolean =>
  Uids.has(state, netuid, hotkey);

/** [NEU-1] Whether a hotkey is a member of any subnet. */
export const isHotkeyRegisteredOnAnyNetwork = (state: State, hotkey: string): boolean =>
  IsNetworkMember.entries(state, hotkey).some(({ value }) => value);

/** What ties a hotkey to a UID, in both directions, from `block` on. */
const claim = (state: State, netuid: number, uid: number, hotkey: string, block: bigint): State => {
  const bound = Uids.put(Keys.put(state, netuid, uid, hotkey), netuid, hotkey, uid);
  return IsNetworkMember.put(BlockAtRegistration.put(bound, netuid, uid, block), hotkey, netuid, true);
};

const expand = (state: State, netuid: number, block: bigint): State => {
  let next = state;
  for (const item of zeroed) next = item.update(next, netuid, (values) => [...values, 0]);
  next = Active.update(next, netuid, (values) => [...values, true]);
  next = Emission.update(next, netuid, (values) => [...values, 0n]);
  next = LastUpdate.update(next, netuid, (values) => [...values, block]);
  return ValidatorPermit.update(next, netuid, (values) => [...values, false]);
};

/**
 * [NEU-2] A new slot at the end of a subnet for `hotkey`, which has registered in `block`: active, without permit,
 * its last weights as of that block, all else zero.
 */
export const appendNeuron = (state: State, netuid: number, hotkey: string, block: bigint): State => {
  const uid = SubnetworkN.get(state, netuid);
  const counted = SubnetworkN.put(state, netuid, uid + 1);
  return claim(expand(counted, netuid, block), netuid, uid, hotkey, block);
};

/** A vector that is too short stays as it is, and is not written. */
const activate = (state: State, netuid: number, uid: number): State => {
  const active: readonly boolean[] = Active.get(state, netuid);
  return uid < active.length ? Active.put(state, netuid, active.with(uid, true)) : state;
};

const removeMembership = (state: State, netuid: number, uid: number, hotkey: string): State =>
  Keys.remove(IsNetworkMember.remove(Uids.remove(state, netuid, hotkey), hotkey, netuid), netuid, uid);

/**
 * [NEU-3] Give the slot `uid` to `hotkey`. Its former holder leaves the subnet, and if that was its last one all
 * stake on it goes back to the coldkeys. The slot becomes active and young; its weights, bonds, permit, scores and last
 * update stay those of the former holder, as do the addresses that the former holder serves. `release` says what becomes
 * of the stake.
 */
export const replaceNeuron = (
  state: State,
  netuid: number,
  uid: number,
  hotkey: string,
  block: bigint,
  release?: Release,
): State => {
  const old = Keys.get(state, netuid, uid);
  const left = removeMembership(state, netuid, uid, old);
  const settled = isHotkeyRegisteredOnAnyNetwork(left, old) ? left : unstakeAll(left, old, release);
  return claim(activate(settled, netuid, uid), netuid, uid, hotkey, block);
};
