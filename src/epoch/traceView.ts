import { InputError } from "../../conformance/case.ts";
import { type Phase, phases } from "../../model/finney/yuma/phases.ts";
import type { EpochTrace, SparseMatrix } from "../../model/finney/yuma/types.ts";
import { style } from "../cli/style.ts";
import { table } from "../cli/table.ts";
import { counted, exactDecimal, fixedDecimal, integer } from "../cli/units.ts";
import { total } from "./view.ts";

type TraceName = keyof EpochTrace;
type TraceValue = EpochTrace[TraceName];

/** Results that are amounts in rao; all other numbers are I32F32. */
const amounts: readonly TraceName[] = ["serverEmission", "validatorEmission", "combinedEmission"];

const isFlags = (value: TraceValue): value is readonly boolean[] => typeof value[0] === "boolean";
const isMatrix = (value: TraceValue): value is SparseMatrix<EpochTrace["stake"][number]> =>
  Array.isArray(value[0]);

const simplified = (name: string) => name.toLowerCase().replace(/[^a-z]/g, "");

const answersTo = (phase: Phase, text: string) =>
  [phase.name, phase.rule.toLowerCase(), ...Object.keys(phase.traces)].some(
    (name) => name === text.toLowerCase() || simplified(name) === simplified(text),
  );

/** The phase called `text`: by name, rule ID or the name of a result. */
export const findPhase = (text: string): Phase | undefined =>
  phases.find((phase) => phase.rule.toLowerCase() === text.toLowerCase()) ??
  phases.find((phase) => simplified(text) !== "yum" && answersTo(phase, text));

/** The same, or an `InputError` that lists the phases. */
export const requirePhase = (text: string): Phase => {
  const phase = findPhase(text);
  if (phase !== undefined) return phase;
  const names = phases.map(({ name }) => name).join(", ");
  throw new InputError("--trace", `no phase is called ${JSON.stringify(text)}; the phases are ${names}`);
};

const resultsOf = ({ traces }: Phase) => Object.entries(traces) as [TraceName, string][];

const numbersSummary = (name: TraceName, values: readonly bigint[]): string => {
  const sorted = [...values].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
  const show = (bits: bigint) => (amounts.includes(name) ? `${integer(bits)} rao` : fixedDecimal(bits, 6));
  const nonzero = values.filter((value) => value !== 0n).length;
  const range =
    sorted.length === 0
      ? ""
      : `, from ${show(sorted[0]!)} to ${show(sorted.at(-1)!)}, sum ${show(total(sorted))}`;
  return `${counted(values.length, "value")}, ${integer(nonzero)} not zero${range}`;
};

const summary = (name: TraceName, value: TraceValue): string => {
  if (isFlags(value))
    return `${integer(value.filter((flag) => flag).length)} of ${integer(value.length)} true`;
  if (!isMatrix(value)) return numbersSummary(name, value as readonly bigint[]);
  const rows = value.filter((row) => row.length > 0).length;
  const cells = value.flatMap((row) => row.map(([, bits]): bigint => bits));
  return `${counted(rows, "row")} with ${counted(cells.length, "cell")}${cells.length === 0 ? "" : `: ${numbersSummary(name, cells)}`}`;
};

/** Every phase with its rule, and each of its results with the chain's label and a summary. */
export const traceSummary = (trace: EpochTrace): string =>
  phases
    .flatMap((phase) => [
      `${style.bold(phase.name)} [${phase.rule}]`,
      ...resultsOf(phase).map(
        ([name, label]) => `  ${name} ${style.dim(`(${label})`)}: ${summary(name, trace[name])}`,
      ),
    ])
    .join("\n");

const flagRows = (values: readonly boolean[]) =>
  table(
    [{ title: "UID" }, { title: "Value", align: "left" }],
    values.map((flag, uid) => [String(uid), String(flag)]),
  );

const vectorRows = (name: TraceName, values: readonly bigint[]) =>
  amounts.includes(name)
    ? table(
        [{ title: "UID" }, { title: "Rao" }],
        values.map((value, uid) => [String(uid), integer(value)]),
      )
    : table(
        [{ title: "UID" }, { title: "I32F32 bits" }, { title: "Value", align: "left" }],
        values.map((bits, uid) => [String(uid), bits.toString(), exactDecimal(bits)]),
      );

const matrixRows = (matrix: SparseMatrix<bigint>) =>
  table(
    [{ title: "Row" }, { title: "Column" }, { title: "I32F32 bits" }, { title: "Value", align: "left" }],
    matrix.flatMap((row, uid) =>
      row.map(([column, bits]) => [String(uid), String(column), bits.toString(), exactDecimal(bits)]),
    ),
  );

const inFull = (name: TraceName, value: TraceValue): string => {
  if (value.length === 0) return "(empty)";
  if (isFlags(value)) return flagRows(value);
  return isMatrix(value) ? matrixRows(value) : vectorRows(name, value as readonly bigint[]);
};

/** One phase: each of its results in full, as exact decimals beside the raw bits. */
export const phaseInFull = (trace: EpochTrace, phase: Phase): string =>
  resultsOf(phase)
    .map(([name, label]) =>
      [
        `${style.bold(phase.name)} [${phase.rule}] ${name} ${style.dim(`(${label})`)}`,
        inFull(name, trace[name]),
      ].join("\n"),
    )
    .join("\n\n");
