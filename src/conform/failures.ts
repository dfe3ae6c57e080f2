import type { Json } from "../../conformance/case.ts";
import { type PlainStep, readPlainStep } from "../../conformance/replay/scenario.ts";
import { ruleOfTraceLabel, rulesOfStep } from "../../conformance/rules.ts";
import type { Difference } from "../../conformance/runner/compare.ts";
import type { CaseResult, Report } from "../../conformance/runner/run.ts";

export type FailedCase = Extract<CaseResult, { readonly status: "failed" }>;

export const failedCases = (report: Report): readonly FailedCase[] =>
  report.results.filter((result): result is FailedCase => result.status === "failed");

const traceLabel = /^trace\["((?:[^"\\]|\\.)*)"\]/;

const stepOfSequence = /^ok\.steps\[(\d+)\]/;

/** The step of a recorded run that went wrong first; undefined for a case of another kind. */
export const blamedStep = ({
  case: subject,
  differences: [first],
}: FailedCase): { readonly index: number; readonly step: PlainStep } | undefined => {
  const index = Number(stepOfSequence.exec(first.path)?.[1] ?? Number.NaN);
  if (subject.suite !== "sequence" || Number.isNaN(index)) return undefined;
  const { steps } = subject.input as { readonly steps: readonly Json[] };
  return { index, step: readPlainStep(steps[index]) };
};

/** The rule whose phase or step went wrong first, or else the rules that the case exercises. */
export const blamedRules = (failed: FailedCase): readonly string[] => {
  const {
    case: subject,
    differences: [first],
  } = failed;
  const blamed = blamedStep(failed);
  if (blamed !== undefined) return rulesOfStep(blamed.step);
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
