/**
 * `npm run quint`: checks the machines of spec/quint: their types, the runs by hand, their invariants over random runs.
 * `npm run quint -- record`: records the traces anew that test/quint replays on the model.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Machine {
  readonly name: string;
  readonly init: string;
  readonly step: string;
  readonly invariant: string;
}

const machines: readonly Machine[] = [
  { name: "unbonding", init: "init", step: "step", invariant: "safe" },
  { name: "slashing", init: "start", step: "move", invariant: "just" },
];

const checked = { samples: 500, steps: 40, seed: "1" };
/** Of so many runs those are kept that end calls in most ways. */
const recorded = { samples: 300, steps: 28, seed: "5", kept: 12 };

const program = process.env["QUINT"] ?? "node_modules/.bin/quint";

const quint = (...words: readonly string[]): void => {
  execFileSync(program, words, { stdio: "inherit" });
};

const fileOf = ({ name }: Machine): string => `spec/quint/${name}.qnt`;

const run = (machine: Machine, samples: number, steps: number, seed: string, ...words: readonly string[]) => {
  const { init, step, invariant } = machine;
  const named = ["--init", init, "--step", step, "--invariant", invariant];
  const bounds = [`--max-samples=${samples}`, `--max-steps=${steps}`, `--seed=${seed}`];
  quint("run", fileOf(machine), ...named, ...bounds, "--backend=typescript", "--verbosity=1", ...words);
};

const check = (machine: Machine): void => {
  quint("typecheck", fileOf(machine));
  quint("test", fileOf(machine), "--backend=typescript");
  run(machine, checked.samples, checked.steps, checked.seed);
};

type Plain = string | number | readonly Plain[] | { readonly [name: string]: Plain };

/** A value of the Informal Trace Format as plain JSON; maps become lists of keys and values. */
const plain = (value: unknown): Plain => {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value as Plain;
  const fields = value as Readonly<Record<string, unknown>>;
  if ("#bigint" in fields) return Number(fields["#bigint"]);
  const wrapped = fields["#map"] ?? fields["#set"] ?? fields["#tup"];
  if (wrapped !== undefined) return plain(wrapped);
  const own = Object.entries(fields).filter(([name]) => name !== "#meta");
  return Object.fromEntries(own.map(([name, part]) => [name, plain(part)]));
};

type State = { readonly [name: string]: Plain };

const isEmpty = (value: Plain | undefined): boolean =>
  value === 0 || value === "" || (Array.isArray(value) && value.length === 0);

/** What the replay compares; the rest of a machine's memory serves its invariants. */
const compared = ["block", "free", "stake", "entries", "redelegations", "jailed", "tombstoned", "slashed"];

const filled = (value: Plain): Plain =>
  Array.isArray(value) ? value.filter((row) => !(Array.isArray(row) && isEmpty(row[1]))) : value;

/** A state without what is empty, and the step that led to it. */
const shortened = (state: State): State => {
  const step = Object.entries(state["last"] as State).filter(([, value]) => !isEmpty(value));
  const parts = compared.flatMap((name) => {
    const value = filled(state[name] ?? 0);
    return isEmpty(value) ? [] : [[name, value] as const];
  });
  return { step: Object.fromEntries(step), ...Object.fromEntries(parts) };
};

const endOf = ({ step }: State): string => {
  const { call, refusal } = step as State;
  return `${call} ${refusal}`;
};

/** Traces one after the other that end calls in the most ways which the ones before have not. */
const mostTelling = (traces: readonly (readonly State[])[], count: number): readonly (readonly State[])[] => {
  const seen = new Set<string>();
  const left = [...traces];
  return Array.from({ length: count }, () => {
    const news = (trace: readonly State[]) => new Set(trace.map(endOf).filter((end) => !seen.has(end))).size;
    const best = left.reduce((most, trace) => (news(trace) > news(most) ? trace : most));
    left.splice(left.indexOf(best), 1);
    for (const state of best) seen.add(endOf(state));
    return best;
  });
};

const tracesFolder = "test/quint/traces";

/** A line that says what it is a trace of, then a state a line. */
const write = (machine: Machine, trace: readonly State[], index: number): void => {
  const lines = [{ machine: machine.name, seed: recorded.seed }, ...trace];
  const name = `${machine.name}-${String(index + 1).padStart(2, "0")}.jsonl`;
  writeFileSync(join(tracesFolder, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
};

const record = (machine: Machine): void => {
  const folder = mkdtempSync(join(tmpdir(), "taospec-quint-"));
  const out = [`--n-traces=${recorded.samples}`, `--out-itf=${join(folder, "{seq}.itf.json")}`];
  run(machine, recorded.samples, recorded.steps, recorded.seed, ...out);
  const files = readdirSync(folder).sort(
    (left, right) => Number.parseInt(left, 10) - Number.parseInt(right, 10),
  );
  const traces = files.map((file) => {
    const { states } = JSON.parse(readFileSync(join(folder, file), "utf8"));
    return (states as readonly unknown[]).map((state) => shortened(plain(state) as State));
  });
  for (const [index, trace] of mostTelling(traces, recorded.kept).entries()) write(machine, trace, index);
  rmSync(folder, { recursive: true });
};

if (!existsSync(program)) {
  console.error(`${program}: no such program; QUINT names another one, of @informalsystems/quint 0.33.1`);
  process.exit(2);
}
for (const machine of machines) {
  if (process.argv[2] === "record") record(machine);
  else check(machine);
}
