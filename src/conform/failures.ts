import type { Json } from "../../conformance/case.ts";
import { ruleOfTraceLabel } from "../../conformance/rules.ts";
import type { Difference } from "../../conformance/runner/compare.ts";
import type { CaseResult, Report } from "../../conformance/runner/run.ts";

export type FailedCase = Extract<CaseResult, { readonly status: "failed" }>;

export const failedCases = (report: Report): readonly FailedCase[] =>
  report.results.filter((result): result is FailedCase => result.status === "failed");

const traceLabel = /^trace\["((?:[^"\\]|\\.)*)"\]/;

/** The rule whose phase went wrong first, or else the rules that the case exercises. */
export const blamedRules = ({ case: subject, differences: [first] }: FailedCase): readonly string[] => {
  const label = subject.suite === "yuma" ? traceLabel.exec(first.path)?.[1] : undefined;
  const rule = label === undefined ? undefined : ruleOfTraceLabel(JSON.parse(`"${label}"`) as string);
  return rule === undefined ? subject.rules : [rule];
};

/** What stands for a value that is not there. */
const absent = "(absent)";

export const shown = (value: Json | undefined): Json => (value === undefined ? absent : value);

/** A difference on one line; long values are cut. */
export const shortText = (value: Json | undefined): string => {
  const text = value === undefined ? absent : JSON.stringify(value);
  return text.length <= 160 ? text : `${text.slice(0, 157)}…`;
};

export const lineOf = ({ path, expected, actual }: Difference): string =>
  `${path}: expected ${shortText(expected)}, actual ${shortText(actual)}`;
