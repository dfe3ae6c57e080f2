import { stepLabel } from "../../conformance/replay/scenario.ts";
import { type CaseResult, countsOf, isSuccess, type Report } from "../../conformance/runner/run.ts";
import { style } from "../cli/style.ts";
import { table } from "../cli/table.ts";
import { blamedRules, blamedStep, type FailedCase, failedCases, shortText } from "./failures.ts";
import { groupBy } from "./groupBy.ts";

const figures = (results: readonly CaseResult[]): readonly string[] => {
  const { run, passed, failed, skipped } = countsOf(results);
  return [run, passed, failed, skipped].map((count) => count.toLocaleString("en-US"));
};

const suitesTable = ({ results }: Report): string => {
  const suites = [...groupBy(results, (result) => result.case.suite)].sort(([left], [right]) =>
    left < right ? -1 : 1,
  );
  return table(
    [
      { title: "suite", align: "left" },
      { title: "run" },
      { title: "passed" },
      { title: "failed" },
      { title: "skipped" },
    ],
    suites.map(([suite, own]) => [suite, ...figures(own)]),
    [["all", ...figures(results)]],
  );
};

const skippedTable = ({ results }: Report): readonly string[] => {
  const skipped = results.filter((result) => result.status === "skipped");
  if (skipped.length === 0) return [];
  const handlers = groupBy(
    skipped,
    ({ case: { suite, handler }, reason }) => `${suite}/${handler}: ${reason}`,
  );
  const lines = [...handlers].map(([handler, own]) => `  ${own.length} × ${handler}`);
  return ["", style.yellow("skipped"), ...lines];
};

/** So many differing paths of one case are shown; the JSON report has them all. */
const shownPaths = 10;
const shownFailures = 50;

/** The step of a run that went wrong first; `taospec replay` says more of it. */
const stepLines = (failed: FailedCase): readonly string[] => {
  const blamed = blamedStep(failed);
  return blamed === undefined ? [] : [`  step      ${blamed.index + 1}, ${stepLabel(blamed.step)}`];
};

const failureLines = (failed: FailedCase): readonly string[] => {
  const { file, name, suite, handler } = failed.case;
  const rules = blamedRules(failed);
  const paths = failed.differences
    .slice(0, shownPaths)
    .flatMap(({ path, expected, actual }) => [
      `  path      ${path}`,
      `  expected  ${shortText(expected)}`,
      `  actual    ${shortText(actual)}`,
    ]);
  const more = failed.differences.length - shownPaths;
  return [
    "",
    `${style.red("failed")} ${suite}/${handler}: ${name}`,
    `  file      ${file}`,
    ...stepLines(failed),
    ...(rules.length === 0 ? [] : [`  rule      ${rules.join(", ")}`]),
    ...paths,
    ...(more > 0 ? [`  … and ${more} more paths`] : []),
  ];
};

const failureSentence = (failed: number): string => {
  if (failed === 0) return "No case was run.";
  return failed === 1 ? "1 case fails." : `${failed} cases fail.`;
};

/** For a reader at a terminal: each failure, what was skipped and why, a table by suite, the answer. */
export const textReport = (report: Report): string => {
  const failures = failedCases(report);
  const hidden = failures.length - shownFailures;
  const answer = isSuccess(report)
    ? style.green("All cases pass.")
    : style.red(failureSentence(failures.length));
  return [
    ...failures.slice(0, shownFailures).flatMap(failureLines),
    ...(hidden > 0 ? ["", `… and ${hidden} more failed cases; --reporter json lists all`] : []),
    ...skippedTable(report),
    ...(report.results.length > report.passed ? [""] : []),
    suitesTable(report),
    "",
    answer,
  ].join("\n");
};
