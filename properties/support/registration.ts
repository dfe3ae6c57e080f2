/** One small subnet, with a newcomer who wants to register by burning. */
import * as Result from "effect/Result";
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import {
  Active,
  Axons,
  Bonds,
  Burn,
  Consensus,
  Dividends,
  Emission,
  ImmunityPeriod,
  Incentive,
  IsNetworkMember,
  Keys,
  LastUpdate,
  MaxAllowedUids,
  NetworkRegistrationAllowed,
  NetworksAdded,
  PruningScores,
  Rank,
  Stake,
  SubnetworkN,
  TotalIssuance,
  Trust,
  Uids,
  ValidatorPermit,
  ValidatorTrust,
  Weights,
} from "../../model/finney/items/subtensor.ts";
import { burnedRegister } from "../../model/finney/registration/burnedRegister.ts";
import { appendNeuron } from "../../model/finney/registration/neurons.ts";
import { finney } from "../../model/finney/rules.ts";
import { createAccountIfNonExistent, increaseStake } from "../../model/finney/staking/stake.ts";
import type { Outcome } from "../../model/rules.ts";
import { signed } from "../../model/runtime/origin.ts";
import { Account, BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";

/** The subnet that the newcomer wants to be on, and another one. */
export const SUBNET = 1;
export const OTHER_SUBNET = 2;
export const BLOCK = 1_000n;
/** All rao, so much that no count can fall below zero. */
const ISSUANCE = 1_000_000_000_000_000n;

export const accountOf = (kind: string, index: number): string =>
  `0x${kind}${index.toString(16).padStart(2, "0").repeat(31)}`;
export const hotkeyOf = (uid: number): string => accountOf("80", uid);
const coldkeyOf = (uid: number): string => accountOf("c0", uid);
const nominator = accountOf("c1", 0);
export const newcomer = { coldkey: accountOf("cc", 0), hotkey: accountOf("88", 0) };

export interface SmallNeuron {
  readonly score: number;
  /** Blocks since it has registered. */
  readonly age: number;
  /** Whether it is on the other subnet too. */
  readonly elsewhere: boolean;
  /** Rao that its owner and a nominator have staked on it. */
  readonly owned: bigint;
  readonly nominated: bigint;
  /** Whether it has been through an epoch: then it has weights, bonds, a permit and ranks. */
  readonly seasoned: boolean;
  readonly serves: boolean;
}

export interface SmallSubnet {
  readonly neurons: readonly SmallNeuron[];
  /** Slots that are still free. */
  readonly room: number;
  readonly immunityPeriod: number;
  readonly burn: bigint;
  /** What the newcomer's coldkey has, in rao. */
  readonly balance: bigint;
}

export const endpoint = {
  block: 1n,
  version: 1,
  ip: 16_909_060n,
  port: 8_091,
  ip_type: 4,
  protocol: 0,
  placeholder1: 0,
  placeholder2: 0,
};

export const withBalance = (state: State, account: string, free: bigint): State =>
  free === 0n
    ? state
    : Account.put(state, account, {
        ...Account.absent,
        providers: 1,
        data: { ...Account.absent.data, free },
      });

/** What the epochs have left of a neuron: shares of one half, a permit, and a row that names itself. */
const season = (state: State, uid: number): State => {
  let next = state;
  for (const item of [Rank, Trust, Consensus, Incentive, Dividends, ValidatorTrust]) {
    next = item.update(next, SUBNET, (values: readonly number[]) => values.with(uid, 32_767));
  }
  next = Emission.update(next, SUBNET, (values: readonly bigint[]) => values.with(uid, 1_000n));
  next = ValidatorPermit.update(next, SUBNET, (values: readonly boolean[]) => values.with(uid, true));
  return Bonds.put(Weights.put(next, SUBNET, uid, [[uid, 65_535]]), SUBNET, uid, [[uid, 65_535]]);
};

const withNeuron = (state: State, neuron: SmallNeuron, uid: number): State => {
  const hotkey = hotkeyOf(uid);
  const registeredAt = BLOCK - BigInt(neuron.age);
  let next = createAccountIfNonExistent(state, coldkeyOf(uid), hotkey);
  next = appendNeuron(next, SUBNET, hotkey, registeredAt);
  if (neuron.elsewhere) next = appendNeuron(next, OTHER_SUBNET, hotkey, registeredAt);
  if (neuron.owned > 0n) next = increaseStake(next, coldkeyOf(uid), hotkey, neuron.owned);
  if (neuron.nominated > 0n) next = increaseStake(next, nominator, hotkey, neuron.nominated);
  if (neuron.serves) next = Axons.put(next, SUBNET, hotkey, endpoint);
  return neuron.seasoned ? season(next, uid) : next;
};

const withParameters = (subnet: SmallSubnet): State => {
  let state = BlockNumber.put(undefined, BLOCK);
  for (const netuid of [SUBNET, OTHER_SUBNET]) state = NetworksAdded.put(state, netuid, true);
  state = NetworkRegistrationAllowed.put(state, SUBNET, true);
  state = ImmunityPeriod.put(state, SUBNET, subnet.immunityPeriod);
  state = MaxAllowedUids.put(state, SUBNET, subnet.neurons.length + subnet.room);
  state = TotalIssuance.put(BalancesIssuance.put(state, ISSUANCE), ISSUANCE);
  return Burn.put(withBalance(state, newcomer.coldkey, subnet.balance), SUBNET, subnet.burn);
};

/** The state before the newcomer comes. */
export const stateOf = (subnet: SmallSubnet): State => {
  const filled = subnet.neurons.reduce<State>(withNeuron, withParameters(subnet));
  const scores = subnet.neurons.map(({ score }) => score);
  return PruningScores.put(filled, SUBNET, scores);
};

/** The newcomer registers; undefined where it is refused. */
export const registered = (before: State): Outcome | undefined => {
  const args = { netuid: SUBNET, hotkey: newcomer.hotkey };
  const result = burnedRegister.body({ rules: finney, state: before }, signed(newcomer.coldkey), args);
  return Result.isSuccess(result) ? result.success : undefined;
};

/** The hotkey that has given way to the newcomer. */
export const leaverOf = (before: State, after: State): string | undefined => {
  const uid = Uids.get(after, SUBNET, newcomer.hotkey);
  return uid === undefined || uid >= SubnetworkN.get(before, SUBNET)
    ? undefined
    : Keys.get(before, SUBNET, uid);
};

/** The vectors with an entry for each UID. */
export const vectorItems = [
  Rank,
  Trust,
  Active,
  Emission,
  Consensus,
  Incentive,
  Dividends,
  LastUpdate,
  PruningScores,
  ValidatorTrust,
  ValidatorPermit,
] as const;

const isBound = (state: State, netuid: number, uid: number): boolean => {
  if (!Keys.has(state, netuid, uid)) return false;
  const hotkey = Keys.get(state, netuid, uid);
  return Uids.get(state, netuid, hotkey) === uid && IsNetworkMember.get(state, hotkey, netuid);
};

const membersOf = (state: State, netuid: number): number =>
  IsNetworkMember.entries(state).filter(({ keys: [, other], value }) => other === netuid && value).length;

/** What is wrong with the slots of a subnet: UIDs and hotkeys, memberships and vectors must agree. */
export const slotFault = (state: State, netuid: number): string | undefined => {
  const count = SubnetworkN.get(state, netuid);
  const unbound = Array.from({ length: count }, (_, uid) => uid).find((uid) => !isBound(state, netuid, uid));
  if (unbound !== undefined) return `UID ${unbound} and its hotkey do not name each other`;
  if (Keys.entries(state, netuid).length !== count) return "there are keys without a slot";
  if (Uids.entries(state, netuid).length !== count) return "a hotkey has a UID that is not its own";
  if (membersOf(state, netuid) !== count) return "there are members without a slot";
  const uneven = vectorItems.find((item) => item.get(state, netuid).length !== count);
  return uneven && `${uneven.name} has not one entry for each UID`;
};

/** All rao that are somebody's, on balances and staked. */
export const raoOf = (state: State): bigint =>
  [
    ...Account.entries(state).map(({ value }) => value.data.free),
    ...Stake.entries(state).map(({ value }) => value),
  ].reduce((sum, rao) => sum + rao, 0n);
