import { InputError } from "../../conformance/case.ts";
import type { ReportedCase, ReportedSkip, ReportFile, RunReport } from "../../conformance/runner/report.ts";
import { readReport } from "../../conformance/runner/report.ts";
import { CliError, exitStatus, withFile } from "../cli/errors.ts";
import { readJsonFile } from "../input/file.ts";

/** A part of a run, with the file that holds it. */
export interface Part {
  readonly file: string;
  readonly report: ReportFile & { readonly shard: NonNullable<ReportFile["shard"]> };
}

/** Reads one part. Throws a CliError for what is none. */
export const readPart = (file: string): Part =>
  withFile(file, () => {
    const report = readReport(readJsonFile(file));
    const { shard } = report;
    if (shard === undefined)
      throw new InputError("shard", "is missing: expected the report of a run with --shard");
    return { file, report: { ...report, shard } };
  });

const commandOf = ({ target }: ReportFile): string => target?.command ?? "this specification";

/** What must be the same in all parts, in words. */
const marks: readonly (readonly [what: string, of: (report: ReportFile) => string])[] = [
  ["number of parts", ({ shard }) => String(shard?.of)],
  ["runner", ({ runner }) => `${runner.name} ${runner.version}`],
  ["rules", ({ rules }) => `${rules.name} version ${rules.version}`],
  ["vectors", ({ vectors }) => vectors.root],
  ["chosen cases", ({ selection }) => `${selection.cases} with hash ${selection.ids}`],
  ["--all", ({ selection }) => String(selection.all)],
  ["target", commandOf],
];

/** A target that could not be heard says nothing of itself, which is no other story. */
const storyOf = ({ target }: ReportFile): string | undefined =>
  target?.name === undefined ? undefined : JSON.stringify(target);

const requireSame = ([first, ...others]: readonly Part[]): void => {
  if (first === undefined) throw new CliError("at least one part is expected");
  for (const other of others)
    for (const [what, of] of marks)
      if (of(first.report) !== of(other.report))
        throw new CliError(
          `${other.file}: ${what}: ${of(other.report)}; in ${first.file}: ${of(first.report)}; parts of one run are expected`,
        );
};

const requireOneStory = (parts: readonly Part[]): void => {
  const heard = parts.filter(({ report }) => storyOf(report) !== undefined);
  const [first] = heard;
  const other = heard.find(({ report }) => storyOf(report) !== storyOf(first!.report));
  if (other !== undefined)
    throw new CliError(`${other.file}: the target calls itself something else than in ${first!.file}`);
};

const requireAll = (parts: readonly Part[]): void => {
  const of = parts[0]!.report.shard.of;
  const seen = new Map<number, string>();
  for (const { file, report } of parts) {
    const { index } = report.shard;
    const before = seen.get(index);
    if (before !== undefined) throw new CliError(`${file}: part ${index} of ${of}, as ${before} is`);
    seen.set(index, file);
  }
  const missing = Array.from({ length: of }, (_, place) => place + 1).filter((index) => !seen.has(index));
  if (missing.length > 0)
    throw new CliError(`of ${of} parts these are missing: ${missing.join(", ")}`, exitStatus.incomplete);
};

const casesOf = ({ report }: Part): readonly ReportedCase[] => [
  ...report.cases,
  ...report.shard.passed.map((subject) => ({ ...subject, status: "passed" as const })),
];

/** Every n-th number, each once: else a part is not what it says. */
const requireNumbers = ({ file, report }: Part, cases: readonly ReportedCase[]): void => {
  const { index, of } = report.shard;
  const numbers = new Set(cases.map(({ number }) => number));
  const wanted = Math.max(0, Math.ceil((report.selection.cases - index + 1) / of));
  const right = cases.every(({ number }) => number % of === index % of && number <= report.selection.cases);
  if (!right || numbers.size !== wanted || cases.length !== wanted)
    throw new CliError(`${file}: cases are missing from part ${index} of ${of}, or stand twice in it`);
};

const mergedSkips = (parts: readonly Part[]): readonly ReportedSkip[] =>
  parts[0]!.report.skips.map((skip, index) => ({
    ...skip,
    cases: parts.reduce((sum, { report }) => sum + (report.skips[index]?.cases ?? 0), 0),
  }));

const once = <Value>(values: readonly Value[]): readonly Value[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

/** The report of the whole run, as it would be without parts. Throws a CliError where they are not all of one run. */
export const merge = (given: readonly Part[]): RunReport => {
  requireSame(given);
  requireOneStory(given);
  requireAll(given);
  const parts = [...given].sort((left, right) => left.report.shard.index - right.report.shard.index);
  const cases = parts.flatMap((part) => {
    const own = casesOf(part);
    requireNumbers(part, own);
    return own;
  });
  const reports = parts.map(({ report }) => report);
  const { runner, rules, vectors, selection } = reports[0]!;
  const target = (reports.find((report) => storyOf(report) !== undefined) ?? reports[0]!).target;
  const givenUp = reports.find((report) => report.givenUp !== undefined)?.givenUp;
  const offered = reports.flatMap(({ suites }) => suites.flatMap((own) => (own.offered ? [own.suite] : [])));
  return {
    ...{ runner, target, rules, vectors, selection },
    skips: mergedSkips(parts),
    sessions: once(reports.flatMap(({ sessions }) => sessions)),
    ...(givenUp === undefined ? {} : { givenUp }),
    ...(reports.some(({ interrupted }) => interrupted === true) ? { interrupted: true } : {}),
    notes: once(reports.flatMap(({ notes }) => notes)),
    offered: once(offered),
    cases: cases.sort((left, right) => left.number - right.number),
  };
};
