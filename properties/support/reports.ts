/** Reports of double signing on a small state: who signs what, where the hotkey stands, and how the report ends. */
import * as Result from "effect/Result";
import { bondedWith } from "../../model/bonded/rules.ts";
import { SwappedTo } from "../../model/bonded/slashing/items.ts";
import { insertEntry } from "../../model/bonded/unbonding/entries.ts";
import { Owner, TotalIssuance } from "../../model/finney/items/subtensor.ts";
import { increaseStake } from "../../model/finney/staking/stake.ts";
import type { RuleSet } from "../../model/rules.ts";
import { type Applied, applyCall, type Extrinsic } from "../../model/runtime/block.ts";
import { BlockHash, BlockNumber } from "../../model/runtime/system.ts";
import type { SignatureScheme } from "../../model/signatures/verify.ts";
import type { State } from "../../model/storage/item.ts";
import { remember } from "../../model/storage/remember.ts";
import { hashOfBlock } from "./chain.ts";
import { CHAIN, reportOf, signingHotkey, statementBy, statementFor } from "./evidence.ts";
import { coldkey } from "./stakes.ts";

/** The block in which reports are made. */
export const NOW = 1_000n;
export const PERIOD = 20n;
/** Stake of the owner and of a nominator on each hotkey, in rao. */
export const STAKE = 1_000_000n;

export const rules: RuleSet = bondedWith({ unbondingPeriod: PERIOD });

/** One of the two statements of a report. */
export interface Signing {
  readonly scheme: SignatureScheme;
  /** Whose secret signs. */
  readonly seed: number;
  readonly height: bigint;
  readonly round: number;
  /** Which block is signed. */
  readonly block: number;
  /** Whether it is one of another chain. */
  readonly isElsewhere: boolean;
}

/** The bytes of a statement. */
export const bytesOf = ({ scheme, seed, height, round, block, isElsewhere }: Signing): string => {
  const statement = statementFor(height, block, round);
  return statementBy(scheme, seed, isElsewhere ? { ...statement, chain: hashOfBlock(7_777n) } : statement);
};

/** A report of two statements. */
export const reportOn = (first: Signing, second: Signing): Extrinsic =>
  reportOf(5, bytesOf(first), bytesOf(second));

/** A hotkey with stake of its owner and of a nominator, and an entry of the nominator. */
export const withDelegate = (state: State, hotkey: string, owner: number): State => {
  const owned = Owner.put(state, hotkey, coldkey(owner));
  const staked = increaseStake(
    increaseStake(owned, coldkey(owner), hotkey, STAKE),
    coldkey(3),
    hotkey,
    STAKE,
  );
  const entry = { amount: STAKE, creation: NOW - 1n, completion: NOW - 1n + PERIOD };
  const waiting = insertEntry(staked, { hotkey, coldkey: coldkey(3) }, entry);
  return TotalIssuance.update(waiting, (rao) => rao + 3n * STAKE);
};

/** The chain in block `NOW` with nothing on it. */
export const emptyChain = (): State => BlockHash.put(BlockNumber.put(undefined, NOW), 0n, CHAIN);

/** Made on demand: keys cost more than anybody wants to pay who only lists the laws. */
const withDelegates = remember(1, () =>
  (["ed25519", "sr25519"] as const)
    .flatMap((scheme) => [1, 2].map((seed) => signingHotkey(scheme, seed)))
    .reduce<State>((state, hotkey, index) => withDelegate(state, hotkey, index % 2), emptyChain()),
);

/** The chain with the hotkeys of the first two secrets of both schemes. */
export const delegatesChain = (): State => withDelegates("");

/** The state with a swap noted, as `swap_hotkey` notes it. */
export const withSwap = (state: State, from: string, to: string, block: bigint): State =>
  SwappedTo.update(state, from, (swaps) => [...swaps, [to, block]]);

export const apply = (state: State, extrinsic: Extrinsic): Applied => applyCall({ rules, state }, extrinsic);

/** "Ok", or why a call is refused. */
export const endOf = (applied: Applied): string =>
  Result.isSuccess(applied) ? "Ok" : applied.failure.reason;

/** The state after an accepted call; that before it where it was refused. */
export const after = (state: State, applied: Applied): State =>
  Result.isSuccess(applied) ? applied.success.state : state;
