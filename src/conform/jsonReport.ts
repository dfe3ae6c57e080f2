import {
  type ReportedCase,
  type ReportFile,
  type RunReport,
  reportFormat,
} from "../../conformance/runner/report.ts";
import { countsOf } from "../../conformance/runner/run.ts";
import { statusOf, suitesOf } from "../../conformance/runner/verdict.ts";

const failuresOf = (cases: readonly ReportedCase[]): ReportFile["failures"] =>
  cases.flatMap(({ status, file, name, differences = [] }) =>
    status === "failed"
      ? differences.map(({ path, expected, actual }) => ({ file, case: name, path, expected, actual }))
      : [],
  );

const passedCases = (cases: readonly ReportedCase[]) =>
  cases.flatMap(({ status, number, id, file, name, suite, handler }) =>
    status === "passed" ? [{ number, id, file, name, suite, handler }] : [],
  );

/** The report as a file holds it: cases that passed are counted, and of a part of a run listed too. */
const fileOf = (report: RunReport): ReportFile => {
  const { cases, offered: _, shard, ...rest } = report;
  const { run, passed, failed, skipped } = countsOf(cases);
  return {
    format: reportFormat,
    status: statusOf(report),
    run,
    passed,
    failed,
    skipped,
    failures: failuresOf(cases),
    ...rest,
    suites: suitesOf(report),
    cases: cases.filter(({ status }) => status !== "passed"),
    ...(shard === undefined ? {} : { shard: { ...shard, passed: passedCases(cases) } }),
  };
};

/** One object; `failures` has an entry for each path that differs. */
export const jsonReport = (report: RunReport): string => JSON.stringify(fileOf(report));
