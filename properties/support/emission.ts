/** Small states to pay emission in: a few hotkeys and coldkeys, and payments that wait. */
import { blockStep } from "../../model/finney/emission/blockStep.ts";
import type { EmissionTuple } from "../../model/finney/emission/drain.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import { delegateTake } from "../../model/finney/yuma/payout.ts";
import type { Outcome } from "../../model/rules.ts";
import { Account, BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { exactSum } from "./epochs.ts";

const accountOf = (kind: string, index: number): string =>
  `0x${kind}${index.toString(16).padStart(64 - kind.length, "0")}`;

export const coldkeyOf = (index: number): string => accountOf("c", index);
export const hotkeyOf = (index: number): string => accountOf("b", index);

/** A hotkey and what is staked on it. */
export interface Staked {
  /** The coldkey that owns it. */
  readonly owner: number;
  /** Null where it is no delegate. */
  readonly take: number | null;
  /** Rao of each coldkey; 0 where it has no entry, unless it is the owner. */
  readonly stakes: readonly bigint[];
  /** Rao by which TotalHotkeyStake is less than the stakes together. */
  readonly missing: bigint;
}

/** What a delegate earns as a validator, its take, and the stakes on it. */
export interface Delegation {
  readonly emission: bigint;
  readonly take: number;
  readonly stakes: readonly bigint[];
}

/** What its take leaves to be shared. */
export const sharedOf = ({ emission, take }: Delegation): bigint => emission - delegateTake(take, emission);

/** A payment to the hotkey of this number. */
export interface Payment {
  readonly hotkey: number;
  readonly server: bigint;
  readonly validator: bigint;
}

/** What waits in each network, by netuid. */
export interface Payments {
  readonly hotkeys: readonly Staked[];
  readonly networks: readonly (readonly [netuid: number, payments: readonly Payment[]])[];
}

type Put = (state: State) => State;
const all = (state: State, puts: readonly Put[]): State => puts.reduce((next, put) => put(next), state);

const putStake =
  (hotkey: string, coldkey: string, rao: bigint): Put =>
  (state) => {
    const staked = item.Stake.put(state, hotkey, coldkey, rao);
    const ofColdkey = item.TotalColdkeyStake.update(staked, coldkey, (sum) => sum + rao);
    return item.TotalStake.update(ofColdkey, (sum) => sum + rao);
  };

const putHotkey =
  ({ owner, take, stakes, missing }: Staked, index: number): Put =>
  (state) => {
    const hotkey = hotkeyOf(index);
    const entries = stakes.flatMap((rao, coldkey) =>
      rao > 0n || coldkey === owner ? [putStake(hotkey, coldkeyOf(coldkey), rao)] : [],
    );
    return all(state, [
      (next) => item.Owner.put(next, hotkey, coldkeyOf(owner)),
      (next) => (take === null ? next : item.Delegates.put(next, hotkey, take)),
      (next) => item.TotalHotkeyStake.put(next, hotkey, exactSum(stakes) - missing),
      ...entries,
    ]);
  };

/** The hotkeys with their stakes, as the chain counts them. */
export const withStakes = (state: State, hotkeys: readonly Staked[]): State =>
  all(state, hotkeys.map(putHotkey));

const tupleOf = ({ hotkey, server, validator }: Payment): EmissionTuple => [
  hotkeyOf(hotkey),
  server,
  validator,
];

/** The state in which these payments wait. */
export const waiting = ({ hotkeys, networks }: Payments): State =>
  all(
    withStakes(undefined, hotkeys),
    networks.map(
      ([netuid, payments]) =>
        (state) =>
          item.LoadedEmission.put(item.Tempo.put(state, netuid, 9), netuid, payments.map(tupleOf)),
    ),
  );

/** Rao of all payments together. */
export const raoOf = (payments: readonly Payment[]): bigint =>
  exactSum(payments.map(({ server, validator }) => server + validator));

/** Every pair's stake as text, so that two states can be compared. */
export const stakesOf = (state: State): readonly string[] =>
  item.Stake.entries(state).map(({ keys, value }) => `${keys.join(" ")} ${value}`);

/** A network of the small chain. */
export interface Network {
  readonly netuid: number;
  readonly tempo: number;
  /** EmissionValues. */
  readonly emission: bigint;
  /** PendingEmission. */
  readonly pending: bigint;
  /** The coldkey that owns it, if any. */
  readonly owner: number | null;
  /** The hotkeys of its neurons, by UID. */
  readonly neurons: readonly number[];
  /** LoadedEmission. */
  readonly payments: readonly Payment[];
}

/** A small chain at the end of a block. */
export interface SmallChain {
  readonly block: bigint;
  readonly hotkeys: readonly Staked[];
  readonly networks: readonly Network[];
  readonly ownerCut: number;
  /** Free rao of each coldkey; 0 where it has no account. */
  readonly balances: readonly bigint[];
  /** Root validators: their hotkey, and the netuid that each gives all its weight. */
  readonly root: readonly (readonly [hotkey: number, netuid: number])[];
  readonly rootTempo: number;
}

const putNeurons =
  (netuid: number, neurons: readonly number[]): Put =>
  (state) =>
    all(item.SubnetworkN.put(state, netuid, neurons.length), [
      (next) =>
        item.LastUpdate.put(
          next,
          netuid,
          neurons.map(() => 0n),
        ),
      (next) =>
        item.ValidatorPermit.put(
          next,
          netuid,
          neurons.map(() => true),
        ),
      ...neurons.map((hotkey, uid) => (next: State) => item.Keys.put(next, netuid, uid, hotkeyOf(hotkey))),
    ]);

const putNetwork = ({ netuid, tempo, emission, pending, owner, neurons, payments }: Network): Put => {
  const puts: readonly Put[] = [
    (state) => item.NetworksAdded.put(state, netuid, true),
    (state) => item.Tempo.put(state, netuid, tempo),
    (state) => item.EmissionValues.put(state, netuid, emission),
    (state) => item.PendingEmission.put(state, netuid, pending),
    (state) => (owner === null ? state : item.SubnetOwner.put(state, netuid, coldkeyOf(owner))),
    (state) =>
      payments.length === 0 ? state : item.LoadedEmission.put(state, netuid, payments.map(tupleOf)),
    putNeurons(netuid, neurons),
  ];
  return (state) => all(state, puts);
};

const putBalance =
  (free: bigint, coldkey: number): Put =>
  (state) =>
    free === 0n
      ? state
      : Account.put(state, coldkeyOf(coldkey), {
          ...Account.absent,
          providers: 1,
          data: { ...Account.absent.data, free },
        });

const putRoot = ({ root, rootTempo, networks }: SmallChain): readonly Put[] => [
  (state) => item.NetworksAdded.put(state, 0, true),
  (state) => item.Tempo.put(state, 0, rootTempo),
  (state) => item.TotalNetworks.put(state, networks.length + 1),
  putNeurons(
    0,
    root.map(([hotkey]) => hotkey),
  ),
  ...root.map(
    ([, netuid], uid) =>
      (state: State) =>
        item.Weights.put(state, 0, uid, [[netuid, 65_535]]),
  ),
];

const known = new WeakMap<SmallChain, State>();

const build = (chain: SmallChain): State =>
  all(withStakes(BlockNumber.put(undefined, chain.block), chain.hotkeys), [
    (state) => item.SubnetOwnerCut.put(state, chain.ownerCut),
    ...chain.balances.map(putBalance),
    ...chain.networks.map(putNetwork),
    ...putRoot(chain),
  ]);

/** The state of the small chain. */
export const stateOf = (chain: SmallChain): State => {
  const state = known.get(chain) ?? build(chain);
  known.set(chain, state);
  return state;
};

/** The block step of the next block. */
export const nextBlock = (state: State): Outcome =>
  blockStep({ rules: finney, state: BlockNumber.update(state, (block) => block + 1n) });

/** All free rao. */
export const balancesOf = (state: State): bigint =>
  exactSum(Account.entries(state).map(({ value }) => value.data.free));
