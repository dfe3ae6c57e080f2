import * as Schema from "effect/Schema";
import { finney } from "../../model/finney/rules.ts";
import { type ConformanceCase, InputError, type Json, type Outcome } from "../case.ts";
import { reader } from "../codecs/values.ts";
import { requireRowNumbers, requireWholeNumbers } from "./numbers.ts";

export const vectorFormat = "taospec-vectors/1";

const text = (description: string) => Schema.String.annotate({ description });
const json = (description: string) => Schema.Json.annotate({ description });

const outcome = Schema.Union([
  Schema.Struct({ ok: json("What the handler returns") }),
  Schema.Struct({ rejected: text("Refused: the reason, in the chain's words") }),
  Schema.Struct({ panic: text("The chain's code stops here: the first line of its message") }),
]).annotate({ description: "How the case ends" });

const provenance = Schema.Union([
  Schema.Struct({
    kind: Schema.Literal("generated"),
    seed: Schema.Int,
    generator: text("The file that computes the vector from the model and the seed"),
  }),
  Schema.Struct({
    kind: Schema.Literal("observed"),
    source: text("The implementation that was run to record the outcome, and the recording's file"),
  }),
]).annotate({ description: "Where the expected outcome comes from" });

const common = {
  format: Schema.Literal(vectorFormat),
  rules: Schema.Struct({ name: text("Rule set"), version: text("Version of the rule set") }),
  suite: text("Family of handlers, for example yuma"),
  handler: text("What is computed, for example epoch"),
  case: text("Name of the case; the file bears the same"),
  ruleIds: Schema.Array(Schema.String.check(Schema.isPattern(/^[A-Z]+-[0-9]+$/))).annotate({
    description: "The rules of the specification that the case exercises",
  }),
  description: text("One sentence for a reader"),
  provenance,
};

const trace = Schema.Array(
  Schema.Tuple([text("Label"), json('Value, or {"sha256": hex digest of its compact JSON}')]),
).annotate({ description: "The result of each phase, in order" });

const rows = Schema.Array(Schema.Array(Schema.Json)).annotate({
  description: "[argument, …, outcome]: one case a row; the input is the list of the arguments",
});
const pairs = Schema.Array(Schema.Tuple([json("What the handler is given"), outcome])).annotate({
  description: "[input, outcome]: one case a pair",
});

/** One file of the project's own vectors: one case, or many small ones of one handler as rows or pairs. */
export const vectorFile = Schema.Union([
  Schema.Struct({
    ...common,
    input: json("What the handler is given"),
    expected: outcome,
    trace: Schema.optionalKey(trace),
  }),
  Schema.Struct({ ...common, rows }),
  Schema.Struct({ ...common, pairs }),
]).annotate({
  title: "taospec conformance vector",
  description:
    "Integers of more than 32 bits and the bits of fixed-point numbers are decimal strings; bytes are 0x and hex digits.",
});

export type VectorFile = typeof vectorFile.Type;

const readCommon = reader(Schema.Struct(common), "ignore");
const readRows = reader(Schema.Struct({ rows }), "ignore");
const readPairs = reader(Schema.Struct({ pairs }), "ignore");
const readSingle = reader(
  Schema.Struct({ input: Schema.Json, expected: outcome, trace: Schema.optionalKey(trace) }),
  "ignore",
);
const readFields = reader(Schema.Record(Schema.String, Schema.Json));
const readOutcome = reader(outcome);

const knownFields = new Set([...Object.keys(common), "input", "expected", "trace", "rows", "pairs"]);

const outcomeAt = (value: Json | undefined, path: string): Outcome => {
  try {
    return readOutcome(value);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(path, 'expected {"ok"}, {"rejected"} or {"panic"}', { cause: error });
  }
};

type Shared = Pick<ConformanceCase, "file" | "suite" | "handler" | "rules">;

const rowCase = (shared: Shared, name: string, row: readonly Json[], path: string): ConformanceCase => {
  requireRowNumbers(shared.handler, row, path);
  const expected = outcomeAt(row.at(-1), `${path}[${Math.max(0, row.length - 1)}]`);
  return { ...shared, name: `${name} ${path}`, input: row.slice(0, -1), inputPath: path, expected };
};

/** A suite under rules that are not ours goes by their name, so that it is unknown here instead of run wrongly. */
const suiteUnder = (rules: { readonly name: string; readonly version: string }, suite: string): string =>
  rules.name === finney.name && rules.version === finney.version
    ? suite
    : `${suite} under ${rules.name} version ${rules.version}`;

/** The cases of a file of our own format. */
export const readVector = (file: string, json: Json): ConformanceCase[] => {
  const fields = readFields(json);
  const unknown = Object.keys(fields).find((key) => !knownFields.has(key));
  if (unknown !== undefined) throw new InputError(unknown, "unknown field");
  const { rules, suite: ownSuite, handler, ruleIds, case: name } = readCommon(json);
  const suite = suiteUnder(rules, ownSuite);
  const shared: Shared = { file, suite, handler, rules: ruleIds };
  if (fields["rows"] !== undefined)
    return readRows(json).rows.map((row, index) => rowCase(shared, name, row, `rows[${index}]`));
  requireWholeNumbers(json, "");
  if (fields["pairs"] !== undefined)
    return readPairs(json).pairs.map(([input, expected], index) => {
      const path = `pairs[${index}]`;
      return { ...shared, name: `${name} ${path}`, input, inputPath: `${path}[0]`, expected };
    });
  const { input, expected, trace } = readSingle(json);
  return [{ ...shared, name, input, expected, ...(trace === undefined ? {} : { trace }) }];
};
