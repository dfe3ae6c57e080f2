import type { Report } from "../../conformance/runner/run.ts";
import { failedCases, shown } from "./failures.ts";

/** One object; `failures` has an entry for each path that differs. */
export const jsonReport = (report: Report): string => {
  const { run, passed, failed, skipped } = report;
  const failures = failedCases(report).flatMap(({ case: { file, name }, differences }) =>
    differences.map(({ path, expected, actual }) => ({
      file,
      case: name,
      path,
      expected: shown(expected),
      actual: shown(actual),
    })),
  );
  return JSON.stringify({ run, passed, failed, skipped, failures });
};
