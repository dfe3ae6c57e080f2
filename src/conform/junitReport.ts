import type { ReportedCase, RunReport } from "../../conformance/runner/report.ts";
import { countsOf } from "../../conformance/runner/run.ts";
import { lineOf, summaryOf } from "./caseText.ts";
import { groupBy } from "./groupBy.ts";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML has no place for most control characters, not even escaped. */
const notInXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const xml = (text: string): string =>
  text.replace(notInXml, "\ufffd").replace(/[&<>"]/g, (character) => entities[character] ?? character);

const failure = (subject: ReportedCase): string => {
  const lines = (subject.differences ?? []).map(lineOf);
  const commands = [subject.rerun, subject.explain].filter((line) => line !== undefined);
  return `<failure message="${xml(lines[0] ?? "")}">${xml([...lines, ...commands].join("\n"))}</failure>`;
};

const error = ({ verdict = "", message = "", stderr = "" }: Partial<RunReport["sessions"][number]>): string =>
  `<error message="${xml(`${verdict}: ${message}`)}">${xml(stderr)}</error>`;

const bodyOf = (subject: ReportedCase): string => {
  if (subject.status === "passed") return "";
  if (subject.status === "failed") return failure(subject);
  if (subject.status === "broken") return error(subject);
  if (subject.status === "notRun") return `<error message="${xml(summaryOf(subject))}"/>`;
  return `<skipped message="${xml(summaryOf(subject))}"/>`;
};

const caseElement = (subject: ReportedCase): string => {
  const { name, suite, handler } = subject;
  const attributes = `classname="${xml(`${suite}.${handler}`)}" name="${xml(name)}"`;
  const body = bodyOf(subject);
  return body === "" ? `    <testcase ${attributes}/>` : `    <testcase ${attributes}>${body}</testcase>`;
};

/** JUnit knows four ends of a test; what is left out on purpose counts as skipped. */
const countsText = (cases: readonly ReportedCase[], brokenSessions = 0): string => {
  const { passed, failed, broken, notRun } = countsOf(cases);
  const skipped = cases.length - passed - failed - broken - notRun;
  const [tests, errors] = [cases.length + brokenSessions, broken + notRun + brokenSessions];
  return `tests="${tests}" failures="${failed}" errors="${errors}" skipped="${skipped}"`;
};

const suiteElement = (file: string, cases: readonly ReportedCase[]): string => {
  return `  <testsuite name="${xml(file)}" ${countsText(cases)}>\n${cases.map(caseElement).join("\n")}\n  </testsuite>`;
};

/** What broke while no case was asked belongs to no file; it is no success all the same. */
const sessionsElement = (sessions: RunReport["sessions"]): readonly string[] => {
  if (sessions.length === 0) return [];
  const elements = sessions.map(
    (session, index) =>
      `    <testcase classname="target" name="session ${index + 1}">${error(session)}</testcase>`,
  );
  const counts = countsText([], sessions.length);
  return [`  <testsuite name="sessions" ${counts}>\n${elements.join("\n")}\n  </testsuite>`];
};

/** JUnit XML, a test suite for each file. */
export const junitReport = ({ cases, sessions }: RunReport): string => {
  const files = groupBy(cases, ({ file }) => file);
  const counts = countsText(cases, sessions.length);
  const suites = [...[...files].map(([file, own]) => suiteElement(file, own)), ...sessionsElement(sessions)];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="taospec conform" ${counts}>\n${suites.join("\n")}\n</testsuites>`;
};
