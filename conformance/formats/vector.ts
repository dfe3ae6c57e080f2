import * as Schema from "effect/Schema";
import { type CaseStatus, type ConformanceCase, InputError, type Json, type Outcome } from "../case.ts";
import { reader } from "../codecs/values.ts";
import { placeOfSuite, ruleSets, suiteName } from "../ruleSets.ts";
import { requireRowNumbers, requireWholeNumbers } from "./numbers.ts";
import { type Neighbour, withStates } from "./state.ts";

export const vectorFormat = "taospec-vectors/2";

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
  Schema.Struct({
    kind: Schema.Literal("counterexample"),
    seed: Schema.Int,
    path: text("Where the shrunk input stands among those that the seed gives, as the tool prints it"),
    generator: text("The property or the fuzzer that found it"),
  }),
]).annotate({ description: "Where the expected outcome comes from" });

const doubt = Schema.Struct({
  reason: text("What is said against the vector, or why it no longer holds"),
  link: text("Where it is discussed"),
});

/** Whether a vector is to be relied on. */
export const vectorStatus = Schema.Union([
  Schema.Literal("active"),
  Schema.Struct({ disputed: doubt }),
  Schema.Struct({ retired: doubt }),
]).annotate({ description: "active; disputed: run, but decides nothing; retired: not run" });

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
  status: vectorStatus,
  provenance,
};

const given = json(
  'What the handler is given. Its member state or genesis may be {"shared": hash}: the state in states/<hash>.json',
);

const trace = Schema.Array(
  Schema.Tuple([text("Label"), json('Value, or {"sha256": hex digest of its compact JSON}')]),
).annotate({ description: "The result of each phase, in order" });

const rows = Schema.Array(Schema.Array(Schema.Json)).annotate({
  description: "[argument, …, outcome]: one case a row; the input is the list of the arguments",
});
const pairs = Schema.Array(Schema.Tuple([given, outcome])).annotate({
  description: "[input, outcome]: one case a pair",
});

const twins = {
  repair: text("The one thing in which the two differ: origin, args.<name> or state.<item>, with its keys"),
  rejected: Schema.Struct({
    input: given,
    expected: Schema.Struct({ rejected: Schema.String }),
  }).annotate({ description: "The call with one fault" }),
  repaired: Schema.Struct({
    input: given,
    expected: Schema.Struct({ ok: Schema.Json }),
  }).annotate({ description: "The same without it" }),
};

/**
 * One file of the project's own vectors: one case, many small ones of one handler as rows or pairs, or a call that is
 * refused with its repaired twin.
 */
export const vectorFile = Schema.Union([
  Schema.Struct({
    ...common,
    input: given,
    expected: outcome,
    trace: Schema.optionalKey(trace),
  }),
  Schema.Struct({ ...common, rows }),
  Schema.Struct({ ...common, pairs }),
  Schema.Struct({ ...common, ...twins }),
]).annotate({
  title: "taospec conformance vector",
  description:
    "Integers of more than 32 bits and the bits of fixed-point numbers are decimal strings; bytes are 0x and hex digits. " +
    "A state after is told by what differs: calls, rejected, block and sequence give changes [item, keys, before, after], " +
    "root and yuma the items that an epoch writes; only apply_transaction gives all of its few.",
});

export type VectorFile = typeof vectorFile.Type;

const readCommon = reader(Schema.Struct(common), "ignore");
const readRows = reader(Schema.Struct({ rows }), "ignore");
const readPairs = reader(Schema.Struct({ pairs }), "ignore");
const readTwins = reader(Schema.Struct(twins), "ignore");
const readSingle = reader(
  Schema.Struct({ input: Schema.Json, expected: outcome, trace: Schema.optionalKey(trace) }),
  "ignore",
);
const readFields = reader(Schema.Record(Schema.String, Schema.Json));
const readOutcome = reader(outcome);

const knownFields = new Set([
  ...Object.keys({ ...common, ...twins }),
  ...["input", "expected", "trace", "rows", "pairs"],
]);

const outcomeAt = (value: Json | undefined, path: string): Outcome => {
  try {
    return readOutcome(value);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(path, 'expected {"ok"}, {"rejected"} or {"panic"}', { cause: error });
  }
};

/** What the cases of one file have in common. */
type Shared = Omit<ConformanceCase, "input" | "inputPath" | "expected" | "trace">;

type Own = Pick<ConformanceCase, "input" | "expected" | "trace"> & { readonly inputPath: string };

/** One of several cases of a file; `mark` tells it apart in IDs, `place` in names. */
const oneOf = (shared: Shared, mark: string | number, place: string, own: Own): ConformanceCase => ({
  ...shared,
  id: `${shared.id}#${mark}`,
  name: `${shared.name} ${place}`,
  ...own,
});

const rowCase = (shared: Shared, row: readonly Json[], index: number): ConformanceCase => {
  const path = `rows[${index}]`;
  requireRowNumbers(shared.handler, row, path);
  const expected = outcomeAt(row.at(-1), `${path}[${Math.max(0, row.length - 1)}]`);
  return oneOf(shared, index, path, { input: row.slice(0, -1), inputPath: path, expected });
};

/** A suite under rules that are not ours goes by their name, so that it is unknown here instead of run wrongly. */
const suiteUnder = (rules: { readonly name: string; readonly version: string }, suite: string): string => {
  const known = ruleSets.get(rules.name);
  return known?.version === rules.version
    ? suiteName(known, suite)
    : `${suite} under ${rules.name} version ${rules.version}`;
};

const statusOf = (status: typeof vectorStatus.Type): CaseStatus | undefined => {
  if (status === "active") return undefined;
  return "disputed" in status
    ? { kind: "disputed", ...status.disputed }
    : { kind: "retired", ...status.retired };
};

const sharedOf = (file: string, json: Json): Shared => {
  const { rules, suite: ownSuite, handler, ruleIds, case: name, ...rest } = readCommon(json);
  const { description, provenance } = rest;
  const suite = suiteUnder(rules, ownSuite);
  const id = `${suite}/${handler}/${name}`;
  const shared: Shared = { file, id, name, suite, handler, rules: ruleIds, description, provenance };
  const status = statusOf(rest.status);
  return status === undefined ? shared : { ...shared, status };
};

const twinCases = (shared: Shared, json: Json): ConformanceCase[] => {
  const read = readTwins(json);
  return (["rejected", "repaired"] as const).map((twin) =>
    oneOf(shared, twin, twin, { ...read[twin], inputPath: `${twin}.input` }),
  );
};

const pairCases = (shared: Shared, json: Json): ConformanceCase[] =>
  readPairs(json).pairs.map(([input, expected], index) => {
    const path = `pairs[${index}]`;
    return oneOf(shared, index, path, { input, inputPath: `${path}[0]`, expected });
  });

const singleCase = (shared: Shared, json: Json): ConformanceCase => {
  const { input, expected, trace } = readSingle(json);
  return { ...shared, input, expected, ...(trace === undefined ? {} : { trace }) };
};

const casesOf = (shared: Shared, json: { readonly [key: string]: Json }): ConformanceCase[] => {
  if (json["pairs"] !== undefined) return pairCases(shared, json);
  if (json["repair"] !== undefined || placeOfSuite(shared.suite).suite === "rejected")
    return twinCases(shared, json);
  return [singleCase(shared, json)];
};

/** The cases of a file of our own format; `neighbour` reads the states that it shares with others. */
export const readVector = (file: string, json: Json, neighbour: Neighbour): ConformanceCase[] => {
  const fields = readFields(json);
  const unknown = Object.keys(fields).find((key) => !knownFields.has(key));
  if (unknown !== undefined) throw new InputError(unknown, "unknown field");
  const shared = sharedOf(file, json);
  if (fields["rows"] !== undefined)
    return readRows(json).rows.map((row, index) => rowCase(shared, row, index));
  requireWholeNumbers(json, "");
  return casesOf(shared, fields).map((subject) => ({
    ...subject,
    input: withStates(subject.input, subject.inputPath ?? "input", neighbour),
  }));
};
