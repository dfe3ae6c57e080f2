import { describe, expect, test } from "vitest";
import type { ReportedCase, RunReport } from "../../conformance/runner/report.ts";
import { readReport } from "../../conformance/runner/report.ts";
import { caseStatuses } from "../../conformance/runner/run.ts";
import { type RunStatus, statusOf } from "../../conformance/runner/verdict.ts";
import { distanceText, verdictText } from "../../src/conform/caseText.ts";
import { htmlReport } from "../../src/conform/htmlReport.ts";
import { jsonReport } from "../../src/conform/jsonReport.ts";
import { junitReport } from "../../src/conform/junitReport.ts";
import { markdownReport } from "../../src/conform/markdownReport.ts";
import { commandLine } from "../../src/conform/shell.ts";
import { suggestions } from "../../src/conform/suggest.ts";
import { textReport } from "../../src/conform/textReport.ts";
import { emptyReport } from "./emptyReport.ts";

const aCase = (number: number, rest: Partial<ReportedCase> & Pick<ReportedCase, "status">): ReportedCase => {
  const name = `case ${number}`;
  const id = `yuma/epoch/${number}`;
  return { number, id, file: "f.json", name, suite: "yuma", handler: "epoch", ...rest };
};

const nasty = `<script>alert("1")</script> & 'x' | \`y\` \u0000 ]]> </details>`;

const failed = aCase(1, {
  status: "failed",
  name: nasty,
  rules: [{ id: "YUM-9", title: nasty }],
  phase: "C",
  differences: [
    { path: `trace["C"][0]`, expected: "1000", actual: "3000", distance: { value: "2000", unit: "ulp" } },
    { path: nasty, expected: nasty, actual: "(absent)" },
  ],
  rerun: commandLine(["conform", "--target", nasty, "--case", "yuma/epoch/1"]),
  explain: "npx taospec explain yuma/epoch/1",
});
const broken = aCase(2, { status: "broken", verdict: "dies", message: nasty, stderr: `${nasty}\nlast` });
const doubt = { reason: "doubtful", link: "https://example.org/1" };

const report: RunReport = {
  ...emptyReport,
  target: { command: nasty, name: nasty, version: "1" },
  offered: ["yuma"],
  skips: [
    {
      skip: "yuma/epoch",
      reason: nasty,
      link: "https://example.org/2",
      until: "2020-01-01",
      expired: true,
      cases: 2,
    },
  ],
  sessions: [{ verdict: "changes its story", message: nasty, stderr: nasty }],
  notes: [nasty],
  cases: [
    failed,
    broken,
    aCase(3, { status: "passed" }),
    aCase(4, { status: "disputed", passes: false, differences: failed.differences ?? [], ...doubt }),
    aCase(5, { status: "retired", ...doubt }),
    aCase(6, { status: "notRun", reason: nasty }),
    aCase(7, { status: "unoffered" }),
    aCase(8, { status: "skipped", reason: nasty, link: "https://example.org/2", until: "2999-01-01" }),
  ],
};

describe("how a run ends", () => {
  const withCases = (...statuses: readonly ReportedCase["status"][]): RunReport => ({
    ...emptyReport,
    offered: ["yuma"],
    cases: statuses.map((status, index) => aCase(index + 1, { status })),
  });

  test.each<readonly [RunStatus, RunReport]>([
    ["passed", withCases("passed", "skipped", "disputed", "retired")],
    ["failed", withCases("passed", "failed", "notRun")],
    ["incomplete", withCases("passed", "notRun")],
    ["incomplete", withCases("passed", "unoffered")],
    ["incomplete", { ...withCases("passed"), interrupted: true }],
    [
      "passed",
      {
        ...withCases("passed"),
        cases: [...withCases("passed").cases, aCase(2, { status: "unoffered", suite: "root" })],
      },
    ],
    [
      "incomplete",
      {
        ...withCases("passed"),
        selection: { ...emptyReport.selection, all: true },
        cases: [...withCases("passed").cases, aCase(2, { status: "unoffered", suite: "root" })],
      },
    ],
    ["broken", withCases("failed", "broken")],
    ["broken", { ...withCases("passed"), sessions: report.sessions }],
    ["broken", { ...withCases("notRun"), givenUp: "why" }],
    ["empty", withCases("skipped")],
    ["empty", withCases()],
    ["empty", { ...withCases("unoffered"), offered: [], shard: { index: 2, of: 2 } }],
    ["passed", { ...withCases(), shard: { index: 2, of: 2 } }],
  ])("%s", (status, value) => {
    expect(statusOf(value)).toBe(status);
    expect(verdictText(value)).not.toBe("");
    expect(verdictText(value).startsWith("All cases")).toBe(status === "passed");
  });
});

describe("reports of names that look like markup", () => {
  test("JSON is read again as it was", () => {
    const read = readReport(JSON.parse(jsonReport(report)));
    expect(read).toMatchObject({ status: "broken", run: 2, passed: 1, failed: 1, skipped: 1 });
    expect(read.cases).toEqual(report.cases.filter(({ status }) => status !== "passed"));
    expect(read.failures.map(({ path }) => path)).toEqual([`trace["C"][0]`, nasty]);
    expect(read.suites).toHaveLength(1);
    for (const status of caseStatuses) expect(read.suites[0]?.[status]).toBe(1);
  });

  test("HTML shows them as text, and asks nothing of a network", () => {
    const html = htmlReport(report);
    expect(html.match(/<script>/g)).toHaveLength(1);
    // Those that passed, are not offered, were not run, or are skipped by the target's file stand elsewhere.
    expect(html.match(/<details /g)).toHaveLength(4);
    expect(html).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;");
    expect(html).not.toMatch(/<(link|img|iframe)\b|\bsrc=|@import|url\(/);
    expect(html.match(/href="(?!https:\/\/example\.org\/)/g)).toBeNull();
    for (const part of [
      "2,000 ulp",
      "YUM-9",
      "C, consensus",
      "expired after 2020-01-01",
      "prefers-color-scheme",
    ])
      expect(html).toContain(part);
    const tags = (name: string) => [html.split(`<${name}`).length, html.split(`</${name}>`).length];
    for (const name of ["details", "table", "dl", "pre", "ul"]) expect(tags(name)[0]).toBe(tags(name)[1]);
  });

  test("a link of another kind than the web is no link in HTML", () => {
    const skips = report.skips.map((skip) => ({ ...skip, link: "javascript:alert(1)" }));
    expect(htmlReport({ ...report, skips })).not.toContain('href="javascript:');
  });

  test("Markdown keeps its table and its details whole", () => {
    const markdown = markdownReport(report);
    const rows = markdown.split("\n").filter((line) => line.startsWith("| `"));
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row.replaceAll("\\|", "").split("|")).toHaveLength(6);
    const outside = markdown
      .replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, "")
      .replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, "");
    expect(outside.match(/<\/?[a-z]+[> ]/g)?.sort()).toEqual(
      ["<details>", "<details>", "<summary>", "<summary>", "<code>", "<code>"]
        .flatMap((tag) => [tag, tag.replace("<", "</")])
        .sort(),
    );
  });

  test("JUnit: a broken session and a case that was not run are errors, what is left out on purpose is skipped", () => {
    const xml = junitReport(report);
    expect(xml).toContain('tests="9" failures="1" errors="3" skipped="4"');
    expect(xml).toContain('<testsuite name="sessions" tests="1" failures="0" errors="1" skipped="0">');
    expect(xml).toContain('<error message="changes its story: ');
    expect(xml).toContain('<error message="not run: ');
  });

  test("text tells each ending in its own words", () => {
    const text = textReport(report);
    for (const part of [
      "failed yuma/epoch/1",
      "phase     C, consensus",
      "distance  2,000 ulp",
      "broken yuma/epoch/2",
      "    last",
      "disputed, fails: doubtful, https://example.org/1",
      "retired: doubtful",
      "expired after 2020-01-01: run again",
      "1 × yuma: <script>",
      "yuma/epoch: 1 case",
      "The target is broken: 1 case broke a session; 1 case fails.",
    ])
      expect(text).toContain(part);
  });

  test("few failures of one handler are told, so that those of others are seen", () => {
    const many = Array.from({ length: 60 }, (_, index) => aCase(index + 1, { status: "failed" }));
    const other = aCase(61, {
      status: "failed",
      id: "root/root_epoch/1",
      suite: "root",
      handler: "root_epoch",
    });
    const text = textReport({ ...emptyReport, offered: ["yuma", "root"], cases: [...many, other] });
    expect(text).toContain("failed root/root_epoch/1");
    expect(text).toContain("… and 57 more");
  });
});

test("a command line is read again by a shell as it was meant", () => {
  expect(commandLine(["conform", "--target", "python3 it's.py", "--case", "a/b#1"])).toBe(
    `npx taospec conform --target 'python3 it'\\''s.py' --case 'a/b#1'`,
  );
  expect(commandLine(["", "$HOME", "a*"])).toBe("npx taospec '' '$HOME' 'a*'");
});

test("suggestions are what is near, the nearest first, and none where nothing is", () => {
  const known = ["yuma", "root", "codec", "numbers", "numbering"];
  expect(suggestions("number", known)).toEqual(["numbers", "numbering"]);
  expect(suggestions("yumas", known)).toEqual(["yuma"]);
  expect(suggestions("tokenomics", known)).toEqual([]);
});

test.each([
  ["1000", 1000, "0 rao, but it is a JSON number: a decimal string is expected"],
  [1000, "999", "1 rao, but it is a string: a JSON number is expected"],
  ["1000", "999", "1 rao"],
])("expected %j, actual %j: a right number in a wrong form is told", (expected, actual, text) => {
  const value = `${BigInt(expected) - BigInt(actual)}`;
  expect(distanceText({ path: "ok", expected, actual, distance: { value, unit: "rao" } })).toBe(text);
});
