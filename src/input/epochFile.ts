import { InputError, type Json } from "../../conformance/case.ts";
import { type Neighbour, withStates } from "../../conformance/formats/state.ts";
import { vectorFormat } from "../../conformance/formats/vector.ts";
import { epochInputOf } from "../../conformance/suites/yuma.ts";
import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { found, nearest } from "./decode.ts";
import { readJsonFile } from "./file.ts";
import { looksLikeMetagraph, readMetagraph } from "./metagraph.ts";
import { neighbours } from "./neighbour.ts";

/** What the `epoch` command computes, and where it comes from. */
export interface EpochSubject {
  readonly kind: "metagraph" | "case";
  /** The file's own description, or the name of the case. */
  readonly title: string | undefined;
  readonly input: EpochInput;
  /** What the file leaves out and had to be assumed, a line each. */
  readonly assumptions: readonly string[];
  /** Other cases of the same file. */
  readonly otherCases: readonly string[];
}

export interface EpochFileOptions {
  /** Which case of a file with several. */
  readonly caseName?: string | undefined;
  /** In rao; only for a metagraph file. */
  readonly emission?: bigint | undefined;
}

type JsonObject = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const valueAt = (root: Json, path: string): Json | undefined => {
  const keys = path.match(/[^.[\]]+/g) ?? [];
  return keys.reduce<Json | undefined>(
    (inner, key) => (inner === null || inner === undefined ? undefined : (inner as JsonObject)[key]),
    root,
  );
};

/** Reads a case's input, giving faults the place that they have in the file and what was found there. */
const readCaseInput = (root: Json, input: Json | undefined, path: string): EpochInput => {
  if (!isObject(input)) throw new InputError(path, `expected an object (found ${found(input)})`);
  try {
    return epochInputOf(input);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const full = error.path === "" || error.path === "(whole)" ? path : `${path}.${error.path}`;
    const value = valueAt(root, full);
    if (value === undefined) throw new InputError(full, "is missing");
    throw new InputError(
      full,
      `${error.expectation.replace(/^Expected/, "expected")} (found ${found(value)})`,
    );
  }
};

const requireField = (file: JsonObject, field: string, expected: string) => {
  if (file[field] !== expected) {
    throw new InputError(field, `expected ${JSON.stringify(expected)} (found ${found(file[field])})`);
  }
};

interface NamedCase {
  readonly name: string;
  readonly input: Json | undefined;
  readonly path: string;
}

const caseOf = (value: Json, index: number): NamedCase => {
  const path = `cases[${index}]`;
  if (!isObject(value)) throw new InputError(path, `expected an object (found ${found(value)})`);
  const { name, input } = value;
  if (typeof name !== "string")
    throw new InputError(`${path}.name`, `expected a string (found ${found(name)})`);
  return { name, input, path: `${path}.input` };
};

const oracleCases = (file: JsonObject): readonly NamedCase[] => {
  requireField(file, "suite", "epoch");
  const { cases } = file;
  if (!Array.isArray(cases) || cases.length === 0) {
    throw new InputError("cases", `expected an array of at least one case (found ${found(cases)})`);
  }
  return (cases as readonly Json[]).map(caseOf);
};

const vectorCases = (file: JsonObject): readonly NamedCase[] => {
  requireField(file, "suite", "yuma");
  requireField(file, "handler", "epoch");
  const { case: given, input, pairs } = file;
  const name = typeof given === "string" ? given : "vector";
  if (!Array.isArray(pairs)) return [{ name, input, path: "input" }];
  return (pairs as readonly Json[]).map((pair, index) => ({
    name: `${name} pairs[${index}]`,
    input: Array.isArray(pair) ? (pair as readonly Json[])[0] : undefined,
    path: `pairs[${index}][0]`,
  }));
};

const casesByFormat: Readonly<Record<string, (file: JsonObject) => readonly NamedCase[]>> = {
  "oracle/1": oracleCases,
  [vectorFormat]: vectorCases,
};

const casesOf = (file: JsonObject): readonly NamedCase[] => {
  const format = file["format"];
  const read = typeof format === "string" ? casesByFormat[format] : undefined;
  if (read !== undefined) return read(file);
  const known = Object.keys(casesByFormat).map((name) => JSON.stringify(name));
  throw new InputError(
    "format",
    `expected ${known.join(" or ")}, or no format for a metagraph (found ${found(format)})`,
  );
};

const pick = (cases: readonly NamedCase[], name: string | undefined): NamedCase => {
  const chosen = name === undefined ? cases[0] : cases.find((candidate) => candidate.name === name);
  if (chosen !== undefined) return chosen;
  const names = cases.map((candidate) => candidate.name);
  const near = nearest(name ?? "", names);
  const some = names.slice(0, 12).join(", ");
  const hint =
    near === undefined ? `the cases are ${some}${names.length > 12 ? ", …" : ""}` : `did you mean ${near}?`;
  throw new InputError("cases", `expected a case named ${JSON.stringify(name)}; ${hint}`);
};

const readCase = (file: JsonObject, options: EpochFileOptions, neighbour: Neighbour): EpochSubject => {
  if (options.emission !== undefined) {
    throw new InputError("", "expected no --emission: the case says what it distributes (rao_emission)");
  }
  const cases = casesOf(file);
  const chosen = pick(cases, options.caseName);
  const given = chosen.input === undefined ? undefined : withStates(chosen.input, chosen.path, neighbour);
  return {
    kind: "case",
    title: chosen.name,
    input: readCaseInput(file, given, chosen.path),
    assumptions: [],
    otherCases: cases.filter((other) => other !== chosen).map((other) => other.name),
  };
};

/** The epoch that a file holds: an oracle case, a vector or a metagraph. Faults are `InputError`s. */
export const readEpochFile = (path: string, options: EpochFileOptions = {}): EpochSubject => {
  const file = readJsonFile(path);
  if (!isObject(file)) {
    throw new InputError(
      "",
      `expected a metagraph, an oracle file or a vector, each an object (found ${found(file)})`,
    );
  }
  if (!looksLikeMetagraph(file)) return readCase(file, options, neighbours()(path));
  if (options.caseName !== undefined) throw new InputError("", "expected no --case: a metagraph is one case");
  const { description, input, assumptions } = readMetagraph(file, options.emission);
  return { kind: "metagraph", title: description, input, assumptions, otherCases: [] };
};
