import * as Result from "effect/Result";
import type { Chain, Outcome, RuntimeCall } from "../rules.ts";
import type { State } from "../storage/item.ts";
import { dispatch } from "./call.ts";
import type { Origin } from "./origin.ts";
import { attempt, type Panic, type Rejection } from "./rejection.ts";
import { BlockHash, BlockNumber } from "./system.ts";

/** A call together with who makes it. */
export interface Extrinsic {
  readonly origin: Origin;
  readonly call: RuntimeCall;
}

/** All that a block is made of, as far as the rules care. */
export interface Block {
  readonly number: bigint;
  /** Hash of the block before. */
  readonly parentHash: string;
  readonly extrinsics: readonly Extrinsic[];
}

/** How one call of a block ended. */
export type Applied = Result.Result<Outcome, Rejection | Panic>;

/** The state after a block, and how its beginning and each of its calls ended. */
export interface BlockRun {
  readonly state: State;
  /** What the beginning of the block did: the state before its calls, and the events. */
  readonly initialized: Outcome;
  readonly applied: readonly Applied[];
}

/** How many hashes of earlier blocks are kept, that of the first block aside. */
const BLOCK_HASH_COUNT = 2_400n;

/** The hash that falls out of the window goes when the block that closes it begins; the first block's stays. */
const forgetOldHash = (state: State, block: bigint): State => {
  const old = block - 1n - BLOCK_HASH_COUNT - 1n;
  return old > 0n ? BlockHash.remove(state, old) : state;
};

/** [RUN-5] Number and hashes at the beginning of a block, before any rule of the chain's own runs. */
export const enterBlock = (state: State, { number, parentHash }: Omit<Block, "extrinsics">): State =>
  BlockHash.put(forgetOldHash(BlockNumber.put(state, number), number), number - 1n, parentHash);

/** [RUN-5] The beginning of a block: its number and its parent's hash, then what the rules do in every block. */
export const initializeBlock = (
  { rules, state }: Chain,
  header: Omit<Block, "extrinsics">,
): Result.Result<Outcome, Panic> =>
  attempt(() => Result.succeed(rules.onInitialize({ rules, state: enterBlock(state, header) })));

/** [RUN-3] One call of a block. Refused, or stopped by a panic, it leaves the state as it was. */
export const applyCall = (chain: Chain, { origin, call }: Extrinsic): Applied =>
  attempt(() => dispatch(chain, origin, call));

const applyCalls = (chain: Chain, extrinsics: readonly Extrinsic[]) => {
  let { state } = chain;
  const applied = extrinsics.map((extrinsic) => {
    const result = applyCall({ rules: chain.rules, state }, extrinsic);
    state = Result.isSuccess(result) ? result.success.state : state;
    return result;
  });
  return { state, applied };
};

/** [RUN-6] A whole block: its beginning, then its calls one after the other. Fails where the beginning panics. */
export const applyBlock = (chain: Chain, block: Block): Result.Result<BlockRun, Panic> =>
  Result.map(initializeBlock(chain, block), (initialized) => ({
    initialized,
    ...applyCalls({ rules: chain.rules, state: initialized.state }, block.extrinsics),
  }));
