/** Whether the entries of a state agree with each other. */
import { Account } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { TotalIssuance as BalancesIssuance } from "../items/balances.ts";
import * as Items from "../items/subtensor.ts";

/** An entry that does not agree with others. */
export interface StateFault {
  /** Label of the item, and the keys of the entry. */
  readonly item: string;
  readonly keys: readonly (string | number)[];
  readonly detail: string;
  /** The erratum that leaves a state so, where there is one: the chain itself has such states. */
  readonly erratum?: `ERR-${number}`;
}

const fault = (item: string, keys: StateFault["keys"], detail: string): StateFault => ({
  item,
  keys,
  detail,
});

type Sums = ReadonlyMap<string, bigint>;

const stakeBy = (state: State, part: 0 | 1): Sums => {
  const sums = new Map<string, bigint>();
  for (const { keys, value } of Items.Stake.entries(state)) {
    sums.set(keys[part], (sums.get(keys[part]) ?? 0n) + value);
  }
  return sums;
};

type Total = typeof Items.TotalHotkeyStake | typeof Items.TotalColdkeyStake;

/** A total of one key that is not the sum of its stakes, wherever either is stored. */
const totalFaults = (state: State, item: Total, sums: Sums): readonly StateFault[] => {
  const stored = new Map(item.entries(state).map(({ keys: [key], value }) => [key, value]));
  return [...new Set([...stored.keys(), ...sums.keys()])].flatMap((key) => {
    const [total, sum] = [stored.get(key) ?? 0n, sums.get(key) ?? 0n];
    return total === sum ? [] : [fault(item.name, [key], `${total} rao, but its stakes sum to ${sum}`)];
  });
};

/** Less than the stakes is what genesis leaves; more is nothing that the chain does. */
const totalStakeFaults = (state: State, sums: Sums): readonly StateFault[] => {
  const total = Items.TotalStake.get(state);
  const sum = [...sums.values()].reduce((all, stake) => all + stake, 0n);
  if (total === sum) return [];
  const found = fault("TotalStake", [], `${total} rao, but all stakes sum to ${sum}`);
  return [total < sum ? { ...found, erratum: "ERR-100" } : found];
};

/** [GEN-9] TotalStake, TotalHotkeyStake and TotalColdkeyStake are sums of Stake. */
const stakeFaults = (state: State): readonly StateFault[] => {
  const byHotkey = stakeBy(state, 0);
  return [
    ...totalStakeFaults(state, byHotkey),
    ...totalFaults(state, Items.TotalHotkeyStake, byHotkey),
    ...totalFaults(state, Items.TotalColdkeyStake, stakeBy(state, 1)),
  ];
};

/** [GEN-9] The balances, reserved parts included, sum to what the pallet counts. */
const balanceFaults = (state: State): readonly StateFault[] => {
  const sum = Account.entries(state).reduce(
    (all, { value: { data } }) => all + data.free + data.reserved,
    0n,
  );
  const total = BalancesIssuance.get(state);
  return total === sum
    ? []
    : [fault("Balances.TotalIssuance", [], `${total} rao, but all balances sum to ${sum}`)];
};

/** [GEN-9] Who has stake on it or a UID is a hotkey of somebody. */
const ownerFaults = (state: State): readonly StateFault[] => {
  const staked = Items.Stake.entries(state).map(({ keys: [hotkey] }) => hotkey);
  const registered = Items.Uids.entries(state).map(({ keys: [, hotkey] }) => hotkey);
  return [...new Set([...staked, ...registered])]
    .filter((hotkey) => !Items.Owner.has(state, hotkey))
    .map((hotkey) => fault("Owner", [hotkey], "is missing, but the hotkey has stake or a UID"));
};

/** One element for each neuron. */
const vectors = [
  Items.Rank,
  Items.Trust,
  Items.Active,
  Items.Emission,
  Items.Consensus,
  Items.Incentive,
  Items.Dividends,
  Items.LastUpdate,
  Items.PruningScores,
  Items.ValidatorTrust,
  Items.ValidatorPermit,
] as const;

const vectorFaults = (state: State, netuid: number): readonly StateFault[] => {
  const count = Items.SubnetworkN.get(state, netuid);
  return vectors.flatMap((item) => {
    const { length } = item.get(state, netuid) as readonly unknown[];
    return length === count
      ? []
      : [fault(item.name, [netuid], `${length} elements, but SubnetworkN is ${count}`)];
  });
};

const uidFaults = (state: State, netuid: number, uid: number, hotkey: string): readonly StateFault[] => {
  const back = Items.Uids.get(state, netuid, hotkey);
  if (back === uid) return [];
  const detail =
    back === undefined ? `is missing, but Keys gives it UID ${uid}` : `${back}, but Keys gives it UID ${uid}`;
  return [fault("Uids", [netuid, hotkey], detail)];
};

const keyFaults = (state: State, netuid: number): readonly StateFault[] =>
  Items.Keys.entries(state, netuid).flatMap(({ keys: [, uid], value }) => [
    ...uidFaults(state, netuid, uid, value),
    ...(uid < Items.SubnetworkN.get(state, netuid)
      ? []
      : [fault("Keys", [netuid, uid], `SubnetworkN is ${Items.SubnetworkN.get(state, netuid)}`)]),
  ]);

const strayUids = (state: State, netuid: number): readonly StateFault[] =>
  Items.Uids.entries(state, netuid)
    .filter(({ value }) => !Items.Keys.has(state, netuid, value))
    .map(({ keys: [, hotkey], value }) => fault("Uids", [netuid, hotkey], `${value}, a UID without a key`));

const sizeFaults = (state: State, netuid: number): readonly StateFault[] => {
  const keys = Items.Keys.entries(state, netuid).length;
  const count = Items.SubnetworkN.get(state, netuid);
  return keys === count ? [] : [fault("SubnetworkN", [netuid], `${count}, but ${keys} UIDs have a key`)];
};

/** [GEN-9] UIDs and hotkeys of a subnet are in bijection, from 0 on, and each vector has one element a neuron. */
const networkFaults = (state: State, netuid: number): readonly StateFault[] => [
  ...sizeFaults(state, netuid),
  ...keyFaults(state, netuid),
  ...strayUids(state, netuid),
  ...vectorFaults(state, netuid),
];

/** [GEN-9] TotalNetworks counts the networks that exist. */
const countFaults = (state: State, networks: readonly number[]): readonly StateFault[] => {
  const count = Items.TotalNetworks.get(state);
  return count === networks.length
    ? []
    : [fault("TotalNetworks", [], `${count}, but ${networks.length} networks exist`)];
};

/** [GEN-9] Every entry of a state that does not agree with the others, item by item. */
export const stateFaults = (state: State): readonly StateFault[] => {
  const networks = Items.NetworksAdded.entries(state).flatMap(({ keys: [netuid], value }) =>
    value ? [netuid] : [],
  );
  return [
    ...stakeFaults(state),
    ...balanceFaults(state),
    ...ownerFaults(state),
    ...countFaults(state, networks),
    ...networks.flatMap((netuid) => networkFaults(state, netuid)),
  ];
};
