import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import * as Result from "effect/Result";
import type { Chain, RuleSet, Outcome as StepResult } from "../../model/rules.ts";
import { type Applied, applyCall, type Extrinsic, initializeBlock } from "../../model/runtime/block.ts";
import { changesBetween } from "../../model/runtime/changes.ts";
import type { Panic } from "../../model/runtime/rejection.ts";
import { toHex } from "../../model/storage/bytes.ts";
import type { State } from "../../model/storage/item.ts";
import type { Json } from "../case.ts";
import { readCall, readOrigin, writeEvent, writeFailure } from "../codecs/calls.ts";
import { type ChangeRow, writeChanges } from "../codecs/changes.ts";
import { named } from "../codecs/state.ts";

/** A step as a recording writes it. */
export interface StepRecord {
  /** "Ok", {"error"} or {"panic"}. */
  readonly result: Json;
  readonly events: readonly Json[];
  readonly changes: readonly ChangeRow[];
}

/** What a step did: the state after it, and the same in the words of a recording. */
export interface Executed {
  readonly state: State;
  readonly record: StepRecord;
}

/** How a call or the beginning of a block ended, as a recording writes it. */
export const recordOf = (before: State, result: Applied): Executed => {
  if (Result.isFailure(result)) {
    return { state: before, record: { result: writeFailure(result.failure), events: [], changes: [] } };
  }
  const { state, events }: StepResult = result.success;
  const changes = writeChanges(changesBetween(before, state));
  return { state, record: { result: "Ok", events: events.map(writeEvent), changes } };
};

/** The call that `{call, args, origin}` describes. Throws an InputError before anything is computed. */
export const readExtrinsic = (
  rules: RuleSet,
  { call, args, origin }: { readonly call: string; readonly args: Json; readonly origin: Json },
): Extrinsic => ({
  origin: named("origin", () => readOrigin(origin)),
  call: readCall(rules, { call, args }),
});

/** One call, refused, done or stopped by a panic. */
export const executeCall = (chain: Chain, extrinsic: Extrinsic): Executed =>
  recordOf(chain.state, applyCall(chain, extrinsic));

/** The beginning of a block. */
export const executeBlock = (
  chain: Chain,
  header: { readonly number: bigint; readonly parentHash: string },
): Executed => recordOf(chain.state, initializeBlock(chain, header));

/** The parent hash of a block in a recording that does not give it. */
export const recordedParentHash = (block: bigint): string =>
  toHex(sha256(utf8ToBytes(`block:${block - 1n}`)));

/** Where a run of blocks ends: after its last block, or before the one that cannot be made. */
export interface Advanced {
  readonly state: State;
  readonly stopped?: { readonly block: bigint; readonly panic: Panic };
}

/** `count` blocks without calls, the last one of number `last`. */
export const executeBlocks = ({ rules, state }: Chain, count: number, last: bigint): Advanced => {
  let current = state;
  for (let number = last - BigInt(count) + 1n; number <= last; number += 1n) {
    const result = initializeBlock(
      { rules, state: current },
      { number, parentHash: recordedParentHash(number) },
    );
    if (Result.isFailure(result))
      return { state: current, stopped: { block: number, panic: result.failure } };
    current = result.success.state;
  }
  return { state: current };
};
