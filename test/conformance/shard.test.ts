import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ReportFile, readReport } from "../../conformance/runner/report.ts";
import { taospec } from "../cli/run.ts";

const folder = mkdtempSync(join(tmpdir(), "taospec-shard-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const paths = ["tokenomics", "root", "codec"].map((suite) => `conformance/vectors/finney/${suite}`);

const written = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

/** Wrong at some issuances, and without a suite: so that there is something of every kind to merge. */
const target = `module:${written(
  "target.ts",
  `import { modelSession } from ${JSON.stringify(resolve("conformance/protocol/model.ts"))};
export const createSession = () => {
  const ask = modelSession("1");
  const changed = ({ method, params }, answer) => {
    if (method === "handshake") return { result: { ...answer.result, suites: { tokenomics: ["*"], root: ["*"] } } };
    const issuance = String(params.input?.issuance ?? "");
    return method === "issuance" && issuance.endsWith("9") ? { result: { ok: "1" } } : answer;
  };
  return { ask: ({ id, ...question }) => ({ id, ...changed(question, ask(question)) }) };
};
`,
)}`;
const targetFile = written(
  "target.json",
  JSON.stringify({
    format: "taospec-target-file/1",
    target,
    skips: [
      { suite: "root", reason: "Later.", link: "https://example.org", until: "2999-01-01" },
      {
        suite: "tokenomics",
        handler: "issuance_after",
        reason: "Was.",
        link: "https://example.org",
        until: "2020-01-01",
      },
    ],
  }),
);

const conform = (...words: readonly string[]) =>
  taospec("conform", ...paths, "--target-file", targetFile, ...words);

const parts = [1, 2, 3].map((index) => join(folder, `part${index}.json`));
const shard = (index: number, of: number, file: string): number | null =>
  conform("--shard", `${index}/${of}`, "--report", `json=${file}`).status;

beforeAll(() => {
  for (const [index, file] of parts.entries()) shard(index + 1, 3, file);
});

const partOf = (file: string): ReportFile => readReport(JSON.parse(readFileSync(file, "utf8")));

/** A copy of a part with something changed. */
const changed = (file: string, change: (part: ReportFile) => object): string =>
  written(`changed${counter++}.json`, JSON.stringify({ ...partOf(file), ...change(partOf(file)) }));
let counter = 0;

describe("parts of a run", () => {
  test("hold each case once", () => {
    const numbers = parts.flatMap((file) => {
      const { cases, shard: own } = partOf(file);
      return [...cases, ...(own?.passed ?? [])].map(({ number }) => number);
    });
    expect(numbers.sort((left, right) => left - right)).toEqual(
      Array.from({ length: partOf(parts[0]!).selection.cases }, (_, index) => index + 1),
    );
  });

  test.each(["json", "junit", "text", "markdown", "html"])(
    "merged in any order give the same %s report as a run without parts",
    (reporter) => {
      const [first = "", second = "", third = ""] = parts;
      const merged = taospec("merge", third, first, second, "--reporter", reporter);
      const whole = conform("--reporter", reporter);
      expect(merged.stdout).toBe(whole.stdout);
      expect(merged.status).toBe(1);
      expect(whole.status).toBe(1);
    },
  );

  test("may be empty where there are more of them than cases", () => {
    const one = ["conform", paths[1]!, "--case", "root/root_epoch/agreement"];
    const files = [1, 2].map((index) => {
      const file = join(folder, `few${index}.json`);
      expect(taospec(...one, "--shard", `${index}/2`, "--report", `json=${file}`).status).toBe(0);
      return file;
    });
    expect(taospec("merge", ...files, "--reporter", "json").stdout).toBe(
      taospec(...one, "--reporter", "json").stdout,
    );
  });
});

type Passed = NonNullable<ReportFile["shard"]>["passed"];

/** A part with other cases among those that passed. */
const withPassed =
  (change: (passed: Passed) => Passed) =>
  ({ shard: own }: ReportFile) => ({ shard: { ...own, passed: change(own?.passed ?? []) } });

describe("merge refuses", () => {
  const merge = (...files: readonly string[]) => {
    const { status, stdout, stderr } = taospec("merge", ...files);
    expect(stdout).toBe("");
    return { status, stderr };
  };

  test("a missing part, with status 3", () => {
    const { status, stderr } = merge(parts[0]!, parts[2]!);
    expect(stderr).toContain("of 3 parts these are missing: 2");
    expect(status).toBe(3);
  });

  test("the same part twice, a report that is no part, and what is no report", () => {
    expect(merge(...parts, parts[0]!)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("part 1"),
    });
    const whole = join(folder, "whole.json");
    conform("--report", `json=${whole}`);
    expect(merge(whole)).toMatchObject({ status: 2, stderr: expect.stringContaining("shard: is missing") });
    expect(merge(targetFile)).toMatchObject({ status: 2 });
    expect(merge(join(folder, "none.json"))).toMatchObject({ status: 2 });
  });

  test.each<readonly [string, (part: ReportFile) => object]>([
    ["rules", () => ({ rules: { name: "finney", version: "2" } })],
    ["vectors", ({ vectors }) => ({ vectors: { ...vectors, root: "f".repeat(64) } })],
    ["target", () => ({ target: { command: "other" } })],
    ["runner", () => ({ runner: { name: "taospec", version: "9" } })],
    ["chosen cases", ({ selection }) => ({ selection: { ...selection, ids: "f".repeat(64) } })],
    ["--all", ({ selection }) => ({ selection: { ...selection, all: !selection.all } })],
    ["calls itself something else", ({ target: own }) => ({ target: { ...own, version: "2" } })],
    ["cases are missing from part 2", ({ shard: own }) => ({ shard: { ...own, passed: [] } })],
    ["or stand twice in it", withPassed(([first, ...others]) => [first!, first!, ...others])],
    ["or stand twice in it", withPassed(([first, _, ...others]) => [first!, first!, ...others])],
    [
      "cases are missing from part 2",
      withPassed(([first, ...others]) => [{ ...first!, number: first!.number + 1 }, ...others]),
    ],
  ])("parts that differ: %s", (what, change) => {
    const { status, stderr } = merge(parts[0]!, changed(parts[1]!, change), parts[2]!);
    expect(stderr).toContain(what);
    expect(status).toBe(2);
  });
});

test.each(["0/2", "3/2", "1", "a/b"])("--shard %s is refused", (text) => {
  expect(conform("--shard", text)).toMatchObject({ status: 2, stdout: "" });
});
