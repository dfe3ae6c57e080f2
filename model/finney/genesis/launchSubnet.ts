/** The subnet that the neurons of a snapshot live on. */
import type { State } from "../../storage/item.ts";
import * as Items from "../items/subtensor.ts";
import { makeParametersExplicit } from "../subnets/parameters.ts";
import {
  coldkeyStake,
  neuronsOf,
  type Snapshot,
  type SnapshotColdkey,
  type SnapshotNeuron,
} from "./snapshot.ts";

const LAUNCH_NETUID = 3;

const addNeuron = (state: State, { coldkey, hotkey, stake, uid }: SnapshotNeuron): State => {
  const named = Items.Uids.put(Items.Keys.put(state, LAUNCH_NETUID, uid, hotkey), LAUNCH_NETUID, hotkey, uid);
  const dated = Items.BlockAtRegistration.put(named, LAUNCH_NETUID, uid, 0n);
  const member = Items.IsNetworkMember.put(dated, hotkey, LAUNCH_NETUID, true);
  const owned = Items.Owner.put(member, hotkey, coldkey);
  return Items.Stake.put(Items.TotalHotkeyStake.put(owned, hotkey, stake), hotkey, coldkey, stake);
};

/** A coldkey without hotkeys leaves no entry. */
const addColdkey = (state: State, coldkey: SnapshotColdkey): State =>
  coldkey.hotkeys.length === 0
    ? state
    : Items.TotalColdkeyStake.put(state, coldkey.coldkey, coldkeyStake(coldkey));

const zeroed = [
  Items.Rank,
  Items.Trust,
  Items.Consensus,
  Items.Incentive,
  Items.Dividends,
  Items.PruningScores,
  Items.ValidatorTrust,
] as const;

/** What the epochs keep of each neuron: active, without permit, all else zero. Nothing where there is none. */
const blankVectors = (state: State, count: number): State => {
  if (count === 0) return state;
  let next = state;
  for (const item of zeroed) next = item.put(next, LAUNCH_NETUID, new Array<number>(count).fill(0));
  for (const item of [Items.Emission, Items.LastUpdate]) {
    next = item.put(next, LAUNCH_NETUID, new Array<bigint>(count).fill(0n));
  }
  next = Items.Active.put(next, LAUNCH_NETUID, new Array<boolean>(count).fill(true));
  return Items.ValidatorPermit.put(next, LAUNCH_NETUID, new Array<boolean>(count).fill(false));
};

/** [GEN-4] The launch subnet: its parameters as stored entries, and the neurons of the snapshot under their UIDs. */
export const launchSubnet = (state: State, snapshot: Snapshot): State => {
  const neurons = neuronsOf(snapshot);
  const added = Items.NetworksAdded.put(state, LAUNCH_NETUID, true);
  const timed = Items.Tempo.put(added, LAUNCH_NETUID, 99);
  const explicit = makeParametersExplicit(Items.NetworkModality.put(timed, LAUNCH_NETUID, 0), LAUNCH_NETUID);
  const sized = Items.MaxAllowedUids.put(explicit, LAUNCH_NETUID, 4_096);
  const counted = Items.SubnetworkN.put(sized, LAUNCH_NETUID, neurons.length);
  const named = neurons.reduce(addNeuron, blankVectors(counted, neurons.length));
  return snapshot.stakes.reduce(addColdkey, named);
};
