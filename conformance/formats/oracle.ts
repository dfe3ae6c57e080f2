import * as Schema from "effect/Schema";
import { finney } from "../../model/finney/rules.ts";
import { type ConformanceCase, InputError, type Json, type Outcome, type Trace } from "../case.ts";
import { named, readState } from "../codecs/state.ts";
import { reader } from "../codecs/values.ts";
import { digestOf } from "../replay/digest.ts";
import { plainStep, readStep, type Scenario, type Step, scenarioOf } from "../replay/scenario.ts";
import { rulesOf, rulesOfSteps } from "../rules.ts";
import { requireRowNumbers, requireWholeNumbers } from "./numbers.ts";
import type { Neighbour } from "./state.ts";

/** Recorded outputs of the chain's own code. Keys that are not read here (overflow, debug_panic …) are remarks. */
const header = reader(
  Schema.Struct({
    fork: Schema.String,
    suite: Schema.String,
    cases: Schema.Array(Schema.Json),
    thresholds: Schema.optionalKey(Schema.Json),
  }),
  "ignore",
);

interface Placed {
  readonly file: string;
  readonly value: Json;
  readonly path: string;
  readonly neighbour: Neighbour;
}

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A recorded result as an outcome: {"error"} and {"panic"} stand alone in their objects. */
const outcomeOf = (result: Json): Outcome => {
  if (isObject(result) && Object.keys(result).length === 1) {
    const { error, panic } = result;
    if (typeof error === "string") return { rejected: error };
    if (typeof panic === "string") return { panic };
  }
  return { ok: result };
};

/** Reads one case and puts the place of a fault before it. */
const placedReader = <Value>(schema: Schema.Codec<Value, unknown>) => {
  const read = reader(schema, "ignore");
  return ({ value, path }: Placed): Value => {
    try {
      return read(value);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const inner = error.path === "(whole)" ? "" : `.${error.path}`;
      throw new InputError(`${path}${inner}`, error.expectation, { cause: error });
    }
  };
};

/** The same for a case that holds whole numbers only. */
const caseReader = <Value>(schema: Schema.Codec<Value, unknown>) => {
  const read = placedReader(schema);
  return (placed: Placed): Value => {
    requireWholeNumbers(placed.value, placed.path);
    return read(placed);
  };
};

/** Names are unique in their file, so that the file's own name tells them apart. */
const idOf = (file: string, suite: string, handler: string, name: string): string =>
  `${suite}/${handler}/${/([^/\\]*?)(\.json)?$/.exec(file)?.[1]}:${name}`;

const built = (
  { file, path }: Placed,
  suite: string,
  handler: string,
  rest: Pick<ConformanceCase, "name" | "input" | "expected"> & { readonly inputPath?: string; trace?: Trace },
): ConformanceCase => {
  const id = idOf(file, suite, handler, rest.name);
  return { file, id, suite, handler, rules: rulesOf(suite, handler), inputPath: path, ...rest };
};

const group = Schema.Struct({ type: Schema.String, op: Schema.String });
const readGroup = placedReader(
  Schema.Union([
    Schema.Struct({ ...group.fields, rows: Schema.Array(Schema.Array(Schema.Json)) }),
    Schema.Struct({ ...group.fields, args: Schema.Array(Schema.Json), result: Schema.Json }),
  ]),
);

const arithmeticRow = (placed: Placed, handler: string, row: readonly Json[], path: string) => {
  requireRowNumbers(handler, row, path);
  const result = row.at(-1);
  if (row.length < 2 || result === undefined)
    throw new InputError(path, `expected arguments and a result (found ${row.length} elements)`);
  const input = row.slice(0, -1);
  return built(placed, "numbers", handler, {
    name: path,
    input,
    inputPath: path,
    expected: outcomeOf(result),
  });
};

/** A recorded step is [operation, key, argument, result, …]; the first three are given, the rest is answered. */
const shareStepInput = 3;

/** A row of the share pool is a whole sequence of steps. */
const sequenceRow = (placed: Placed, handler: string, row: readonly Json[], path: string) => {
  requireWholeNumbers(row, path);
  const steps = row.map((step, index): readonly Json[] => {
    if (Array.isArray(step)) return step;
    throw new InputError(`${path}[${index}]`, "expected a step, an array");
  });
  const input = steps.map((step) => step.slice(0, shareStepInput));
  const expected = { ok: steps.map((step) => step.slice(shareStepInput)) };
  return built(placed, "numbers", handler, { name: path, input, inputPath: path, expected });
};

/** Groups of rows, one case a row: arguments, then the result. Or one case with `args` and `result`. */
const arithmetic = (placed: Placed): ConformanceCase[] => {
  const value = readGroup(placed);
  const handler = `${value.type}.${value.op}`;
  if (!("rows" in value)) return [arithmeticRow(placed, handler, [...value.args, value.result], placed.path)];
  const read = value.type === "SharePool" ? sequenceRow : arithmeticRow;
  return value.rows.map((row, index) => read(placed, handler, row, `${placed.path}.rows[${index}]`));
};

const trace = Schema.Array(Schema.Tuple([Schema.String, Schema.Json]));

const readEpoch = caseReader(
  Schema.Struct({
    name: Schema.String,
    input: Schema.Json,
    output: Schema.Union([
      Schema.Struct({ result: Schema.Json, state: Schema.Json }),
      Schema.Struct({ panic: Schema.String }),
    ]),
    trace: Schema.optionalKey(trace),
  }),
);

type EpochOutput = ReturnType<typeof readEpoch>["output"];

/** A root epoch that panics has a state all the same: BlockEmission is written before its panics. */
const rootOutcome = (output: EpochOutput): Outcome =>
  "panic" in output ? output : { ok: { result: output.result, state: output.state } };

/** A subnet's epoch that panics has none, whether its recording gives one or not. */
const subnetOutcome = (output: EpochOutput): Outcome => {
  const whole = rootOutcome(output);
  const result = "panic" in output ? whole : outcomeOf(output.result);
  return "panic" in result ? result : whole;
};

/** The recorded `changes` are the difference between two states that are both here, so they add nothing. */
const epochs =
  (suite: string, handler: string, outcome: (output: EpochOutput) => Outcome) =>
  (placed: Placed): ConformanceCase[] => {
    const { name, input, output, trace } = readEpoch(placed);
    const expected = outcome(output);
    const inputPath = `${placed.path}.input`;
    return [
      built(placed, suite, handler, {
        name,
        input,
        inputPath,
        expected,
        // What was computed before a panic is no part of how the epoch ended.
        ...(trace === undefined || "panic" in expected ? {} : { trace }),
      }),
    ];
  };

const readFunction = caseReader(Schema.Struct({ fn: Schema.String, args: Schema.Json, result: Schema.Json }));

const functions = (placed: Placed): ConformanceCase[] => {
  const { fn, args, result } = readFunction(placed);
  const inputPath = `${placed.path}.args`;
  return [
    built(placed, "function", fn, { name: placed.path, input: args, inputPath, expected: outcomeOf(result) }),
  ];
};

const readIssuance = caseReader(
  Schema.Struct({
    issuance: Schema.String,
    result: Schema.Json,
    written_BlockEmission: Schema.optionalKey(Schema.NullOr(Schema.String)),
  }),
);

const tokenomicsCase = (placed: Placed, handler: string, name: string, input: Json, expected: Outcome) =>
  built(placed, "tokenomics", handler, { name, input, expected });

/** BlockEmission as it stood when the recordings were made: its default. */
const stored = "1000000000";

/** The emission, and what the chain then stores as BlockEmission (nothing where that does not change). */
const issuances = (placed: Placed): ConformanceCase[] => {
  const { issuance, result, written_BlockEmission: written } = readIssuance(placed);
  const emission = tokenomicsCase(placed, "block_emission", placed.path, { issuance }, outcomeOf(result));
  if (written === undefined) return [emission];
  const name = `${placed.path}.written_BlockEmission`;
  const input = { stored, issuance };
  return [emission, tokenomicsCase(placed, "written_block_emission", name, input, { ok: written })];
};

const readThreshold = caseReader(
  Schema.Struct({
    first_issuance: Schema.String.check(
      Schema.isPattern(/^(0|[1-9][0-9]*)$/, { expected: "u64 as a decimal string" }),
    ),
    block_emission: Schema.String,
  }),
);

/** Each threshold is two cases: the new emission from it on, the old one a rao before it. */
const thresholds = (file: string, value: Json | undefined): ConformanceCase[] => {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new InputError("thresholds", "expected an array");
  const placed = value.map(
    (entry: Json, index): Placed => ({
      file,
      value: entry,
      path: `thresholds[${index}]`,
      neighbour: () => undefined,
    }),
  );
  const read = placed.map(readThreshold);
  return read.flatMap(({ first_issuance: first, block_emission: emission }, index) => {
    const place = placed[index]!;
    const from = tokenomicsCase(place, "block_emission", place.path, { issuance: first }, { ok: emission });
    const before = read[index - 1]?.block_emission;
    if (before === undefined) return [from];
    const last = `${BigInt(first) - 1n}`;
    return [
      tokenomicsCase(place, "block_emission", `${place.path} - 1`, { issuance: last }, { ok: before }),
      from,
    ];
  });
};

/** What a recording says of a step, as the suite `sequence` answers it. */
const recordOf = (step: Step): Json => {
  if ("advance" in step) return step.digest === undefined ? {} : { digest: step.digest };
  const { result = "Ok", events = [], changes = [] } = step;
  return { result, events, changes: changes as Json };
};

const digestOfEnd = ({ digest, final }: Scenario): string =>
  digest ??
  digestOf(
    finney.items,
    named("final", () => readState(finney.items, final ?? {})),
  );

/** A recorded run as a case: what each of its steps did, and the digest of the state at the end. */
export const sequenceCase = (file: string, scenario: Scenario, inputPath: string): ConformanceCase => ({
  file,
  id: idOf(file, "sequence", "replay", scenario.name),
  name: scenario.name,
  suite: "sequence",
  handler: "replay",
  rules: rulesOfSteps(finney, scenario.steps),
  input: { genesis: scenario.genesis, steps: scenario.steps.map(plainStep) as Json },
  inputPath,
  expected: { ok: { steps: scenario.steps.map(recordOf), digest: digestOfEnd(scenario) } },
});

const transitions = ({ file, value, path }: Placed): ConformanceCase[] => {
  requireWholeNumbers(value, path);
  return [
    sequenceCase(
      file,
      named(path, () => scenarioOf(value)),
      path,
    ),
  ];
};

const readGenesis = placedReader(
  Schema.Struct({
    name: Schema.String,
    snapshot: Schema.String,
    steps: Schema.optionalKey(Schema.Array(Schema.Struct({ block: Schema.String, step: Schema.Json }))),
    checkpoints: Schema.Array(
      Schema.Struct({ block: Schema.String, digest: Schema.String, item_digests: Schema.Json }),
    ),
  }),
);

const plainSteps = (steps: readonly { readonly block: string; readonly step: Json }[]): Json =>
  steps.map(({ block, step }) => ({ block, step: plainStep(readStep(step, "ignore")) as Json }));

/** Totals that a checkpoint gives besides are those of the state whose digest it gives. */
const genesisCases = (placed: Placed): ConformanceCase[] => {
  const { name, snapshot, steps = [], checkpoints } = readGenesis(placed);
  const content = placed.neighbour(snapshot);
  const expected = {
    ok: {
      steps: steps.map(({ step }) => recordOf(readStep(step, "ignore"))),
      checkpoints: checkpoints.map(({ block, digest, item_digests }) => ({ block, digest, item_digests })),
    },
  };
  const input = {
    snapshot: content ?? null,
    steps: plainSteps(steps),
    checkpoints: checkpoints.map(({ block }) => block),
  };
  const skip = content === undefined ? { skip: `the snapshot ${snapshot} is not there` } : {};
  return [{ ...built(placed, "genesis", "run", { name, input, expected }), ...skip }];
};

/** A suite that nothing here can run: its cases are kept, so that they fail under their own names. */
const foreign =
  (suite: string) =>
  ({ file, value, path }: Placed): ConformanceCase[] => {
    const { name, fn } = isObject(value) ? value : {};
    const known = typeof name === "string" ? name : path;
    const handler = typeof fn === "string" ? fn : suite;
    const id = idOf(file, suite, handler, known);
    return [{ file, id, name: known, suite, handler, rules: [], input: null, expected: { ok: null } }];
  };

const suitesOf: Readonly<Record<string, Readonly<Record<string, (placed: Placed) => ConformanceCase[]>>>> = {
  common: { arithmetic },
  finney: {
    epoch: epochs("yuma", "epoch", subnetOutcome),
    root_epoch: epochs("root", "root_epoch", rootOutcome),
    issuance: issuances,
    function: functions,
    transition: transitions,
    genesis: genesisCases,
  },
};

/** The cases of an "oracle/1" file. A suite of another rule set goes by that set's name, and is unknown here. */
export const readOracle = (file: string, json: Json, neighbour: Neighbour): ConformanceCase[] => {
  const { fork, suite, cases, thresholds: steps } = header(json);
  const forkSuites = suitesOf[fork];
  const read = forkSuites?.[suite] ?? foreign(forkSuites === undefined ? `${fork}/${suite}` : suite);
  const own = cases.flatMap((value, index) => read({ file, value, path: `cases[${index}]`, neighbour }));
  return [...own, ...thresholds(file, steps)];
};
