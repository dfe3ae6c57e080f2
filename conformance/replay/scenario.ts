import * as Schema from "effect/Schema";
import type { Json } from "../case.ts";
import { reader } from "../codecs/values.ts";

const json = Schema.Json;
const changes = Schema.Array(Schema.Tuple([Schema.String, Schema.Array(json), json, json]));

const callStep = Schema.Struct({
  call: Schema.String,
  args: Schema.Record(Schema.String, json),
  origin: json,
  result: json,
  events: Schema.Array(json),
  changes,
});
const advanceStep = Schema.Struct({ advance: Schema.Int, block: Schema.String, digest: Schema.String });
const blockStep = Schema.Struct({
  block: Schema.String,
  parent_hash: Schema.String,
  // A block that cannot be made has a panic as its result, and nothing else.
  result: Schema.optionalKey(json),
  events: Schema.optionalKey(Schema.Array(json)),
  changes: Schema.optionalKey(changes),
});

const readStep = reader(Schema.Union([callStep, advanceStep, blockStep]), "ignore");

/** A call, with all that it did. */
export type CallStep = typeof callStep.Type;
/** Many blocks of which only the end is recorded. */
export type AdvanceStep = typeof advanceStep.Type;
/** The beginning of a block, with all that it did. */
export type BlockStep = typeof blockStep.Type;
/** A step of a recorded run. */
export type Step = CallStep | AdvanceStep | BlockStep;

const readScenario = reader(
  Schema.Struct({
    name: Schema.String,
    genesis: Schema.Record(Schema.String, json),
    steps: Schema.Array(json),
    final: Schema.Record(Schema.String, json),
    digest: Schema.optionalKey(Schema.String),
  }),
  "ignore",
);

/** A recorded run of a chain: the state that it began with, its steps, and the state that it ended in. */
export interface Scenario {
  readonly name: string;
  readonly genesis: Readonly<Record<string, Json>>;
  readonly steps: readonly Step[];
  readonly final: Readonly<Record<string, Json>>;
  readonly digest?: string;
}

/** A case of a transition file. Throws an InputError. */
export const scenarioOf = (input: unknown): Scenario => {
  const scenario = readScenario(input);
  return { ...scenario, steps: scenario.steps.map(readStep) } as Scenario;
};
