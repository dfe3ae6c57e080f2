import type { ReportedCase, RunReport } from "../../conformance/runner/report.ts";
import { type Counts, countsOf } from "../../conformance/runner/run.ts";
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

const error = (subject: ReportedCase): string => {
  const { verdict = "", message = "", stderr = "" } = subject;
  return `<error message="${xml(`${verdict}: ${message}`)}">${xml(stderr)}</error>`;
};

const bodyOf = (subject: ReportedCase): string => {
  if (subject.status === "passed") return "";
  if (subject.status === "failed") return failure(subject);
  if (subject.status === "broken") return error(subject);
  return `<skipped message="${xml(summaryOf(subject))}"/>`;
};

const caseElement = (subject: ReportedCase): string => {
  const { name, suite, handler } = subject;
  const attributes = `classname="${xml(`${suite}.${handler}`)}" name="${xml(name)}"`;
  const body = bodyOf(subject);
  return body === "" ? `    <testcase ${attributes}/>` : `    <testcase ${attributes}>${body}</testcase>`;
};

/** JUnit knows four ends of a test; all that is neither passed nor wrong counts as skipped. */
const countsText = (counts: Counts, tests: number): string => {
  const { passed, failed, broken } = counts;
  const skipped = tests - passed - failed - broken;
  return `tests="${tests}" failures="${failed}" errors="${broken}" skipped="${skipped}"`;
};

const suiteElement = (file: string, cases: readonly ReportedCase[]): string => {
  const counts = countsText(countsOf(cases), cases.length);
  return `  <testsuite name="${xml(file)}" ${counts}>\n${cases.map(caseElement).join("\n")}\n  </testsuite>`;
};

/** JUnit XML, a test suite for each file. */
export const junitReport = ({ cases }: RunReport): string => {
  const files = groupBy(cases, ({ file }) => file);
  const counts = countsText(countsOf(cases), cases.length);
  const suites = [...files].map(([file, own]) => suiteElement(file, own));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="taospec conform" ${counts}>\n${suites.join("\n")}\n</testsuites>`;
};
