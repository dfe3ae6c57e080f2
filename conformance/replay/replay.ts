import type { Chain, RuleSet } from "../../model/rules.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import { type Entry, encodeEntry, type State, storageKey } from "../../model/storage/item.ts";
import { type Known, stateRoot } from "../../model/storage/stateRoot.ts";
import { triePut, trieRemove } from "../../model/storage/trie.ts";
import type { Json } from "../case.ts";
import { writeFailure } from "../codecs/calls.ts";
import { entryReader, isMapItem, named, readState, writeState } from "../codecs/state.ts";
import { rulesOfStep } from "../rules.ts";
import { differences } from "../runner/compare.ts";
import { recordDifferences, type StepDifference, stateDifferences } from "./compare.ts";
import { digestOf } from "./digest.ts";
import { type Executed, executeBlock, executeBlocks, executeCall, readExtrinsic } from "./execute.ts";
import {
  type AdvanceStep,
  type BlockStep,
  blockOf,
  type CallStep,
  type Scenario,
  type Step,
  stepLabel,
} from "./scenario.ts";

/** What a step did: the state after it, and where it differs from what is recorded. */
export interface Replayed {
  readonly state: State;
  readonly differences: readonly StepDifference[];
}

/** A recorded change that the rules do not make may be one that there cannot be. Throws an InputError. */
const requireEntries = ({ items }: RuleSet, { changes = [] }: CallStep | BlockStep): void => {
  const read = entryReader(items);
  for (const [index, [label, keys, before, after]] of changes.entries()) {
    for (const value of before === null && after === null
      ? [null]
      : [before, after].filter((side) => side !== null))
      named(`changes[${index}]`, () => read(label, keys, value));
  }
};

const compared = ({ rules }: Chain, step: CallStep | BlockStep, { state, record }: Executed): Replayed => {
  const found = recordDifferences(step, record);
  if (found.length > 0) requireEntries(rules, step);
  return { state, differences: found };
};

const replayCall = (chain: Chain, step: CallStep): Replayed => {
  return compared(chain, step, executeCall(chain, readExtrinsic(chain.rules, step)));
};

const replayBlock = (chain: Chain, step: BlockStep): Replayed => {
  const header = { number: blockOf(step), parentHash: step.parent_hash };
  return compared(chain, step, executeBlock(chain, header));
};

const replayBlocks = (chain: Chain, { advance, block, digest }: AdvanceStep): Replayed => {
  const { state, stopped } = executeBlocks(chain, advance, BigInt(block));
  if (stopped !== undefined) {
    const end = { block: `${stopped.block}`, result: writeFailure(stopped.panic) };
    return { state, differences: differences("", { block, result: "Ok" }, end) };
  }
  const found = digest === undefined ? undefined : digestOf(chain.rules.items, state);
  return { state, differences: differences("digest", digest, found) };
};

/** One step of a recording, computed and compared; its state root is not looked at. */
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

/** What a run of a scenario says of each of its steps, and once more of the state that it ends in. */
export interface Judged {
  /** Counted from zero; undefined for the end. */
  readonly step: number | undefined;
  /** The call, "block", "advance" or "end". */
  readonly label: string;
  /** The block in which it happens. */
  readonly block: bigint;
  /** The rules that the step follows. */
  readonly rules: readonly string[];
  readonly state: State;
  readonly differences: readonly StepDifference[];
}

/** Roots of the states of one run: what is known of one serves the next. */
export const rootsOf = (): ((state: State) => string) => {
  const known: Known<Entry> = new WeakMap();
  return (state) => stateRoot(state, encodeEntry, known);
};

const rootDifferences = (
  expected: string | undefined,
  root: string | undefined,
): readonly StepDifference[] => (expected === undefined ? [] : differences("state_root", expected, root));

const judgeStep = (chain: Chain, step: Step, rootOf: (state: State) => string): Omit<Judged, "step"> => {
  const { state, differences: found } = replayStep(chain, step);
  const root = step.state_root === undefined ? undefined : rootOf(state);
  return {
    label: stepLabel(step),
    block: BlockNumber.get(state),
    rules: rulesOfStep(chain.rules, step),
    state,
    differences: [...found, ...rootDifferences(step.state_root, root)],
  };
};

const withoutSystem = (state: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(state).filter(([item]) => !item.startsWith("System.")));

/** The block that cannot be made has no state: what is recorded after it has its number and parent all the same. */
const endsInPanic = ({ steps }: Scenario): boolean => {
  const last = steps.at(-1);
  return last !== undefined && "parent_hash" in last && differences("", last.result ?? "Ok", "Ok").length > 0;
};

/** What the System pallet keeps of blocks is compared only where the recording has it. */
const finalDifferences = (
  { items }: RuleSet,
  state: State,
  scenario: Scenario,
): readonly StepDifference[] => {
  const { final: given } = scenario;
  if (given === undefined) return [];
  const recorded = writeState(
    items,
    named("final", () => readState(items, given)),
  );
  const final = endsInPanic(scenario) ? withoutSystem(recorded) : recorded;
  const found = writeState(items, state);
  const whole = Object.keys(final).some((item) => item.startsWith("System."));
  return stateDifferences(final, whole ? found : withoutSystem(found), isMapItem(items));
};

const judgeEnd = ({ rules, state }: Chain, scenario: Scenario, rootOf: (state: State) => string): Judged => {
  const { digest, state_root: expected } = scenario;
  const root = expected === undefined ? undefined : rootOf(state);
  const found = [
    ...finalDifferences(rules, state, scenario),
    ...(digest === undefined ? [] : differences("digest", digest, digestOf(rules.items, state))),
    ...rootDifferences(expected, root),
  ];
  return {
    step: undefined,
    label: "end",
    block: BlockNumber.get(state),
    rules: ["RUN-7"],
    state,
    differences: found,
  };
};

/**
 * [RUN-6] Runs a scenario step by step, and says of each step and of the end where they differ from what is recorded.
 * The steps after a difference begin in the state that the rules have led to. Throws an InputError that names the place
 * of what it cannot read.
 */
export function* replayScenario(rules: RuleSet, scenario: Scenario): Generator<Judged, void> {
  const rootOf = rootsOf();
  let state = named("genesis", () => readState(rules.items, scenario.genesis));
  for (const [index, step] of scenario.steps.entries()) {
    const judged = named(`steps[${index}]`, () => judgeStep({ rules, state }, step, rootOf));
    state = judged.state;
    yield { step: index, ...judged };
  }
  yield judgeEnd({ rules, state }, scenario, rootOf);
}
