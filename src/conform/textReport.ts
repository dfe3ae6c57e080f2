import type { ReportedCase, ReportedDifference, RunReport } from "../../conformance/runner/report.ts";
import { countsOf } from "../../conformance/runner/run.ts";
import { statusOf, suitesOf } from "../../conformance/runner/verdict.ts";
import { style } from "../cli/style.ts";
import { table } from "../cli/table.ts";
import { counted, integer } from "../cli/units.ts";
import {
  columnsFor,
  distanceText,
  phaseText,
  ruleLines,
  summaryOf,
  toldFailures,
  verdictText,
} from "./caseText.ts";
import { shortText } from "./failures.ts";
import { groupBy } from "./groupBy.ts";
import { columns } from "./width.ts";

/** So many differing paths of one case are shown; the JSON report has them all. */
const shownPaths = 10;

const suitesTable = (report: RunReport): string => {
  const suites = suitesOf(report).filter(({ offered, cases, unoffered }) => offered || unoffered < cases);
  const all = countsOf(report.cases.filter(({ suite }) => suites.some((own) => own.suite === suite)));
  const shown = columnsFor(all);
  const rows = suites.map(({ suite, ...counts }) => {
    const own = { ...counts, run: counts.passed + counts.failed };
    return [suite, ...shown.map(({ status }) => integer(own[status]))];
  });
  const titles = [{ title: "suite", align: "left" as const }, ...shown.map(({ title }) => ({ title }))];
  return table(titles, rows, [["all", ...shown.map(({ status }) => integer(all[status]))]]);
};

/** What a run that ended early has left is left of whole suites; all else has its reason by handler. */
const groupOf = (subject: ReportedCase): string =>
  subject.status === "notRun"
    ? `${subject.suite}: ${subject.reason ?? ""}`
    : `${subject.suite}/${subject.handler}: ${summaryOf(subject)}`;

const linesOfGroup = (cases: readonly ReportedCase[]): readonly string[] => {
  const groups = groupBy(cases, groupOf);
  return [...groups].map(([words, own]) => `  ${integer(own.length)} × ${words}`);
};

const titles: Readonly<Partial<Record<ReportedCase["status"], string>>> = {
  skipped: "skipped",
  disputed: "disputed: run, but they decide nothing",
  retired: "retired",
  notRun: "not run",
};

const groupLines = ({ cases, skips }: RunReport, status: ReportedCase["status"]): readonly string[] => {
  // Skips of a target's file have lines of their own.
  const own = cases.filter((subject) => subject.status === status && (skips.length === 0 || !subject.until));
  return own.length === 0 ? [] : ["", style.yellow(titles[status] ?? status), ...linesOfGroup(own)];
};

const skipLines = ({ skips }: RunReport): readonly string[] => {
  if (skips.length === 0) return [];
  return [
    "",
    style.yellow("skips of the target's file"),
    ...skips.flatMap(({ skip, reason, link, until, expired, cases }) => [
      `  ${skip}: ${counted(cases, "case")}, ${expired ? `expired after ${until}: run again` : `until ${until}`}`,
      `    ${reason} ${style.dim(link)}`,
    ]),
  ];
};

/** Suites that are left out whole, with how much is missing; parts of one stand in the table. */
const unofferedLines = (report: RunReport): readonly string[] => {
  const suites = suitesOf(report).filter(({ offered, cases, unoffered }) => !offered && unoffered === cases);
  const parts = report.cases.filter(
    ({ status, suite }) => status === "unoffered" && report.offered.includes(suite),
  );
  const handlers = [...groupBy(parts, ({ suite, handler }) => `${suite}/${handler}`)];
  if (suites.length + handlers.length === 0) return [];
  const lines = [
    ...suites.map(({ suite, cases }) => [suite, cases] as const),
    ...handlers.map(([name, own]) => [name, own.length] as const),
  ];
  return [
    "",
    style.yellow("not offered by the target"),
    ...lines.map(([name, cases]) => `  ${name}: ${counted(cases, "case")}`),
  ];
};

/** Columns that a value may fill. */
const valueWidth = (): number => columns() - 12;

const differenceLines = (difference: ReportedDifference): readonly string[] => {
  const far = distanceText(difference);
  return [
    `  path      ${difference.path}`,
    `  expected  ${shortText(difference.expected, valueWidth())}`,
    `  actual    ${shortText(difference.actual, valueWidth())}`,
    ...(far === undefined ? [] : [`  distance  ${far}`]),
  ];
};

const headLines = (subject: ReportedCase): readonly string[] => {
  const { status, id, file, step, phase } = subject;
  return [
    "",
    `${style.red(status)} ${id}`,
    `  file      ${file}`,
    `  case      ${subject.name}`,
    ...(step === undefined ? [] : [`  step      ${step}`]),
    ...(phase === undefined ? [] : [`  phase     ${phaseText(phase)}`]),
    ...ruleLines(subject).map((line, index) => `  ${index === 0 ? "rule" : "    "}      ${line}`),
  ];
};

const commandLines = ({ rerun, explain }: ReportedCase): readonly string[] => [
  ...(rerun === undefined ? [] : [`  rerun     ${rerun}`]),
  ...(explain === undefined ? [] : [`  explain   ${explain}`]),
];

const stderrLines = (stderr: string): readonly string[] =>
  stderr.trimEnd() === ""
    ? []
    : [
        "  stderr",
        ...stderr
          .trimEnd()
          .split("\n")
          .map((line) => `    ${line}`),
      ];

const brokenLines = (subject: ReportedCase): readonly string[] => [
  ...headLines(subject),
  `  verdict   ${subject.verdict}: ${subject.message}`,
  ...stderrLines(subject.stderr ?? ""),
  ...commandLines(subject),
];

/** A case that fails or breaks a session: where, in what, and how to see it again. */
export const failureLines = (subject: ReportedCase): readonly string[] => {
  if (subject.status === "broken") return brokenLines(subject);
  const found = subject.differences ?? [];
  const more = found.length - shownPaths;
  return [
    ...headLines(subject),
    ...found.slice(0, shownPaths).flatMap(differenceLines),
    ...(more > 0 ? [`  … and ${counted(more, "more path", "more paths")}`] : []),
    ...commandLines(subject),
  ];
};

const sessionLines = ({ sessions }: RunReport): readonly string[] =>
  sessions.flatMap(({ verdict, message, stderr }) => [
    "",
    style.red("broken session"),
    `  verdict   ${verdict}: ${message}`,
    ...stderrLines(stderr),
  ]);

const noteLines = ({ notes }: RunReport): readonly string[] =>
  notes.length === 0 ? [] : ["", ...notes.map((note) => style.yellow(note))];

const answerLine = (report: RunReport): string => {
  const text = verdictText(report);
  const status = statusOf(report);
  if (status === "passed") return style.green(text);
  return status === "incomplete" ? style.yellow(text) : style.red(text);
};

/** For a reader at a terminal: each failure, what was not run and why, a table by suite, the answer. */
export const textReport = (report: RunReport): string => {
  const { told: failures, hidden } = toldFailures(report.cases);
  const told = [
    ...failures.flatMap(failureLines),
    ...(hidden > 0 ? ["", `… and ${integer(hidden)} more; --reporter json lists all`] : []),
    ...sessionLines(report),
    ...(["skipped", "disputed", "retired", "notRun"] as const).flatMap((status) =>
      groupLines(report, status),
    ),
    ...skipLines(report),
    ...unofferedLines(report),
    ...noteLines(report),
  ];
  return [...told, ...(told.length > 0 ? [""] : []), suitesTable(report), "", answerLine(report)].join("\n");
};
