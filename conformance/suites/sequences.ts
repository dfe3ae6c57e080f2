import * as Schema from "effect/Schema";
import type { Chain, RuleSet } from "../../model/rules.ts";
import type { State } from "../../model/storage/item.ts";
import type { Handler, Json, Suite } from "../case.ts";
import { writeFailure } from "../codecs/calls.ts";
import { named, readState } from "../codecs/state.ts";
import { reader } from "../codecs/values.ts";
import { digestOf } from "../replay/digest.ts";
import {
  executeBlock,
  executeBlocks,
  executeCall,
  readExtrinsic,
  type StepRecord,
} from "../replay/execute.ts";
import { blockOf, type PlainStep, readPlainStep } from "../replay/scenario.ts";
import { suiteName } from "../ruleSets.ts";

const sequenceCase = reader(
  Schema.Struct({
    genesis: Schema.Record(Schema.String, Schema.Unknown),
    steps: Schema.Array(Schema.Json),
  }),
);

interface Stepped {
  readonly state: State;
  readonly shown: Json;
}

const shownRecord = ({ result, events, changes }: StepRecord): Json => ({
  result,
  events,
  changes: changes as Json,
});

const advance = ({ rules, state }: Chain, count: number, last: bigint): Stepped => {
  const { state: after, stopped } = executeBlocks({ rules, state }, count, last);
  if (stopped !== undefined)
    return { state: after, shown: { block: `${stopped.block}`, result: writeFailure(stopped.panic) } };
  return { state: after, shown: { digest: digestOf(rules.items, after) } };
};

const executeStep = (chain: Chain, step: PlainStep): Stepped => {
  if ("advance" in step) return advance(chain, step.advance, blockOf(step));
  const { state, record } =
    "call" in step
      ? executeCall(chain, readExtrinsic(chain.rules, step))
      : executeBlock(chain, { number: blockOf(step), parentHash: step.parent_hash });
  return { state, shown: shownRecord(record) };
};

/** What each step did, and the digest of the state at the end. */
const replay =
  (rules: RuleSet): Handler =>
  (json) => {
    const { genesis, steps } = sequenceCase(json);
    let state = named("genesis", () => readState(rules.items, genesis));
    const shown = steps.map((step, index) =>
      named(`steps[${index}]`, () => {
        const stepped = executeStep({ rules, state }, readPlainStep(step));
        state = stepped.state;
        return stepped.shown;
      }),
    );
    return { outcome: { ok: { steps: shown, digest: digestOf(rules.items, state) } } };
  };

/** A run of calls and blocks from a state on. */
export const sequencesOf = (rules: RuleSet): Suite => ({
  name: suiteName(rules, "sequence"),
  handlers: new Map([["replay", replay(rules)]]),
});
