/** Two subnets that are entered by proof of work, and hotkeys that do the work. */
import * as Result from "effect/Result";
import {
  Difficulty,
  MaxRegistrationsPerBlock,
  NetworkPowRegistrationAllowed,
  NetworksAdded,
} from "../../model/finney/items/subtensor.ts";
import { createSealHash } from "../../model/finney/registration/proofOfWork.ts";
import { register } from "../../model/finney/registration/register.ts";
import { finney } from "../../model/finney/rules.ts";
import { signed } from "../../model/runtime/origin.ts";
import { BlockHash, BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { hashOfBlock } from "./chain.ts";
import { newcomer, OTHER_SUBNET, SUBNET } from "./registration.ts";

/** A state in `block`, with the hashes of the blocks before it, where the least difficulty is asked for. */
export const workState = (block: bigint): State => {
  let state = BlockNumber.put(undefined, block);
  for (let back = 1n; back <= 5n; back += 1n) {
    state = BlockHash.put(state, block - back, hashOfBlock(block - back));
  }
  for (const netuid of [SUBNET, OTHER_SUBNET]) {
    state = NetworkPowRegistrationAllowed.put(NetworksAdded.put(state, netuid, true), netuid, true);
    state = Difficulty.put(MaxRegistrationsPerBlock.put(state, netuid, 2), netuid, 1n);
  }
  return state;
};

/** The newcomer's work on a block, as it stands in `state`. */
export const workOn = (state: State, block: bigint, nonce: bigint): string =>
  createSealHash(BlockHash.get(state, block), nonce, newcomer.hotkey);

export interface Work {
  readonly netuid: number;
  readonly block: bigint;
  readonly nonce: bigint;
  readonly work: string;
}

/** The newcomer registers by work: the state after it, or why it is refused. */
export const registerByWork = (state: State, { netuid, block, nonce, work }: Work): State | string => {
  const args = { netuid, block_number: block, nonce, work, ...newcomer };
  const result = register.body({ rules: finney, state }, signed(newcomer.hotkey), args);
  return Result.isSuccess(result) ? result.success.state : result.failure.reason;
};
