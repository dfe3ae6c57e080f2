/** Small networks of neurons whose hotkeys can sign, and blocks that one of them claims. */
import * as Result from "effect/Result";
import { contentHash } from "../../model/bonded/authorship/content.ts";
import { authorsOf } from "../../model/bonded/authorship/draw.ts";
import type { BondedParameters } from "../../model/bonded/parameters.ts";
import { bondedWith } from "../../model/bonded/rules.ts";
import { JailedUntil } from "../../model/bonded/slashing/items.ts";
import { type Statement, statementMessage } from "../../model/bonded/slashing/statement.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { appendNeuron } from "../../model/finney/registration/neurons.ts";
import { increaseStake } from "../../model/finney/staking/stake.ts";
import { initNewNetwork } from "../../model/finney/subnets/networks.ts";
import type { Chain } from "../../model/rules.ts";
import { applyCall, type Block, type Extrinsic, initializeBlock } from "../../model/runtime/block.ts";
import { none } from "../../model/runtime/origin.ts";
import { BlockHash, BlockNumber } from "../../model/runtime/system.ts";
import { keyPairOfSeed } from "../../model/signatures/keys.ts";
import { sign } from "../../model/signatures/sign.ts";
import { toHex } from "../../model/storage/bytes.ts";
import type { State } from "../../model/storage/item.ts";
import { balance, type Write, written } from "./calling.ts";
import { hashOfBlock } from "./chain.ts";
import { coldkey, freeRao, stakedRao } from "./stakes.ts";

/** A neuron, as far as the draw of an author looks at it. */
export interface Neuron {
  /** Which of the signers holds it. */
  readonly hotkey: number;
  readonly permit: boolean;
  /** u16 share. */
  readonly incentive: number;
}

/** A network with its neurons, by UID. */
export interface Network {
  readonly netuid: number;
  /** EmissionValues, in rao. */
  readonly emission: bigint;
  readonly neurons: readonly Neuron[];
}

/** Everybody who may be drawn, and those who may not. */
export interface Population {
  readonly networks: readonly Network[];
  /** Rao that the owner of each hotkey has on it. */
  readonly stakes: readonly bigint[];
  /** Which hotkeys are jailed. */
  readonly jailed: readonly number[];
  /** WeightsMinStake, in rao. */
  readonly minimum: bigint;
  /** Chooses the hash of the parent. */
  readonly parent: number;
}

/** The block that is made, and the one with which the chain began. */
export const HEIGHT = 100n;
export const GENESIS: string = hashOfBlock(0n);

/** A hotkey with its secret. */
export interface Signer {
  readonly hotkey: string;
  /** 0 for ed25519, 1 for sr25519. */
  readonly scheme: number;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

const schemes = ["ed25519", "sr25519"] as const;

const signerWith = (index: number): Signer => {
  const scheme = index % schemes.length;
  const seed = new Uint8Array(32).fill(index + 1);
  const pair = Result.getOrThrow(keyPairOfSeed(schemes[scheme]!, seed, []));
  // Any bytes will do where nobody is to be kept from guessing them.
  return { hotkey: pair.account, scheme, sign: (message) => sign(pair, message, seed) };
};

/** Five hotkeys of either scheme, in turn. */
export const signers: readonly Signer[] = [0, 1, 2, 3, 4].map(signerWith);

/** The account of the `index`-th hotkey. */
export const signerOf = (index: number): Signer => signers[index] as Signer;
export const hotkeyAt = (index: number): string => signerOf(index).hotkey;

const withNetwork =
  ({ netuid, emission, neurons }: Network): Write =>
  (state) => {
    const begun = initNewNetwork(state, netuid, 10).state;
    const joined = neurons.reduce<State>(
      (next, { hotkey }) => appendNeuron(next, netuid, hotkeyAt(hotkey), HEIGHT - 50n),
      item.EmissionValues.put(begun, netuid, emission),
    );
    const permits = neurons.map(({ permit }) => permit);
    const incentives = neurons.map(({ incentive }) => incentive);
    return item.Incentive.put(item.ValidatorPermit.put(joined, netuid, permits), netuid, incentives);
  };

/** Hotkey `index` belongs to coldkey `index`, who has a balance besides. */
const withOwner =
  (rao: bigint, index: number): Write =>
  (state) => {
    const owned = item.Owner.put(state, hotkeyAt(index), coldkey(index));
    return balance(
      coldkey(index),
      1_000_000_000n,
    )(increaseStake(owned, coldkey(index), hotkeyAt(index), rao));
  };

const counted: Write = (state) => item.TotalIssuance.put(state, freeRao(state) + stakedRao(state));

const build = ({ networks, stakes, jailed, minimum, parent }: Population): State =>
  written(
    undefined,
    (state) => BlockNumber.put(state, HEIGHT),
    (state) => BlockHash.put(state, 0n, GENESIS),
    (state) => BlockHash.put(state, HEIGHT - 1n, hashOfBlock(BigInt(parent))),
    (state) => item.WeightsMinStake.put(state, minimum),
    ...networks.map(withNetwork),
    ...stakes.map(withOwner),
    ...jailed.map(
      (index): Write =>
        (state) =>
          JailedUntil.put(state, hotkeyAt(index), HEIGHT + 10n),
    ),
    counted,
  );

const known = new WeakMap<Population, State>();

/** The state in which block 100 has just begun. A law and its witnesses look at the same one. */
export const stateOf = (population: Population): State => {
  const state = known.get(population) ?? build(population);
  known.set(population, state);
  return state;
};

/** The population's chain, under bonded rules with these numbers. */
export const chainOf = (population: Population, changes: Partial<BondedParameters> = {}): Chain => ({
  rules: bondedWith(changes),
  state: stateOf(population),
});

/** The hotkeys that are drawn in rounds 0, 1, … of the block that has begun; none where nobody may be. */
export const drawnIn = (state: State, rounds: number): readonly string[] =>
  authorsOf(state, [...new Array(rounds).keys()]).map(({ hotkey }) => hotkey);

/** Which of the signers a hotkey is. */
export const signerNamed = (hotkey: string): Signer =>
  signers.find((signer) => signer.hotkey === hotkey) as Signer;

/** What the author of a block signs, unless something else is asked for. */
const statementOf = (state: State, round: number, content: string): Statement => ({
  chain: BlockHash.get(state, 0n),
  height: BlockNumber.get(state),
  round,
  block: content,
});

/** The hash of some block. */
export const CONTENT: string = hashOfBlock(12_345n);

/** A claim of `round` by a signer of a block with this content; what it signs may be changed. */
export const claimBy = (
  state: State,
  { hotkey, scheme, sign }: Signer,
  round: number,
  content: string = CONTENT,
  signed: Partial<Statement> = {},
): Extrinsic => {
  const message = statementMessage({ ...statementOf(state, round, content), ...signed });
  const args = { hotkey, round, scheme, content, signature: toHex(sign(message)) };
  return { origin: none, call: { call: "Authorship.claim_block", args } };
};

/** Why a call is refused, or "Ok". */
export const endOfCall = (chain: Chain, extrinsic: Extrinsic): string => {
  const applied = applyCall(chain, extrinsic);
  return Result.isSuccess(applied) ? "Ok" : applied.failure.reason;
};

/** The block that follows, with a claim of `round` by whoever is drawn where there are candidates. */
export const authoredBlock = (chain: Chain, round: number, extrinsics: readonly Extrinsic[]): Block => {
  const number = BlockNumber.get(chain.state) + 1n;
  const block = { number, parentHash: hashOfBlock(number - 1n), extrinsics };
  const begun = Result.getOrThrow(initializeBlock(chain, block)).state;
  const [author] = authorsOf(begun, [round]);
  if (author === undefined) return block;
  const content = contentHash(chain.rules, block);
  const claim = claimBy(begun, signerNamed(author.hotkey), round, content);
  return { ...block, extrinsics: [claim, ...extrinsics] };
};
