/** The chain on which a story happens: one subnet between two of its epochs, of which no emission is due. */
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { appendNeuron } from "../../model/finney/registration/neurons.ts";
import { increaseStake } from "../../model/finney/staking/stake.ts";
import { initNewNetwork } from "../../model/finney/subnets/networks.ts";
import { BlockHash, BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { balance } from "../support/calling.ts";
import { hashOfBlock } from "../support/chain.ts";
import { freeRao } from "../support/stakes.ts";
import { coldkeyOf, type Hotkey } from "./people.ts";

/** The subnet of all stories. */
export const SUBNET = 1;
/** The block before the first of a story. */
export const FIRST_BLOCK = 1_000_000n;
/** Blocks from one epoch of the subnet to the next, as on the chain; the next one comes after all stories. */
const TEMPO = 360;
/** Rao of a TAO. */
export const TAO = 1_000_000_000n;

/** A neuron of the subnet: its hotkey, and what the last epoch has given it. */
interface Neuron {
  readonly hotkey: Hotkey;
  readonly permit?: boolean;
  /** Of 65,535. */
  readonly incentive?: number;
  /** Whether clients can reach it. */
  readonly axon?: boolean;
}

/** Who has what at the beginning; amounts are rao. */
export interface World {
  /** In the order of their UIDs. */
  readonly neurons: readonly Neuron[];
  readonly balances: readonly (readonly [name: string, rao: bigint])[];
  readonly stakes: readonly (readonly [name: string, hotkey: Hotkey, rao: bigint])[];
  readonly subnetOwner?: string;
}

type Change = (state: State) => State;

const axon = {
  block: FIRST_BLOCK,
  version: 1,
  ip: 1_676_056_785n,
  port: 8_080,
  ip_type: 4,
  protocol: 0,
  placeholder1: 0,
  placeholder2: 0,
};

const neuronChanges = ({ hotkey, axon: isServing = false }: Neuron): readonly Change[] => {
  const { account } = hotkey.pair;
  return [
    (state) => item.Owner.put(state, account, coldkeyOf(hotkey.owner)),
    (state) => item.Delegates.put(state, account, 11_796),
    (state) => appendNeuron(state, SUBNET, account, FIRST_BLOCK - 10_000n),
    ...(isServing ? [(state: State) => item.Axons.put(state, SUBNET, account, axon)] : []),
  ];
};

const subnetChanges = ({ neurons, subnetOwner }: World): readonly Change[] => [
  (state) => initNewNetwork(state, SUBNET, TEMPO).state,
  ...neurons.flatMap(neuronChanges),
  (state) =>
    item.ValidatorPermit.put(
      state,
      SUBNET,
      neurons.map(({ permit = false }) => permit),
    ),
  (state) =>
    item.Incentive.put(
      state,
      SUBNET,
      neurons.map(({ incentive = 0 }) => incentive),
    ),
  ...(subnetOwner === undefined
    ? []
    : [(state: State) => item.SubnetOwner.put(state, SUBNET, coldkeyOf(subnetOwner))]),
  // The price of a slot is not due for a change before the story ends.
  (state) => item.LastAdjustmentBlock.put(state, SUBNET, FIRST_BLOCK),
  (state) => item.AdjustmentInterval.put(state, SUBNET, TEMPO),
];

const holdings = ({ balances, stakes }: World): readonly Change[] => [
  ...balances.map(([name, rao]) => balance(coldkeyOf(name), rao)),
  ...stakes.map(
    ([name, hotkey, rao]): Change =>
      (state) =>
        increaseStake(state, coldkeyOf(name), hotkey.pair.account, rao),
  ),
  // Several stake calls of a pair within an hour.
  (state) => item.TargetStakesPerInterval.put(state, 10n),
];

const counted = (state: State): State => {
  const free = freeRao(state);
  return item.TotalIssuance.put(BalancesIssuance.put(state, free), free + item.TotalStake.get(state));
};

/** The state before the first block of a story. */
export const stateOf = (world: World): State => {
  const entered = BlockHash.put(BlockNumber.put(undefined, FIRST_BLOCK), 0n, hashOfBlock(0n));
  const changes = [...subnetChanges(world), ...holdings(world)];
  return counted(changes.reduce<State>((state, change) => change(state), entered));
};
