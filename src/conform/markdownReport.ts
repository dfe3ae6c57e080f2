import type { ReportedCase, ReportedDifference, RunReport } from "../../conformance/runner/report.ts";
import { countsOf } from "../../conformance/runner/run.ts";
import { statusOf, suitesOf } from "../../conformance/runner/verdict.ts";
import { integer } from "../cli/units.ts";
import {
  columnsFor,
  distanceText,
  phaseText,
  rulesText,
  summaryOf,
  toldFailures,
  verdictText,
} from "./caseText.ts";
import { shortText } from "./failures.ts";

const shownFailures = 20;
const shownPaths = 5;

/** Text as Markdown shows it letter by letter. */
const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replace(/[\\`*_{}[\]()#|~]/g, "\\$&")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/\s*\n\s*/g, " ");

/** A span of code in a fence that is longer than any run of backticks in it. */
const code = (text: string): string => {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const body = text.replace(/\s*\n\s*/g, " ").replaceAll("|", "\\|");
  return longest === 0 ? `${fence}${body}${fence}` : `${fence} ${body} ${fence}`;
};

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const suitesTable = (report: RunReport): readonly string[] => {
  const all = countsOf(report.cases);
  const columns = columnsFor(all);
  const suites = suitesOf(report).map(({ suite, ...counts }) => {
    const own = { ...counts, run: counts.passed + counts.failed };
    return row([escaped(suite), ...columns.map(({ status }) => integer(own[status]))]);
  });
  return [
    row(["suite", ...columns.map(({ title }) => title)]),
    row(["---", ...columns.map(() => "---:")]),
    ...suites,
    row(["**all**", ...columns.map(({ status }) => `**${integer(all[status])}**`)]),
  ];
};

const differenceRow = (difference: ReportedDifference): string =>
  row([
    code(difference.path),
    code(shortText(difference.expected, 80)),
    code(shortText(difference.actual, 80)),
    distanceText(difference) ?? "",
  ]);

const differencesTable = ({ differences = [] }: ReportedCase): readonly string[] => {
  if (differences.length === 0) return [];
  const more = differences.length - shownPaths;
  return [
    "",
    row(["path", "expected", "actual", "distance"]),
    row(["---", "---", "---", "---:"]),
    ...differences.slice(0, shownPaths).map(differenceRow),
    ...(more > 0 ? ["", `… and ${integer(more)} more`] : []),
  ];
};

/** Fenced as a block, whatever stands in it. */
const block = (text: string): readonly string[] => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return ["", `${fence}text`, text.trimEnd(), fence];
};

const commandsBlock = ({ rerun, explain }: ReportedCase): readonly string[] => {
  const lines = [rerun, explain].filter((line) => line !== undefined);
  return lines.length === 0 ? [] : block(lines.join("\n"));
};

const place = (subject: ReportedCase): readonly string[] => {
  const rules = rulesText(subject);
  const parts = [
    ...(rules === "" ? [] : [`Rule: ${escaped(rules)}`]),
    ...(subject.phase === undefined ? [] : [`Phase: ${escaped(phaseText(subject.phase))}`]),
    ...(subject.step === undefined ? [] : [`Step: ${escaped(subject.step)}`]),
    ...(subject.verdict === undefined
      ? []
      : [`Verdict: ${escaped(`${subject.verdict}: ${subject.message ?? ""}`)}`]),
  ];
  return parts.length === 0 ? [] : ["", parts.join("  \n")];
};

const htmlText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const failureDetails = (subject: ReportedCase): readonly string[] => [
  "",
  `<details><summary>${subject.status} <code>${htmlText(subject.id)}</code></summary>`,
  ...place(subject),
  ...differencesTable(subject),
  ...(subject.stderr === undefined || subject.stderr.trim() === "" ? [] : block(subject.stderr)),
  ...commandsBlock(subject),
  "",
  "</details>",
];

const listed = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", `**${title}**`, "", ...lines.map((line) => `- ${line}`)];

const sessionsList = ({ sessions }: RunReport): readonly string[] =>
  listed(
    "Broken sessions",
    sessions.map(({ verdict, message }) => escaped(`${verdict}: ${message}`)),
  );

const skipsList = ({ skips }: RunReport): readonly string[] =>
  listed(
    "Skips of the target's file",
    skips.map(({ skip, reason, link, until, expired, cases }) => {
      const end = expired ? `expired after ${until}: run again` : `until ${until}`;
      return `${code(skip)} (${integer(cases)}), ${end}: ${escaped(reason)} <${link}>`;
    }),
  );

const undecided = ({ cases }: RunReport): readonly string[] =>
  listed(
    "Disputed and retired",
    cases
      .filter(({ status }) => status === "disputed" || status === "retired")
      .map((subject) => `${code(subject.id)}: ${escaped(summaryOf(subject))}`),
  );

const marks = { passed: "✅", failed: "❌", incomplete: "⚠️", broken: "❌", empty: "⚠️" } as const;

const subject = ({ target, rules, vectors }: RunReport): string => {
  const own = target === null ? "this specification" : code(target.command);
  const named = target?.name === undefined ? "" : ` (${escaped(`${target.name} ${target.version ?? ""}`)})`;
  return `${own}${named}, rules ${escaped(`${rules.name} ${rules.version}`)}, vectors ${code(vectors.root.slice(0, 16))}`;
};

/** For the summary of a job on GitHub: the answer, a table by suite, the first failures to unfold. */
export const markdownReport = (report: RunReport): string => {
  const { told, hidden } = toldFailures(report.cases, shownFailures);
  return [
    `### ${marks[statusOf(report)]} ${escaped(verdictText(report))}`,
    "",
    subject(report),
    "",
    ...suitesTable(report),
    ...told.flatMap(failureDetails),
    ...(hidden > 0 ? ["", `… and ${integer(hidden)} more`] : []),
    ...sessionsList(report),
    ...skipsList(report),
    ...undecided(report),
    ...listed("Notes", report.notes.map(escaped)),
  ].join("\n");
};
