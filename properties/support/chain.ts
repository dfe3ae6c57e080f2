/** A small chain to run laws on: few accounts, few subnets, short tempos, so that everything happens soon. */

import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import { CollectiveMembers, TriumvirateMembers } from "../../model/finney/items/governance.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { Account, BlockHash, BlockNumber } from "../../model/runtime/system.ts";
import { toHex } from "../../model/storage/bytes.ts";
import type { State } from "../../model/storage/item.ts";

const account = (kind: string, index: number): string =>
  `0x${kind}${index.toString(16).padStart(2, "0")}${"5a".repeat(30)}`;
const several = (kind: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => account(kind, index));

/** Accounts that hold balances. */
export const coldkeys = several("c0", 6);
/** Accounts that coldkeys register. */
export const hotkeys = several("80", 10);
/** The members of the triumvirate; they hold balances too. */
export const triumvirate = several("71", 3);
/** Holds what the others do not, and takes no part. */
const treasury = account("ff", 0);

/** The networks at the beginning. 256 comes first in the chain's order. */
export const netuids = [0, 1, 2, 256] as const;

/** What is different from one small chain to the next. */
export interface Settings {
  readonly tempo: number;
  readonly maxAllowedUids: number;
  readonly immunityPeriod: number;
  readonly subnetLimit: number;
  /** In rao. */
  readonly nominatorMinRequiredStake: bigint;
  /** All rao at the beginning; at least what the accounts hold. */
  readonly issuance: bigint;
}

/** What each coldkey and member holds at the beginning, in rao. */
export const INITIAL_BALANCE = 1_000_000_000_000n;

const accountWith = (free: bigint) => ({
  ...Account.absent,
  providers: 1,
  data: { ...Account.absent.data, free },
});

const balancesOf = (issuance: bigint): readonly (readonly [string, bigint])[] => {
  const holders = [...coldkeys, ...triumvirate].map((who) => [who, INITIAL_BALANCE] as const);
  return [...holders, [treasury, issuance - INITIAL_BALANCE * BigInt(holders.length)] as const];
};

const withBalances = (state: State, issuance: bigint): State => {
  const funded = balancesOf(issuance).reduce<State>(
    (all, [who, free]) => Account.put(all, who, accountWith(free)),
    state,
  );
  return item.TotalIssuance.put(BalancesIssuance.put(funded, issuance), issuance);
};

type PutUnderNetuid = (state: State, netuid: number) => State;

const perNetwork = ({ tempo, maxAllowedUids, immunityPeriod }: Settings): readonly PutUnderNetuid[] => [
  (state, netuid) => item.NetworksAdded.put(state, netuid, true),
  (state, netuid) => item.SubnetworkN.put(state, netuid, 0),
  (state, netuid) => item.Tempo.put(state, netuid, tempo),
  (state, netuid) => item.MaxAllowedUids.put(state, netuid, netuid === 0 ? 3 : maxAllowedUids),
  (state, netuid) => item.MaxAllowedValidators.put(state, netuid, 3),
  (state, netuid) => item.MinAllowedWeights.put(state, netuid, netuid === 0 ? 0 : 1),
  (state, netuid) => item.MaxWeightsLimit.put(state, netuid, netuid === 2 ? 40_000 : 65_535),
  (state, netuid) => item.ImmunityPeriod.put(state, netuid, immunityPeriod),
  (state, netuid) => item.ActivityCutoff.put(state, netuid, 40),
  (state, netuid) => item.WeightsSetRateLimit.put(state, netuid, 2n),
  (state, netuid) => item.ServingRateLimit.put(state, netuid, 2n),
  (state, netuid) => item.AdjustmentInterval.put(state, netuid, 5),
  (state, netuid) => item.TargetRegistrationsPerInterval.put(state, netuid, 2),
  (state, netuid) => item.MaxRegistrationsPerBlock.put(state, netuid, 3),
  (state, netuid) => item.NetworkRegistrationAllowed.put(state, netuid, true),
];

const onSubnets: readonly PutUnderNetuid[] = [
  (state, netuid) => item.NetworkModality.put(state, netuid, 0),
  (state, netuid) => item.EmissionValues.put(state, netuid, 0n),
  (state, netuid) => item.Burn.put(state, netuid, 1_000_000n),
  (state, netuid) => item.MinBurn.put(state, netuid, 500_000n),
  (state, netuid) => item.MaxBurn.put(state, netuid, 100_000_000n),
  (state, netuid) => item.Difficulty.put(state, netuid, 2n),
  (state, netuid) => item.MinDifficulty.put(state, netuid, 1n),
  (state, netuid) => item.MaxDifficulty.put(state, netuid, 4n),
  (state, netuid) => item.NetworkPowRegistrationAllowed.put(state, netuid, true),
  (state, netuid) => item.SubnetOwner.put(state, netuid, coldkeys[netuid % coldkeys.length]!),
];

const withNetworks = (state: State, settings: Settings): State =>
  netuids.reduce<State>(
    (all, netuid) => {
      const puts = [...perNetwork(settings), ...(netuid === 0 ? [] : onSubnets)];
      return puts.reduce((next, put) => put(next, netuid), all);
    },
    item.TotalNetworks.put(state, netuids.length),
  );

const globals = ({
  subnetLimit,
  nominatorMinRequiredStake,
}: Settings): readonly ((state: State) => State)[] => [
  (state) => item.SubnetLimit.put(state, subnetLimit),
  (state) => item.NominatorMinRequiredStake.put(state, nominatorMinRequiredStake),
  (state) => item.NetworkImmunityPeriod.put(state, 4n),
  (state) => item.NetworkRateLimit.put(state, 2n),
  (state) => item.NetworkMinLockCost.put(state, 1_000_000n),
  (state) => item.NetworkLastLockCost.put(state, 1_000_000n),
  (state) => item.NetworkLockReductionInterval.put(state, 20n),
  (state) => item.StakeInterval.put(state, 3n),
  (state) => item.TargetStakesPerInterval.put(state, 3n),
  (state) => item.TxRateLimit.put(state, 1n),
  (state) => item.TxDelegateTakeRateLimit.put(state, 5n),
  (state) => TriumvirateMembers.put(state, triumvirate),
  (state) => CollectiveMembers.put(state, triumvirate),
];

/** The state before the first block. */
export const genesisOf = (settings: Settings): State => {
  const entered = BlockHash.put(BlockNumber.put(undefined, 0n), 0n, `0x${"45".repeat(32)}`);
  const funded = withBalances(entered, settings.issuance);
  return globals(settings).reduce((state, put) => put(state), withNetworks(funded, settings));
};

/** A hash for each block, so that proof of work has something to build on. */
export const hashOfBlock = (number: bigint): string => toHex(sha256(utf8ToBytes(`block:${number}`)));
