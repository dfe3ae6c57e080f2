/** What the first block under new code does to the storage of an older version, once. */
import * as Result from "effect/Result";
import { u16, u64 } from "../../numbers/integer.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State, StorageItem } from "../../storage/item.ts";
import { membersOf, removeMember } from "../governance/membership.ts";
import { removeVotes } from "../governance/votes.ts";
import { TotalIssuance as BalancesIssuance } from "../items/balances.ts";
import * as Items from "../items/subtensor.ts";
import { ifSubnetExist } from "../subnets/networks.ts";
import { eraseParameters } from "../subnets/parameters.ts";
import { ROOT_NETUID } from "../subnets/rootNetuid.ts";
import { openRootNetwork } from "./rootNetwork.ts";

/** A state, with the version in which the chain's main pallet says that it stores it. */
export interface Stored {
  readonly state: State;
  readonly storageVersion: number;
}

/** A step of the upgrade. It looks at the version itself, and says which one it leaves. */
interface Migration {
  /** The chain's name of it. */
  readonly name: string;
  readonly migrate: (stored: Stored) => Stored;
}

/** The version that a chain is born with, and that the upgrade ends in. */
export const STORAGE_VERSION = 6;

/** The coldkey that subnets 1 and 11 were given to. */
const FOUNDATION = "0xfeabaafee293d3b76dae304e2f9d885f77d2b17adab9e17e921b321eccd61c77";

/** Blocks that the immunity of subnet 1 was put off by: thirteen days. */
const FOUNDATION_DELAY = 13n * 7_200n;

const sumOf = (entries: readonly { readonly value: bigint }[]): bigint =>
  entries.reduce((sum, { value }) => u64.saturating(sum + value), 0n);

/** Entries of LoadedEmission are in the form of this version here, however old the state: only the version is left. */
const separateEmission = (stored: Stored): Stored =>
  stored.storageVersion < 1 ? { ...stored, storageVersion: 1 } : stored;

const stakeByColdkey = (state: State): ReadonlyMap<string, bigint> => {
  const sums = new Map(Items.TotalColdkeyStake.entries(state).map(({ keys: [coldkey] }) => [coldkey, 0n]));
  for (const { keys, value } of Items.Stake.entries(state)) {
    sums.set(keys[1], u64.saturating((sums.get(keys[1]) ?? 0n) + value));
  }
  return sums;
};

/** [GEN-8] The two totals that are counted along are counted anew from Stake. */
const fixedTotalStake = ({ state, storageVersion }: Stored): Stored => {
  if (storageVersion >= 2) return { state, storageVersion };
  const total = Items.TotalStake.put(state, sumOf(Items.Stake.entries(state)));
  const counted = [...stakeByColdkey(state)].reduce<State>(
    (next, [coldkey, stake]) => Items.TotalColdkeyStake.put(next, coldkey, stake),
    total,
  );
  return { state: counted, storageVersion: 2 };
};

/** A senator leaves, and its votes with it; the chain goes on where that is refused. */
const dismiss = (state: State, hotkey: string): State =>
  Result.getOrElse(
    Result.flatMap(removeVotes(state, hotkey), (next) => removeMember(next, "SenateMembers", hotkey)),
    () => state,
  );

const countNetworks = (state: State, change: bigint): State =>
  Items.TotalNetworks.update(state, (count) => Number(u16.wrapping(BigInt(count) + change)));

/** [GEN-8] The root network, where there is none yet. Its members will be the senate: the old one is dismissed. */
const createRootNetwork = (stored: Stored): Stored => {
  if (ifSubnetExist(stored.state, ROOT_NETUID)) return stored;
  const state = openRootNetwork(countNetworks(stored.state, 1n));
  return { ...stored, state: membersOf(state, "SenateMembers").reduce(dismiss, state) };
};

/** [GEN-8] Subnets 1 and 11 go to the foundation, whether they exist or not. */
const transferOwnership = ({ state, storageVersion }: Stored): Stored => {
  if (storageVersion >= 3) return { state, storageVersion };
  const block = BlockNumber.get(state);
  const owned = Items.SubnetOwner.put(Items.SubnetOwner.put(state, 1, FOUNDATION), 11, FOUNDATION);
  const later = Items.NetworkRegisteredAt.put(owned, 1, u64.saturating(block + FOUNDATION_DELAY));
  return { state: Items.NetworkRegisteredAt.put(later, 11, block), storageVersion: 3 };
};

const clear = <Key, Value>(
  item: StorageItem<readonly [number, Key], Value, Value | undefined>,
  state: State,
  netuid: number,
): State => item.entries(state, netuid).reduce((next, { keys }) => item.remove(next, ...keys), state);

const withoutNeurons = (state: State, netuid: number): State => {
  const unnamed = clear(Items.Keys, clear(Items.Uids, state, netuid), netuid);
  return clear(Items.Weights, clear(Items.Bonds, unnamed, netuid), netuid);
};

/** Unlike a network that is dissolved, this one refunds nothing, and root validators keep their weights on it. */
const withoutNetwork = (state: State, netuid: number): State => {
  let next = Items.SubnetworkN.remove(countNetworks(state, -1n), netuid);
  next = Items.NetworkModality.remove(next, netuid);
  next = Items.NetworksAdded.remove(next, netuid);
  next = Items.NetworkRegisteredAt.remove(next, netuid);
  return eraseParameters(withoutNeurons(next, netuid), netuid);
};

/** [GEN-8] A network goes. Where it does not exist, the version stays too: the next upgrade looks again. */
const deleteSubnet =
  (netuid: number, version: number) =>
  (stored: Stored): Stored =>
    stored.storageVersion < version && ifSubnetExist(stored.state, netuid)
      ? { state: withoutNetwork(stored.state, netuid), storageVersion: version }
      : stored;

/** [GEN-8] Issuance is counted anew, in version 5 alone: stake, all balances, and what owners have locked. */
const totalIssuance = ({ state, storageVersion }: Stored): Stored => {
  if (storageVersion !== 5) return { state, storageVersion };
  const staked = sumOf(Items.Stake.entries(state));
  const locked = sumOf(Items.SubnetLocked.entries(state));
  const total = u64.wrapping(staked + BalancesIssuance.get(state) + locked);
  return { state: Items.TotalIssuance.put(state, total), storageVersion: STORAGE_VERSION };
};

/** The migrations of the chain's main pallet, in the order in which an upgrade runs them. */
const migrations: readonly Migration[] = [
  { name: "migrate_to_v1_separate_emission", migrate: separateEmission },
  { name: "migrate_to_v2_fixed_total_stake", migrate: fixedTotalStake },
  { name: "migrate_create_root_network", migrate: createRootNetwork },
  { name: "migrate_transfer_ownership_to_foundation", migrate: transferOwnership },
  { name: "migrate_delete_subnet_21", migrate: deleteSubnet(21, 4) },
  { name: "migrate_delete_subnet_3", migrate: deleteSubnet(3, 5) },
  { name: "migration5_total_issuance", migrate: totalIssuance },
];

/**
 * [GEN-8] The state after the chain's own `on_runtime_upgrade`, before the block under the new code begins: the block
 * number is still that of the block before. A state of version 6 with a root network stays as it is.
 */
export const onRuntimeUpgrade = (stored: Stored): Stored =>
  migrations.reduce((next, { migrate }) => migrate(next), stored);
