import * as Schema from "effect/Schema";
import { InputError, type Json } from "../case.ts";
import { named } from "../codecs/state.ts";
import { account, reader } from "../codecs/values.ts";

const json = Schema.Json;
const changes = Schema.Array(Schema.Tuple([Schema.String, Schema.Array(json), json, json]));
const blockNumber = Schema.String.check(
  Schema.makeFilter((text) => /^(0|[1-9][0-9]{0,9})$/.test(text) && BigInt(text) < 2n ** 32n, {
    expected: "a block number, u32 as a decimal string",
  }),
);

/** How a step ended. */
const result = Schema.Union([
  Schema.Literal("Ok"),
  Schema.Struct({ error: Schema.String }),
  Schema.Struct({ panic: Schema.String }),
]);

/** What a step may say of what it did. */
const outcome = {
  result: Schema.optionalKey(result),
  events: Schema.optionalKey(Schema.Array(json)),
  changes: Schema.optionalKey(changes),
  state_root: Schema.optionalKey(account),
};

/** What a step is, without what it did. */
const plain = {
  call: { call: Schema.String, args: Schema.Record(Schema.String, json), origin: json },
  advance: {
    advance: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 2 ** 32 - 1 })),
    block: blockNumber,
  },
  block: { block: blockNumber, parent_hash: account },
};

const callStep = Schema.Struct({ ...plain.call, ...outcome, result });
const advanceStep = Schema.Struct({
  ...plain.advance,
  digest: Schema.optionalKey(account),
  state_root: Schema.optionalKey(account),
});
const blockStep = Schema.Struct({ ...plain.block, ...outcome });

/** A step of a log, as a schema. */
export const stepSchema = Schema.Union([callStep, advanceStep, blockStep]);

/** A call, with what it did. */
export type CallStep = typeof callStep.Type;
/** Many blocks of which only the end is recorded. */
export type AdvanceStep = typeof advanceStep.Type;
/** The beginning of a block, with what it did. */
export type BlockStep = typeof blockStep.Type;
/** A step of a recorded run. */
export type Step = CallStep | AdvanceStep | BlockStep;

/** Whether fields that are not known are a fault, as in our own formats, or remarks, as in recordings of the chain. */
export type Excess = "error" | "ignore";

const readersFor = (excess: Excess) => ({
  call: reader(callStep, excess),
  advance: reader(advanceStep, excess),
  block: reader(blockStep, excess),
});

const readers = { error: readersFor("error"), ignore: readersFor("ignore") };

const plainReaders = {
  call: reader(Schema.Struct(plain.call)),
  advance: reader(Schema.Struct(plain.advance)),
  block: reader(Schema.Struct(plain.block)),
};

const isObject = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const kindOf = (value: unknown): "call" | "advance" | "block" => {
  if (!isObject(value)) throw new InputError("(whole)", "a step, an object, is expected");
  return "call" in value ? "call" : "advance" in value ? "advance" : "block";
};

/** A step of a recording. Throws an InputError. */
export const readStep = (value: unknown, excess: Excess): Step => readers[excess][kindOf(value)](value);

/** A step without what it did, as the input of a vector holds it. */
export type PlainStep =
  | Omit<CallStep, keyof typeof outcome>
  | Omit<AdvanceStep, "digest" | "state_root">
  | Omit<BlockStep, keyof typeof outcome>;

/** A step of which only is said what it is. Throws an InputError. */
export const readPlainStep = (value: unknown): PlainStep => plainReaders[kindOf(value)](value);

/** What a step of a recording is, without what it did. */
export const plainStep = (step: Step): PlainStep => {
  if ("call" in step) return { call: step.call, args: step.args, origin: step.origin };
  if ("advance" in step) return { advance: step.advance, block: step.block };
  return { block: step.block, parent_hash: step.parent_hash };
};

/** What a step is called in reports: its call, or what it does with blocks. */
export const stepLabel = (step: PlainStep): string =>
  "call" in step ? step.call : "advance" in step ? "advance" : "block";

const state = Schema.Record(Schema.String, json);

const scenarioSchema = Schema.Struct({
  name: Schema.String,
  genesis: state,
  steps: Schema.Array(json),
  final: Schema.optionalKey(state),
  digest: Schema.optionalKey(Schema.String),
  state_root: Schema.optionalKey(account),
});

const scenarioReaders = { error: reader(scenarioSchema, "error"), ignore: reader(scenarioSchema, "ignore") };

/** A recorded run of a chain: the state that it began with, its steps, and the state that it ended in. */
export interface Scenario {
  readonly name: string;
  readonly genesis: Readonly<Record<string, Json>>;
  readonly steps: readonly Step[];
  readonly final?: Readonly<Record<string, Json>>;
  readonly digest?: string;
  readonly state_root?: string;
}

/** A recorded run, by default one of a transition file. Throws an InputError that names the place in it. */
export const scenarioOf = (input: unknown, excess: Excess = "ignore"): Scenario => {
  const scenario = scenarioReaders[excess](input);
  const steps = scenario.steps.map((step, index) => named(`steps[${index}]`, () => readStep(step, excess)));
  return { ...scenario, steps };
};

/** The number of a block, from its text. */
export const blockOf = ({ block }: { readonly block: string }): bigint => BigInt(block);

const panics = (step: Step): boolean =>
  "result" in step && typeof step.result === "object" && "panic" in step.result;

/** The block that a step begins, or the last one of those that it stands for. One that cannot be made is none. */
const blockAfter = (step: BlockStep | AdvanceStep, before: bigint): bigint => {
  const expected = before + BigInt("advance" in step ? step.advance : 1);
  const found = blockOf(step);
  if (found !== expected)
    throw new InputError("block", `block ${expected} is expected after block ${before} (found ${found})`);
  return panics(step) ? before : found;
};

/** Blocks follow each other without a gap from `begin` on, and no call stands before the first. Throws an InputError. */
export const requireOrder = (steps: readonly Step[], begin: bigint): void => {
  if (steps.length === 0) throw new InputError("steps", "at least one step is expected");
  let block = begin;
  for (const [index, step] of steps.entries()) {
    if (!("call" in step)) block = named(`steps[${index}]`, () => blockAfter(step, block));
    else if (index === 0)
      throw new InputError("steps[0]", "the beginning of a block is expected before a call");
  }
};
