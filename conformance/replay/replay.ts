import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import * as Result from "effect/Result";
import type { Chain, Outcome, RuleSet } from "../../model/rules.ts";
import { type Applied, applyCall, initializeBlock } from "../../model/runtime/block.ts";
import { changesBetween } from "../../model/runtime/changes.ts";
import { toHex } from "../../model/storage/bytes.ts";
import { type State, storageKey } from "../../model/storage/item.ts";
import { triePut, trieRemove } from "../../model/storage/trie.ts";
import type { Json } from "../case.ts";
import { readCall, readOrigin, writeEvent, writeFailure } from "../codecs/calls.ts";
import { writeChanges } from "../codecs/changes.ts";
import { entryReader } from "../codecs/state.ts";
import { type Difference, differences } from "../runner/compare.ts";
import { digestOf } from "./digest.ts";
import type { AdvanceStep, BlockStep, CallStep, Step } from "./scenario.ts";

/** What a step did: the state after it, and where it differs from what is recorded. */
export interface Replayed {
  readonly state: State;
  readonly differences: readonly Difference[];
}

const resultOf = (result: Applied): Json => (Result.isSuccess(result) ? "Ok" : writeFailure(result.failure));

/** A step of ours in the form of a recording. */
const observed = (before: State, result: Applied) => {
  const { state, events }: Outcome = Result.isSuccess(result)
    ? result.success
    : { state: before, events: [] };
  return {
    state,
    shown: {
      result: resultOf(result),
      events: events.map(writeEvent),
      changes: writeChanges(changesBetween(before, state)),
    },
  };
};

/** The parent hash of a block in a recording that does not give it. */
export const recordedParentHash = (block: bigint): string =>
  toHex(sha256(utf8ToBytes(`block:${block - 1n}`)));

const replayCall = ({ rules, state }: Chain, step: CallStep): Replayed => {
  const call = readCall(rules, { call: step.call, args: step.args });
  const { state: after, shown } = observed(
    state,
    applyCall({ rules, state }, { origin: readOrigin(step.origin), call }),
  );
  const { result, events, changes } = step;
  return { state: after, differences: differences("", { result, events, changes } as Json, shown as Json) };
};

const replayBlock = (chain: Chain, step: BlockStep): Replayed => {
  const header = { number: BigInt(step.block), parentHash: step.parent_hash };
  const { state, shown } = observed(chain.state, initializeBlock(chain, header));
  const { result = "Ok", events = [], changes = [] } = step;
  return { state, differences: differences("", { result, events, changes } as Json, shown as Json) };
};

const replayBlocks = ({ rules, state }: Chain, step: AdvanceStep): Replayed => {
  const last = BigInt(step.block);
  let current = state;
  for (let number = last - BigInt(step.advance) + 1n; number <= last; number += 1n) {
    const header = { number, parentHash: recordedParentHash(number) };
    const result = initializeBlock({ rules, state: current }, header);
    if (Result.isFailure(result)) {
      return {
        state: current,
        differences: differences(
          "",
          { block: step.block },
          { block: `${number}`, result: writeFailure(result.failure) },
        ),
      };
    }
    current = result.success.state;
  }
  const digest = digestOf(rules.items, current);
  return { state: current, differences: differences("", { digest: step.digest }, { digest }) };
};

/** One step of a recording, computed and compared. */
export const replayStep = (chain: Chain, step: Step): Replayed => {
  if ("call" in step) return replayCall(chain, step);
  return "advance" in step ? replayBlocks(chain, step) : replayBlock(chain, step);
};

/** The state after the changes that a recording gives for a step, whatever the rules say. */
export const applyRecorded = (rules: RuleSet, state: State, step: Step): State | undefined => {
  if ("advance" in step) return undefined;
  const read = entryReader(rules.items);
  return (step.changes ?? []).reduce<State>((current, [label, keys, before, after]) => {
    const { item, keys: key, value } = read(label, keys, after ?? before);
    const place = storageKey(item, key);
    return after === null ? trieRemove(current, place) : triePut(current, place, { item, keys: key, value });
  }, state);
};
