/**
 * `npm run vectors:observed [FOLDER]`: turns a part of the recordings of the chain's code (format "oracle/1") into
 * vectors of our own format. The outcome is the recorded one, never the model's.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { ConformanceCase, Json } from "../../conformance/case.ts";
import { readCases } from "../../conformance/formats/index.ts";
import { laterFunctions } from "../../conformance/suites/yumaFunctions.ts";
import { groupBy } from "../conform/groupBy.ts";
import { readJsonFile } from "../input/file.ts";
import { type Draft, filesOf, vectorsFolder, writeVectors } from "./files.ts";
import { runDrafts } from "./observedRuns.ts";

const folder = process.argv[2] ?? "../shared/oracle";
const parts = ["common", "finney/epoch", "finney/root_epoch", "finney/issuance", "finney/function"];

/** Cases with a trace above this size stay outside. */
const greatestCase = 32_000;
const rowsPerHandler = { numbers: 8, function: 5 } as const;
const failuresPerHandler = 12;
const issuanceStep = 20;

const sourceOf = (path: string): string =>
  `${(JSON.parse(readFileSync(path, "utf8")) as { readonly source: string }).source}; ${relative(folder, path)}`;

const sizeOf = (subject: ConformanceCase): number =>
  JSON.stringify([subject.input, subject.expected, subject.trace]).length;

const evenly = <Value>(values: readonly Value[], count: number): readonly Value[] =>
  Array.from(
    { length: Math.min(count, values.length) },
    (_, index) => values[Math.floor((index * values.length) / Math.min(count, values.length))]!,
  );

/** Some of a handler's cases, spread over the recording, and its panics and errors besides. */
const sample = (cases: readonly ConformanceCase[], count: number): readonly ConformanceCase[] => {
  const small = cases.filter((subject) => sizeOf(subject) < 2_000);
  const failing = small.filter(({ expected }) => !("ok" in expected));
  const chosen = new Set([...evenly(small, count), ...failing.slice(0, failuresPerHandler)]);
  return small.filter((subject) => chosen.has(subject));
};

const head = (cases: readonly ConformanceCase[], name: string, description: string) => {
  const { suite, handler, file } = cases[0]!;
  return {
    suite,
    handler,
    case: `observed-${name}`,
    description,
    provenance: { kind: "observed", source: sourceOf(file) },
  } as const;
};

const rowsDraft = (cases: readonly ConformanceCase[]): Draft => ({
  ...head(cases, "rows", `Recorded results of ${cases[0]!.handler}.`),
  rows: cases.map(({ input, expected }) => [...(input as readonly Json[]), expected as Json]),
});

const pairsDraft = (cases: readonly ConformanceCase[]): Draft => ({
  ...head(cases, "pairs", `Recorded results of ${cases[0]!.handler}.`),
  pairs: cases.map(({ input, expected }) => [input, expected as Json]),
});

const singleDraft = (subject: ConformanceCase): Draft => ({
  ...head([subject], subject.name, `The recorded case ${subject.name}.`),
  input: subject.input,
  expected: subject.expected as Json,
  ...(subject.trace === undefined ? {} : { trace: subject.trace as Json }),
});

const draftsOf = (cases: readonly ConformanceCase[]): readonly Draft[] => {
  const { suite, handler } = cases[0]!;
  if (suite === "numbers") return [rowsDraft(sample(cases, rowsPerHandler.numbers))];
  if (suite === "function")
    return laterFunctions.has(handler) ? [] : [pairsDraft(sample(cases, rowsPerHandler.function))];
  if (suite === "tokenomics") {
    const chosen = cases.filter(
      ({ name }, index) => name.startsWith("thresholds") || index % issuanceStep === 0,
    );
    return [pairsDraft(chosen)];
  }
  return cases.filter((subject) => sizeOf(subject) <= greatestCase).map(singleDraft);
};

const filesIn = (part: string): readonly string[] =>
  readdirSync(join(folder, part))
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => join(folder, part, file));

const cases = parts.flatMap(filesIn).flatMap((file) => readCases(file, readJsonFile(file)));
const handlers = [...groupBy(cases, ({ suite, handler }) => `${suite}/${handler}`).values()];
const runs = filesIn("finney/transition").map((file) => ({
  json: readJsonFile(file),
  source: sourceOf(file),
}));
const wanted = filesOf([...handlers.flatMap(draftsOf), ...runDrafts(runs)]);
writeVectors(vectorsFolder, "observed", wanted);
console.log(`${wanted.size} observed vectors written to ${vectorsFolder}`);
