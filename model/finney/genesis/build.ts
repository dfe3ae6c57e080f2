/** The state that a chain begins with. */
import * as Result from "effect/Result";
import type { RuleSet } from "../../rules.ts";
import { Account, BlockHash } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { TotalIssuance as BalancesIssuance } from "../items/balances.ts";
import * as Items from "../items/subtensor.ts";
import { makeParametersExplicit } from "../subnets/parameters.ts";
import { ROOT_NETUID } from "../subnets/rootNetuid.ts";
import { genesisIssuance } from "../tokenomics/genesis.ts";
import { openRootNetwork } from "./rootNetwork.ts";
import {
  checkSnapshot,
  coldkeyStake,
  neuronsOf,
  type Snapshot,
  type SnapshotBalance,
  type SnapshotColdkey,
  type SnapshotFault,
  type SnapshotNeuron,
} from "./snapshot.ts";

/** The subnet that the neurons of the snapshot live on. */
export const LAUNCH_NETUID = 3;

/** What stands for the hash of the first block until that block has one: 69 in every byte. */
export const FIRST_BLOCK_HASH = `0x${"45".repeat(32)}`;

const endow = (state: State, { account, free }: SnapshotBalance): State =>
  Account.put(state, account, {
    ...Account.absent,
    providers: 1,
    data: { ...Account.absent.data, free },
  });

/** [GEN-3] The balances: an account each, and their sum. */
const balances = (state: State, { balances: held }: Snapshot): State => {
  const sum = genesisIssuance({ stakes: [], balances: held.map(({ free }) => free) });
  return held.reduce(endow, BalancesIssuance.put(state, sum));
};

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

/** [GEN-4] What the epochs keep of each neuron: active, without permit, all else zero. Nothing where there is none. */
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
const launchSubnet = (state: State, snapshot: Snapshot): State => {
  const neurons = neuronsOf(snapshot);
  const added = Items.NetworksAdded.put(state, LAUNCH_NETUID, true);
  const timed = Items.Tempo.put(added, LAUNCH_NETUID, 99);
  const explicit = makeParametersExplicit(Items.NetworkModality.put(timed, LAUNCH_NETUID, 0), LAUNCH_NETUID);
  const sized = Items.MaxAllowedUids.put(explicit, LAUNCH_NETUID, 4_096);
  const counted = Items.SubnetworkN.put(sized, LAUNCH_NETUID, neurons.length);
  const named = neurons.reduce(addNeuron, blankVectors(counted, neurons.length));
  return snapshot.stakes.reduce(addColdkey, named);
};

const issuance = (state: State, snapshot: Snapshot): State =>
  Items.TotalIssuance.put(
    state,
    genesisIssuance({
      stakes: neuronsOf(snapshot).map(({ stake }) => stake),
      balances: snapshot.balances.map(({ free }) => free),
    }),
  );

/**
 * [GEN-3] The state that a chain begins with from a snapshot, before its first block. The order of the snapshot does not
 * matter. A SnapshotFault where [GEN-2] refuses the snapshot.
 */
export const buildGenesis = (
  { constants }: Pick<RuleSet, "constants">,
  snapshot: Snapshot,
): Result.Result<State, SnapshotFault> =>
  Result.map(checkSnapshot(constants, snapshot), () => {
    const endowed = balances(BlockHash.put(undefined, 0n, FIRST_BLOCK_HASH), snapshot);
    const launched = launchSubnet(issuance(endowed, snapshot), snapshot);
    const counted = Items.TotalNetworks.put(launched, 2);
    return openRootNetwork(Items.SubnetworkN.put(counted, ROOT_NETUID, 0));
  });
