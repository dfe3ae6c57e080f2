/** The state that a chain begins with. */
import * as Result from "effect/Result";
import type { RuleSet } from "../../rules.ts";
import { Account, BlockHash } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { TotalIssuance as BalancesIssuance } from "../items/balances.ts";
import * as Items from "../items/subtensor.ts";
import { ROOT_NETUID } from "../subnets/rootNetuid.ts";
import { genesisIssuance } from "../tokenomics/genesis.ts";
import { launchSubnet } from "./launchSubnet.ts";
import { openRootNetwork } from "./rootNetwork.ts";
import {
  checkSnapshot,
  neuronsOf,
  type Snapshot,
  type SnapshotBalance,
  type SnapshotFault,
} from "./snapshot.ts";

/** What stands for the hash of the first block until that block has one: 69 in every byte. */
const FIRST_BLOCK_HASH = `0x${"45".repeat(32)}`;

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
