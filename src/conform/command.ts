import { join } from "node:path";
import { Command, Option } from "commander";
import type { ConformanceCase } from "../../conformance/case.ts";
import { type CaseResult, isSuccess, type Report, runCases } from "../../conformance/runner/run.ts";
import { specification } from "../../conformance/suites/index.ts";
import { CliError, exitStatus, withFile } from "../cli/errors.ts";
import { findPackage } from "../cli/package.ts";
import { progressBar } from "../cli/progress.ts";
import { groupBy } from "./groupBy.ts";
import { jsonReport } from "./jsonReport.ts";
import { junitReport } from "./junitReport.ts";
import { loadCases } from "./load.ts";
import { textReport } from "./textReport.ts";

const reporters = { text: textReport, json: jsonReport, junit: junitReport };

interface Filters {
  readonly suite?: string;
  readonly rule?: string;
  readonly case?: string;
}

interface ConformOptions extends Filters {
  readonly reporter: keyof typeof reporters;
}

/** The vectors that come with the package. */
export const bundledVectors = (): string => join(findPackage().root, "conformance", "vectors");

const chosenBy =
  ({ suite, rule, case: name }: Filters) =>
  (subject: ConformanceCase): boolean =>
    (suite === undefined || subject.suite === suite) &&
    (rule === undefined || subject.rules.includes(rule)) &&
    (name === undefined || subject.name === name);

/** An input that no handler can read is named with its file. */
const runFiles = (cases: readonly ConformanceCase[], progress: (result: CaseResult) => void): Report => {
  const reports = [...groupBy(cases, ({ file }) => file)].map(([file, own]) =>
    withFile(file, () => runCases(own, specification, progress)),
  );
  return reports.reduce(
    (left, right) => ({
      run: left.run + right.run,
      passed: left.passed + right.passed,
      failed: left.failed + right.failed,
      skipped: left.skipped + right.skipped,
      results: left.results.concat(right.results),
    }),
    { run: 0, passed: 0, failed: 0, skipped: 0, results: [] },
  );
};

/** Run the chosen cases of `paths`. Faulty files are `CliError`s; so is a choice that leaves no case. */
export const conform = (paths: readonly string[], filters: Filters = {}): Report => {
  const cases = loadCases(paths).filter(chosenBy(filters));
  if (cases.length === 0) throw new CliError(`${paths.join(", ")}: no case left to run`);
  const bar = progressBar("conform", cases.length, "cases");
  try {
    return runFiles(cases, () => bar.tick());
  } finally {
    bar.stop();
  }
};

const statusOf = (report: Report): number => {
  if (isSuccess(report)) return exitStatus.success;
  return report.run === 0 ? exitStatus.input : exitStatus.failure;
};

/** `taospec conform`: run vectors and recordings against this specification. */
export const conformCommand = (): Command =>
  new Command("conform")
    .description("run conformance vectors and recordings of the chain, and compare every value")
    .argument("[paths...]", "files or folders (default: the bundled vectors)")
    .addOption(
      new Option("--reporter <name>", "how to report").choices(Object.keys(reporters)).default("text"),
    )
    .option("--suite <name>", "only this suite")
    .option("--rule <id>", "only cases that exercise this rule, for example YUM-9")
    .option("--case <name>", "only the case of this name")
    .action((paths: readonly string[], options: ConformOptions) => {
      const report = conform(paths.length === 0 ? [bundledVectors()] : paths, options);
      process.stdout.write(`${reporters[options.reporter](report)}\n`);
      process.exitCode = statusOf(report);
    });
