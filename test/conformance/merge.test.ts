import { expect, test } from "vitest";
import { type ReportedCase, type RunReport, readReport } from "../../conformance/runner/report.ts";
import { statusOf } from "../../conformance/runner/verdict.ts";
import { jsonReport } from "../../src/conform/jsonReport.ts";
import { merge, type Part } from "../../src/conform/merge.ts";
import { emptyReport } from "./emptyReport.ts";

const caseOf = (number: number, status: ReportedCase["status"]): ReportedCase => ({
  number,
  status,
  id: `yuma/epoch/${number}`,
  file: "f.json",
  name: `case ${number}`,
  suite: "yuma",
  handler: "epoch",
});

/** One of two parts, with one case. */
const partOf = (index: number, status: ReportedCase["status"], rest: Partial<RunReport>): Part => {
  const shard = { index, of: 2 };
  const selection = { ...emptyReport.selection, cases: 2 };
  const cases = [caseOf(index, status)];
  const text = jsonReport({ ...emptyReport, selection, offered: ["yuma"], cases, ...rest, shard });
  const report = readReport(JSON.parse(text));
  return { file: `part${index}.json`, report: { ...report, shard: report.shard! } };
};

test.each<[string, ReportedCase["status"], Partial<RunReport>]>([
  ["passed", "passed", {}],
  ["passed", "skipped", {}],
  ["failed", "failed", {}],
  ["broken", "broken", {}],
  ["broken", "passed", { sessions: [{ verdict: "dies", message: "it exits", stderr: "" }] }],
  ["broken", "notRun", { givenUp: "three broke" }],
  ["incomplete", "notRun", {}],
  ["incomplete", "unoffered", {}],
  ["incomplete", "passed", { interrupted: true }],
])("a whole is %s where a part ends %s with %j", (status, end, rest) => {
  for (const parts of [
    [partOf(1, "passed", {}), partOf(2, end, rest)],
    [partOf(2, "passed", {}), partOf(1, end, rest)],
  ]) {
    const whole = merge(parts);
    expect(statusOf(whole)).toBe(status);
    expect(whole.shard).toBeUndefined();
    expect(whole.cases.map(({ number }) => number)).toEqual([1, 2]);
  }
});

test("a whole of which no part has run a case is empty", () => {
  expect(statusOf(merge([partOf(1, "skipped", {}), partOf(2, "skipped", {})]))).toBe("empty");
});
