/** Which networks exist, how one begins and how one ends. */
import { u16 } from "../../numbers/integer.ts";
import type { Outcome } from "../../rules.ts";
import type { State, StorageItem } from "../../storage/item.ts";
import { deposit } from "../balances/fungible.ts";
import {
  Bonds,
  Keys,
  NetworkModality,
  NetworkRegisteredAt,
  NetworksAdded,
  SubnetLocked,
  SubnetOwner,
  SubnetworkN,
  Tempo,
  TotalNetworks,
  Uids,
  Weights,
} from "../items/subtensor.ts";
import { eraseParameters, makeParametersExplicit, setInitialParameters } from "./parameters.ts";
import { ROOT_NETUID } from "./rootNetuid.ts";

/** [NET-1] Whether a network of this netuid exists. */
export const ifSubnetExist = (state: State, netuid: number): boolean => NetworksAdded.get(state, netuid);

/** [NET-1] The netuids of all entries, the root network's among them, in the chain's order: 256 before 1. */
export const allSubnetNetuids = (state: State): readonly number[] =>
  NetworksAdded.entries(state).map(({ keys: [netuid] }) => netuid);

/** TotalNetworks is a counter of its own, which wraps. */
const countNetworks = (state: State, change: bigint): State =>
  TotalNetworks.update(state, (count) => Number(u16.wrapping(BigInt(count) + change)));

/**
 * [NET-4] A network of this netuid, without neurons, with a tempo in blocks and the initial parameters. What an earlier
 * network of the same netuid has left behind is inherited.
 */
export const initNewNetwork = (state: State, netuid: number, tempo: number): Outcome => {
  const empty = SubnetworkN.put(state, netuid, 0);
  const added = Tempo.put(NetworksAdded.put(empty, netuid, true), netuid, tempo);
  const counted = countNetworks(NetworkModality.put(added, netuid, 0), 1n);
  const { state: next, events } = setInitialParameters(counted, netuid);
  return { state: makeParametersExplicit(next, netuid), events };
};

/** Removes all entries of an item whose first key is the netuid. */
const clear =
  <Key, Value>(item: StorageItem<readonly [number, Key], Value, Value | undefined>) =>
  (state: State, netuid: number): State =>
    item.entries(state, netuid).reduce((next, { keys }) => item.remove(next, ...keys), state);

const clearNeurons = [clear(Uids), clear(Keys), clear(Bonds), clear(Weights)];

/** [NET-6] The weights of root validators on a network become zero; every row is written. */
const withoutRootWeights = (state: State, netuid: number): State =>
  Weights.entries(state, ROOT_NETUID).reduce(
    (next, { keys: [, uid], value: row }) =>
      Weights.put(
        next,
        ROOT_NETUID,
        uid,
        row.map(([subnet, weight]) => [subnet, subnet === netuid ? 0 : weight] as const),
      ),
    state,
  );

/** [NET-6] What the owner had locked, in rao, goes back to its free balance. */
const refundLock = (state: State, netuid: number): State => {
  const refunded = deposit(state, SubnetOwner.get(state, netuid), SubnetLocked.get(state, netuid));
  return SubnetOwner.remove(SubnetLocked.put(refunded, netuid, 0n), netuid);
};

/**
 * [NET-6] The state without the network, its lock refunded. Memberships, endpoints, registration blocks, burn, pending
 * emission and most parameters stay, and wait for the next network of the same netuid.
 */
export const removeNetwork = (state: State, netuid: number): State => {
  const modality = NetworkModality.remove(SubnetworkN.remove(state, netuid), netuid);
  const counted = countNetworks(NetworksAdded.remove(modality, netuid), -1n);
  const unregistered = NetworkRegisteredAt.remove(counted, netuid);
  const emptied = clearNeurons.reduce((next, clearItem) => clearItem(next, netuid), unregistered);
  return refundLock(eraseParameters(withoutRootWeights(emptied, netuid), netuid), netuid);
};
