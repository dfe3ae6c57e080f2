import * as Schema from "effect/Schema";
import { finney } from "../../model/finney/rules.ts";
import type { RuleSet } from "../../model/rules.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import { itemLabel } from "../../model/storage/item.ts";
import { InputError, type Json } from "../case.ts";
import { entryReader, named } from "../codecs/state.ts";
import { account, reader } from "../codecs/values.ts";
import { requireWholeNumbers } from "../formats/numbers.ts";
import type { Neighbour } from "../formats/state.ts";
import { readVector, vectorFormat } from "../formats/vector.ts";
import { placeOfSuite, ruleSets } from "../ruleSets.ts";
import { type Excess, requireOrder, type Scenario, scenarioOf, stepSchema } from "./scenario.ts";

/** A log of blocks and calls, with the state that it begins with. */
export const logFormat = "taospec-log/1";

/** A recorded run and where it stands in its file. */
export interface PlacedScenario {
  /** The rule set that it is held to. */
  readonly rules: RuleSet;
  readonly scenario: Scenario;
  /** Path in the file, for messages; empty for the whole of it. */
  readonly place: string;
  /** Whether it is a log of our own, which is held to more than a recording or a vector. */
  readonly isLog: boolean;
}

type Fields = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const placed = (rules: RuleSet, place: string, value: Json, excess: Excess): PlacedScenario => {
  requireWholeNumbers(value, place);
  const read = () => scenarioOf(value, excess);
  return { rules, scenario: place === "" ? read() : named(place, read), place, isLog: false };
};

const recordings = ({ fork, suite, cases }: Fields): readonly PlacedScenario[] | undefined => {
  if (fork !== finney.name || suite !== "transition") return undefined;
  if (!Array.isArray(cases)) throw new InputError("cases", "an array is expected");
  return cases.map((value: Json, index) => placed(finney, `cases[${index}]`, value, "ignore"));
};

/** Each step of the input with what is expected of it. */
const merged = (steps: Json | undefined, outcomes: Json | undefined): Json => {
  if (!Array.isArray(steps) || !Array.isArray(outcomes) || steps.length !== outcomes.length)
    throw new InputError("expected.ok.steps", "as many outcomes as the input has steps are expected");
  return steps.map((step: Fields, index) => ({ ...step, ...(outcomes[index] as Fields) }));
};

const sequences = (json: Fields, neighbour: Neighbour): readonly PlacedScenario[] | undefined => {
  if (json["suite"] !== "sequence") return undefined;
  return readVector("", json, neighbour).map(({ name, suite, input, expected }) => {
    const place = placeOfSuite(suite);
    if (place.suite !== "sequence") throw new InputError("rules", "a rule set that is known is expected");
    const given = input as Fields;
    if (!("ok" in expected)) throw new InputError("expected", 'an "ok" is expected');
    const { steps, ...end } = expected.ok as Fields;
    return placed(
      place.rules,
      "",
      { name, genesis: given["genesis"]!, steps: merged(given["steps"], steps), ...end },
      "error",
    );
  });
};

const state = Schema.Record(Schema.String, Schema.Json);

const logFields = {
  format: Schema.Literal(logFormat),
  rules: Schema.Struct({
    name: Schema.Literals([...ruleSets.keys()]),
    version: Schema.Literals([...new Set([...ruleSets.values()].map(({ version }) => version))]),
  }).annotate({ description: "The rule set that the log is held to" }),
  name: Schema.optionalKey(Schema.String.annotate({ description: "What reports call the run" })),
  genesis: state.annotate({
    description: "The state before the first step, by item; what is absent left out",
  }),
  final: Schema.optionalKey(state.annotate({ description: "The state after the last step" })),
  digest: Schema.optionalKey(account.annotate({ description: "SHA-256 of the state after the last step" })),
  state_root: Schema.optionalKey(account.annotate({ description: "Root of the state after the last step" })),
};

/** A log as one JSON object. */
export const logFile = Schema.Struct({ ...logFields, steps: Schema.Array(stepSchema) }).annotate({
  title: "taospec log of blocks and calls",
  description:
    "Recorded steps of a chain, from a state on. This is a log as one object; as JSON lines each step has a line of its own, after the rest.",
});

/** Steps are read one by one, so that a fault names the kind of step that it is about. */
const readLog = reader(Schema.Struct({ ...logFields, steps: Schema.Array(Schema.Json) }));

const readNumber = entryReader([BlockNumber]);

/** The block that a state stands at, as it writes it. */
const blockIn = ({ [itemLabel(BlockNumber)]: number }: Fields): bigint =>
  number === undefined
    ? BlockNumber.absent
    : (readNumber(itemLabel(BlockNumber), [], number).value as bigint);

const rulesNamed = ({ name, version }: { readonly name: string; readonly version: string }): RuleSet => {
  const known = ruleSets.get(name);
  if (known?.version !== version)
    throw new InputError("rules.version", `the present version of ${name} is expected`);
  return known;
};

const log = (json: Fields): readonly PlacedScenario[] => {
  const { format: _, rules, ...fields } = readLog(json);
  const run = placed(rulesNamed(rules), "", { name: "log", ...fields }, "error");
  requireOrder(
    run.scenario.steps,
    named("genesis", () => blockIn(fields.genesis)),
  );
  return [{ ...run, isLog: true }];
};

/**
 * The runs that a file holds; undefined where it is a file of another kind. `neighbour` reads a state that it shares
 * with others. Throws an InputError.
 */
export const scenariosOf = (
  json: Json,
  neighbour: Neighbour = () => undefined,
): readonly PlacedScenario[] | undefined => {
  if (!isObject(json)) return undefined;
  if (json["format"] === "oracle/1") return recordings(json);
  if (json["format"] === vectorFormat) return sequences(json, neighbour);
  return json["format"] === logFormat ? log(json) : undefined;
};

/** Whether a line is the first one of a log. */
export const isHeader = (line: Json | undefined): line is Fields =>
  isObject(line) && line["format"] === logFormat;

/** Fields of the line that may end a log: what is known of the state after its last step. */
const endFields = ["final", "digest", "state_root"];

const isEnd = (line: Json | undefined): line is Fields =>
  isObject(line) && Object.keys(line).every((key) => endFields.includes(key));

/** A log of which each step has a line of its own: first the header, then the steps, then perhaps the end. */
export const logOfLines = (lines: readonly Json[]): Json => {
  const [header, ...rest] = lines;
  if (!isHeader(header)) throw new InputError("line 1", `a header of format ${logFormat} is expected`);
  if (header["steps"] !== undefined)
    throw new InputError("line 1: steps", "each step on a line of its own is expected, none in the header");
  const last = rest.at(-1);
  const end = isEnd(last) ? last : {};
  return { ...header, steps: isEnd(last) ? rest.slice(0, -1) : rest, ...end };
};
