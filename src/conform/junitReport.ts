import { type CaseResult, countsOf, type Report } from "../../conformance/runner/run.ts";
import { lineOf } from "./failures.ts";
import { groupBy } from "./groupBy.ts";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML has no place for most control characters, not even escaped. */
const notInXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const xml = (text: string): string =>
  text.replace(notInXml, "\ufffd").replace(/[&<>"]/g, (character) => entities[character] ?? character);

const bodyOf = (result: CaseResult): string => {
  if (result.status === "passed") return "";
  if (result.status === "skipped") return `<skipped message="${xml(result.reason)}"/>`;
  const lines = result.differences.map(lineOf);
  return `<failure message="${xml(lines[0] ?? "")}">${xml(lines.join("\n"))}</failure>`;
};

const caseElement = (result: CaseResult): string => {
  const { name, suite, handler } = result.case;
  const attributes = `classname="${xml(`${suite}.${handler}`)}" name="${xml(name)}"`;
  const body = bodyOf(result);
  return body === "" ? `    <testcase ${attributes}/>` : `    <testcase ${attributes}>${body}</testcase>`;
};

const suiteElement = (file: string, results: readonly CaseResult[]): string => {
  const { run, failed, skipped } = countsOf(results);
  const counts = `tests="${run + skipped}" failures="${failed}" errors="0" skipped="${skipped}"`;
  return `  <testsuite name="${xml(file)}" ${counts}>\n${results.map(caseElement).join("\n")}\n  </testsuite>`;
};

/** JUnit XML, a test suite for each file. */
export const junitReport = (report: Report): string => {
  const files = groupBy(report.results, (result) => result.case.file);
  const { run, failed, skipped } = report;
  const counts = `tests="${run + skipped}" failures="${failed}" errors="0" skipped="${skipped}"`;
  const suites = [...files].map(([file, results]) => suiteElement(file, results));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="taospec conform" ${counts}>\n${suites.join("\n")}\n</testsuites>`;
};
