import type { RunReport } from "../../conformance/runner/report.ts";
import { statusOf } from "../../conformance/runner/verdict.ts";
import { CliError, exitStatus } from "../cli/errors.ts";
import { beginWhole } from "../cli/wholeFile.ts";
import { htmlReport } from "./htmlReport.ts";
import { jsonReport } from "./jsonReport.ts";
import { junitReport } from "./junitReport.ts";
import { markdownReport } from "./markdownReport.ts";
import { textReport } from "./textReport.ts";

/** How a report may be written. */
export const reporters: Readonly<Record<string, (report: RunReport) => string>> = {
  text: textReport,
  json: jsonReport,
  junit: junitReport,
  markdown: markdownReport,
  html: htmlReport,
};

/** A report for a file besides the one on stdout. */
interface FileReport {
  readonly reporter: string;
  readonly file: string;
}

/** NAME=FILE, as --report takes it. Throws a CliError. */
const fileReport = (text: string): FileReport => {
  const [, reporter = "", file = ""] = /^([a-z]+)=(.+)$/s.exec(text) ?? [];
  if (Object.hasOwn(reporters, reporter) && file !== "") return { reporter, file };
  const names = Object.keys(reporters).join(", ");
  throw new CliError(`--report: NAME=FILE is expected, the names are ${names} (found ${text})`);
};

export interface ReportOptions {
  readonly reporter: string;
  readonly report?: readonly string[];
}

/** Files that are begun before the work, since they are of no use where they cannot be written. */
export const beginReports = ({ reporter, report = [] }: ReportOptions) => {
  const files = report.map(fileReport).map((own) => ({ ...own, whole: beginWhole(own.file) }));
  return {
    write: (value: RunReport): void => {
      for (const own of files) {
        own.whole.append(`${reporters[own.reporter]!(value)}\n`);
        own.whole.keep();
      }
      process.stdout.write(`${reporters[reporter]!(value)}\n`);
    },
    drop: (): void => {
      for (const { whole } of files) whole.drop();
    },
  };
};

/** What the shell is told of a run: spec/targets.md, How a run ends. */
export const exitStatusOf = (report: RunReport): number => {
  switch (statusOf(report)) {
    case "passed":
      return exitStatus.success;
    case "failed":
      return exitStatus.failure;
    case "incomplete":
      return exitStatus.incomplete;
    case "broken":
      return exitStatus.broken;
    case "empty":
      return report.target === null ? exitStatus.input : exitStatus.incomplete;
  }
};
