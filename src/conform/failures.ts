import { isAbsolute, relative } from "node:path";
import type { ConformanceCase, Json } from "../../conformance/case.ts";
import { type PlainStep, readPlainStep, stepLabel } from "../../conformance/replay/scenario.ts";
import { placeOfSuite } from "../../conformance/ruleSets.ts";
import { ruleOfTraceLabel, rulesOfStep } from "../../conformance/rules.ts";
import type { Difference } from "../../conformance/runner/compare.ts";

/** Where a case went wrong first. */
interface Blame {
  readonly rules: readonly string[];
  /** The label of the phase. */
  readonly phase?: string;
  /** The step of a run: "3, add_stake". */
  readonly step?: string;
}

const stepOfSequence = /^ok\.steps\[(\d+)\]/;

const blamedStep = (
  subject: ConformanceCase,
  first: Difference,
): { readonly index: number; readonly step: PlainStep } | undefined => {
  const index = Number(stepOfSequence.exec(first.path)?.[1] ?? Number.NaN);
  if (placeOfSuite(subject.suite).suite !== "sequence" || Number.isNaN(index)) return undefined;
  const { steps } = subject.input as { readonly steps: readonly Json[] };
  return steps[index] === undefined ? undefined : { index, step: readPlainStep(steps[index]) };
};

/** A label in its place; or the one that should stand where another does. */
const phaseOf = ({ path, expected }: Difference): string | undefined => {
  const quoted = /^trace\[("(?:[^"\\]|\\.)*")\]/.exec(path)?.[1];
  if (quoted !== undefined) return JSON.parse(quoted) as string;
  return /^trace\[\d+\]$/.test(path) && typeof expected === "string" ? expected : undefined;
};

/** The phase or step that went wrong first with its rules, or else the rules that the case exercises. */
export const blameOf = (subject: ConformanceCase, first: Difference): Blame => {
  const blamed = blamedStep(subject, first);
  if (blamed !== undefined)
    return {
      rules: rulesOfStep(placeOfSuite(subject.suite).rules, blamed.step),
      step: `${blamed.index + 1}, ${stepLabel(blamed.step)}`,
    };
  const phase = phaseOf(first);
  if (phase === undefined) return { rules: subject.rules };
  const rule = subject.suite === "yuma" ? ruleOfTraceLabel(phase) : undefined;
  return { rules: rule === undefined ? subject.rules : [rule], phase };
};

/** A file as the reader finds it from where the command runs, so that a report says the same on every machine. */
export const fileText = (file: string): string => {
  const path = relative(process.cwd(), file);
  return path === "" || path.startsWith("..") || isAbsolute(path) ? file : path;
};

/** What stands for a value that is not there. */
const absent = "(absent)";

export const shown = (value: Json | undefined): Json => (value === undefined ? absent : value);

/** A value on one line, cut to so many characters. */
export const shortText = (value: Json | undefined, width = 160): string => {
  const text = value === undefined || value === absent ? absent : JSON.stringify(value);
  return text.length <= width ? text : `${text.slice(0, width - 3)}…`;
};
