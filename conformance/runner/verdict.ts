import type { ReportedCase, ReportedSuite, RunReport, runStatuses } from "./report.ts";
import { caseStatuses, countsOf } from "./run.ts";

export type RunStatus = (typeof runStatuses)[number];

type Judged = Pick<
  RunReport,
  "sessions" | "givenUp" | "interrupted" | "offered" | "cases" | "selection" | "shard"
>;

const isBroken = ({ sessions, givenUp, cases }: Judged): boolean =>
  sessions.length > 0 || givenUp !== undefined || cases.some(({ status }) => status === "broken");

/** Cases that were not run without a reason in a file, of those suites that count. */
export const missingCases = ({ cases, offered, selection }: Judged): readonly ReportedCase[] =>
  cases.filter(
    ({ status, suite }) =>
      (status === "unoffered" || status === "notRun") && (selection.all || offered.includes(suite)),
  );

/** How a run ends. A broken target's answers are not to be relied on, so that it comes before a failing case. */
export const statusOf = (report: Judged): RunStatus => {
  if (isBroken(report)) return "broken";
  if (report.cases.some(({ status }) => status === "failed")) return "failed";
  if (report.interrupted === true || missingCases(report).length > 0) return "incomplete";
  // A part of a run may hold no case. One that holds some and runs none proves as little as a whole that does.
  const mayBeEmpty = report.shard !== undefined && report.cases.length === 0;
  return countsOf(report.cases).run === 0 && !mayBeEmpty ? "empty" : "passed";
};

/** The counts by suite, in the order of their names. */
export const suitesOf = ({
  cases,
  offered,
}: Pick<RunReport, "cases" | "offered">): readonly ReportedSuite[] => {
  const names = [...new Set(cases.map(({ suite }) => suite))].sort();
  return names.map((suite) => {
    const own = cases.filter((subject) => subject.suite === suite);
    const counts = countsOf(own);
    const byStatus = Object.fromEntries(caseStatuses.map((status) => [status, counts[status]]));
    return { suite, offered: offered.includes(suite), cases: own.length, ...byStatus } as ReportedSuite;
  });
};
