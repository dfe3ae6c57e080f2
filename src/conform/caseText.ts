/** What all reporters say of a case in the same words. */

import { ruleOfTraceLabel } from "../../conformance/rules.ts";
import type { ReportedCase, ReportedDifference, RunReport } from "../../conformance/runner/report.ts";
import { type Counts, countsOf } from "../../conformance/runner/run.ts";
import { missingCases, statusOf } from "../../conformance/runner/verdict.ts";
import { phases } from "../../model/finney/yuma/phases.ts";
import { counted, integer } from "../cli/units.ts";
import { shortText } from "./failures.ts";

/** A number may be right and yet written wrongly: "5" and 5 are not the same answer. */
const formText = ({ expected, actual }: ReportedDifference): string => {
  if (typeof expected === "string" && typeof actual === "number")
    return ", but it is a JSON number: a decimal string is expected";
  if (typeof expected === "number" && typeof actual === "string")
    return ", but it is a string: a JSON number is expected";
  return "";
};

const valueText = ({ value, unit }: NonNullable<ReportedDifference["distance"]>): string => {
  const digits = integer(BigInt(value));
  if (unit === undefined) return digits;
  return unit === "units" && value === "1" ? "1 unit" : `${digits} ${unit}`;
};

/** "3 ulp", "1,000 rao"; a plain number where its unit is not known. */
export const distanceText = (difference: ReportedDifference): string | undefined =>
  difference.distance && `${valueText(difference.distance)}${formText(difference)}`;

/** A difference on one line; long values are cut. */
export const lineOf = (difference: ReportedDifference): string => {
  const { path, expected, actual } = difference;
  const far = distanceText(difference);
  const distance = far === undefined ? "" : `, distance ${far}`;
  return `${path}: expected ${shortText(expected)}, actual ${shortText(actual)}${distance}`;
};

/** The rules of a case with their titles. */
export const rulesText = ({ rules = [] }: ReportedCase): string =>
  rules.map(({ id, title }) => (title === "" ? id : `${id} ${title}`)).join(", ");

const shownRules = 4;

/** The same, a rule a line, and no more of them than help. */
export const ruleLines = ({ rules = [] }: ReportedCase): readonly string[] => {
  const lines = rules.slice(0, shownRules).map(({ id, title }) => `${id} ${title}`.trimEnd());
  const more = rules.length - lines.length;
  return more > 0 ? [...lines, `… and ${counted(more, "more rule", "more rules")}`] : lines;
};

/** So many failures are told one by one, and so many of one handler: what they have in common is soon seen. */
const shownFailures = 50;
const shownOfHandler = 3;

/** The failures that a reader is told, in their order, and how many more there are. */
export const toldFailures = (
  cases: readonly ReportedCase[],
  limit = shownFailures,
): { readonly told: readonly ReportedCase[]; readonly hidden: number } => {
  const failures = cases.filter(({ status }) => status === "failed" || status === "broken");
  const seen = new Map<string, number>();
  const few = failures.filter(({ suite, handler }) => {
    const key = `${suite}/${handler}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before < shownOfHandler;
  });
  const told = few.slice(0, limit);
  return { told, hidden: failures.length - told.length };
};

/** A phase by its label, and by its name where the rules have one for it. */
export const phaseText = (label: string): string => {
  const found =
    ruleOfTraceLabel(label) === undefined
      ? undefined
      : phases.find(({ traces }) => Object.values(traces).includes(label));
  return found === undefined ? label : `${label}, ${found.name}`;
};

/** Why a case did not decide anything, on one line. */
export const summaryOf = ({ status, reason = "", link, until, passes }: ReportedCase): string => {
  const source = link === undefined ? "" : `, ${link}`;
  switch (status) {
    case "skipped":
      return until === undefined ? reason : `${reason} until ${until}${source}`;
    case "unoffered":
      return "not offered by the target";
    case "notRun":
      return `not run: ${reason}`;
    case "disputed": {
      const end = passes === undefined ? "not run" : passes ? "passes" : "fails";
      return `disputed, ${end}: ${reason}${source}`;
    }
    case "retired":
      return `retired: ${reason}${source}`;
    default:
      return "";
  }
};

const incompleteText = (report: RunReport): string => {
  const missing = missingCases(report);
  const unoffered = missing.filter(({ status }) => status === "unoffered").length;
  const notRun = missing.length - unoffered;
  const parts = [
    ...(unoffered === 0 ? [] : [`${counted(unoffered, "case is", "cases are")} not offered`]),
    ...(notRun === 0 ? [] : [`${counted(notRun, "case was", "cases were")} not run`]),
  ];
  const why = report.interrupted === true ? " The run was interrupted." : "";
  return `Incomplete: no case fails, but ${parts.length === 0 ? "not all was run" : parts.join(" and ")}.${why}`;
};

const brokenText = ({ givenUp, cases }: RunReport): string => {
  const { broken, failed } = countsOf(cases);
  const parts = [
    ...(broken === 0 ? [] : [`${counted(broken, "case", "cases")} broke a session`]),
    ...(failed === 0 ? [] : [`${counted(failed, "case fails", "cases fail")}`]),
    ...(givenUp === undefined ? [] : [`it was given up: ${givenUp}`]),
  ];
  return `The target is broken${parts.length === 0 ? "" : `: ${parts.join("; ")}`}.`;
};

const failedText = ({ failed, notRun }: Counts): string => {
  const left = notRun === 0 ? "" : `, and ${counted(notRun, "case was", "cases were")} not run`;
  return `${counted(failed, "case fails", "cases fail")}${left}.`;
};

/** The answer of a run in one sentence. */
export const verdictText = (report: RunReport): string => {
  const counts = countsOf(report.cases);
  switch (statusOf(report)) {
    case "passed":
      return counts.unoffered === 0 ? "All cases pass." : "All cases of the suites that are offered pass.";
    case "failed":
      return failedText(counts);
    case "incomplete":
      return incompleteText(report);
    case "broken":
      return brokenText(report);
    case "empty":
      return "No case was run.";
  }
};

type Column = { readonly title: string; readonly status: keyof Counts };

const always: readonly Column[] = [
  { title: "run", status: "run" },
  { title: "passed", status: "passed" },
  { title: "failed", status: "failed" },
  { title: "skipped", status: "skipped" },
];
const others: readonly Column[] = [
  { title: "broken", status: "broken" },
  { title: "not run", status: "notRun" },
  { title: "not offered", status: "unoffered" },
  { title: "disputed", status: "disputed" },
  { title: "retired", status: "retired" },
];

/** The columns of a table of counts: those that hold anything, and the four that always stand. */
export const columnsFor = (counts: Counts): readonly Column[] => [
  ...always,
  ...others.filter(({ status }) => counts[status] > 0),
];
