import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Json } from "../../conformance/case.ts";
import { readReport } from "../../conformance/runner/report.ts";
import { junitReport } from "../../src/conform/junitReport.ts";
import { emptyReport } from "./emptyReport.ts";

const folder = mkdtempSync(join(tmpdir(), "taospec-conform-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const conform = (...words: readonly string[]) => {
  const run = spawnSync(process.execPath, ["src/cli/main.ts", "conform", ...words], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
};

const fileWith = (text: string): string => {
  const path = join(folder, "case.json");
  writeFileSync(path, text);
  return path;
};

type Fields = { [key: string]: Json };
const bundled = (path: string): Fields =>
  JSON.parse(readFileSync(join("conformance/vectors/finney", path), "utf8")) as Fields;

const epoch = () => bundled("yuma/epoch/clipping.json") as { input: { state: Fields } & Fields } & Fields;
const epochWith = (change: (vector: ReturnType<typeof epoch>) => void): string => {
  const vector = epoch();
  change(vector);
  return fileWith(JSON.stringify(vector));
};
const rows = (type: string, op: string, row: string): string =>
  fileWith(
    `{"format":"oracle/1","fork":"common","suite":"arithmetic","source":"s","seed":1,"cases":[{"type":"${type}","op":"${op}","rows":[${row}]}]}`,
  );

describe("conform: input that cannot be read ends with status 2 and one line", () => {
  const whole = JSON.stringify(bundled("tokenomics/block_emission/thresholds.json"));
  const faulty: Readonly<Record<string, readonly [write: () => string, place: string]>> = {
    "an empty file": [() => fileWith(""), "not valid JSON"],
    "a truncated file": [() => fileWith(whole.slice(0, -20)), "not valid JSON: line 1"],
    "no object": [() => fileWith("[]"), "format"],
    "no format": [() => fileWith("{}"), "format"],
    "an unknown field": [
      () => epochWith((vector) => Object.assign(vector, { ruleIDs: [] })),
      "ruleIDs: unknown field",
    ],
    "a missing field": [() => epochWith((vector) => delete vector["expected"]), "expected"],
    "a wrong type": [() => epochWith((vector) => Object.assign(vector, { suite: 5 })), "suite"],
    "an outcome of two kinds": [
      () => epochWith((vector) => Object.assign(vector, { expected: { no: 1 } })),
      "expected",
    ],
    "a balance as a number": [
      () => epochWith(({ input }) => Object.assign(input, { rao_emission: 5 })),
      "input.rao_emission",
    ],
    "a number above 2^53": [
      () => fileWith(JSON.stringify(epoch()).replace('"netuid":1,', '"netuid":9007199254740993,')),
      "input.netuid: expected a whole number up to 2^53 - 1",
    ],
    "a number with a fraction": [
      () => epochWith(({ input }) => Object.assign(input, { netuid: 1.5 })),
      "input.netuid",
    ],
    "a u16 out of range": [
      () => epochWith(({ input }) => Object.assign(input.state, { Kappa: [[1, 65_536]] })),
      "input.state.Kappa[0][1]",
    ],
    "a recorded number above 2^53": [
      () => rows("I32F32", "neg", "[9007199254740993,1]"),
      "cases[0].rows[0][0]",
    ],
    "bits that the type cannot hold": [
      () => rows("I32F32", "neg", '["9223372036854775808","1"]'),
      "cases[0].rows[0][0]",
    ],
    "a row without a result": [() => rows("I32F32", "neg", '["1"]'), "cases[0].rows[0]"],
    "a fraction that a double rounds": [
      () => fileWith(JSON.stringify(epoch()).replace('"netuid":1,', '"netuid":9007199254740990.7,')),
      "input.netuid: expected a number that a double holds as it is written (found 9007199254740990.7)",
    ],
    "digits that a double drops": [
      () => fileWith(JSON.stringify(epoch()).replace('"netuid":1,', '"netuid":1.0000000000000000001,')),
      "input.netuid",
    ],
    "a key that stands twice": [
      () => fileWith(JSON.stringify(epoch()).replace('"netuid":1,', '"netuid":1,"netuid":1,')),
      "input.netuid: expected each key once",
    ],
    "a rule that the specification lacks": [
      () => epochWith((vector) => Object.assign(vector, { ruleIds: ["YUM-1", "YUM-99"] })),
      "ruleIds[1]: expected a rule of spec.json (found YUM-99)",
    ],
  };

  test.each(Object.entries(faulty))("%s", (_, [write, place]) => {
    const path = write();
    const { status, out, err } = conform(path, "--reporter", "json");
    expect(err.split("\n").filter((line) => line !== "")).toEqual([
      expect.stringContaining(`conform: ${path}: ${place}`),
    ]);
    expect(out).toBe("");
    expect(status).toBe(2);
  });

  test("a file that is not there, a folder without files, a choice that leaves nothing", () => {
    expect(conform(join(folder, "none.json"))).toMatchObject({ status: 2, out: "" });
    expect(conform(mkdtempSync(join(folder, "empty-")))).toMatchObject({ status: 2, out: "" });
    expect(conform("conformance/vectors/finney/root", "--case", "nobody")).toMatchObject({
      status: 2,
      out: "",
    });
  });

  test("a folder may hold other JSON: it is skipped, and the report says so", () => {
    const mixed = mkdtempSync(join(folder, "mixed-"));
    writeFileSync(join(mixed, "a.json"), JSON.stringify(epoch()));
    writeFileSync(join(mixed, "b.json"), '[{"item":"Tempo"}]');
    const { status, out } = conform(mixed);
    expect(status).toBe(0);
    expect(out).toContain("1 × (none)/(none): without a format: no vectors");
    expect(conform(join(mixed, "b.json")).status).toBe(2);
  });

  test("a recording that names a file which is not there is skipped, and alone is no success", () => {
    const genesis = { name: "g", snapshot: "no/such/snapshot.json", checkpoints: [] };
    const path = fileWith(
      JSON.stringify({ format: "oracle/1", fork: "finney", suite: "genesis", cases: [genesis] }),
    );
    expect(conform(path)).toMatchObject({
      status: 2,
      out: expect.stringContaining("the snapshot no/such/snapshot.json is not there"),
    });
  });

  test("a floating-point argument may be any number", () => {
    const path = rows("I32F32", "saturating_from_num_f64", '[1.5e300,"9223372036854775807"]');
    expect(conform(path, "--reporter", "json").status).toBe(0);
  });
});

describe("conform: reports", () => {
  const wrong = (): string =>
    epochWith((vector) => {
      const trace = vector["trace"] as readonly (readonly [string, Json])[];
      vector["trace"] = trace.map(([label, value]) => [label, label === "C" ? ["0"] : value]);
      vector["case"] = 'a <wrong> "case" & more';
    });

  test("JSON: a report that is read again strictly", () => {
    const path = wrong();
    const { status, out } = conform(path, "--reporter", "json");
    expect(status).toBe(1);
    const report = JSON.parse(out) as { readonly failures: readonly object[] };
    expect(readReport(report)).toMatchObject({ format: "taospec-report/1", status: "failed", target: null });
    expect(report).toMatchObject({ run: 1, passed: 0, failed: 1, skipped: 0 });
    expect(report.failures[0]).toEqual({
      file: path,
      case: 'a <wrong> "case" & more',
      path: 'trace["C"][1]',
      expected: "(absent)",
      actual: expect.any(String),
    });
  });

  test("a reader that goes away does not change the answer", async () => {
    const words = ["src/cli/main.ts", "conform", wrong(), "--reporter", "json"];
    const child = spawn(process.execPath, words);
    child.stdout.destroy();
    const status = await new Promise((done) => child.on("close", done));
    expect(status).toBe(1);
  });

  test("JSON: success", () => {
    const { status, out } = conform("conformance/vectors/finney/root", "--reporter", "json");
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ failed: 0, skipped: 0, failures: [] });
  });

  test("text: file, case, rule, path, expected and actual", () => {
    const path = wrong();
    const { status, out } = conform(path);
    expect(status).toBe(1);
    for (const part of [
      path,
      "<wrong>",
      "rule      YUM-9",
      'trace["C"]',
      "expected",
      "actual",
      "1 case fails.",
    ])
      expect(out).toContain(part);
  });

  test("text: a table by suite", () => {
    const { status, out } = conform("conformance/vectors/finney/tokenomics", "--rule", "TOK-6");
    expect(status).toBe(0);
    expect(out).toMatch(/tokenomics +\d+ +\d+ +0 +0/);
    expect(out).toContain("All cases pass.");
  });

  test("an unknown suite, an unknown format and other rules fail", () => {
    const rules = epochWith((vector) => Object.assign(vector, { rules: { name: "finney", version: "0" } }));
    expect(conform(rules)).toMatchObject({ status: 1, out: expect.stringContaining("finney version 0") });
    const suite = epochWith((vector) => Object.assign(vector, { suite: "yumah" }));
    expect(conform(suite)).toMatchObject({ status: 1, out: expect.stringContaining("unknown suite") });
    expect(conform(fileWith('{"format":"oracle/9"}'))).toMatchObject({
      status: 1,
      out: expect.stringContaining("unknown format"),
    });
    const foreign = fileWith(
      '{"format":"oracle/1","fork":"dtao","suite":"transition","cases":[{"name":"a","steps":[]}]}',
    );
    expect(conform(foreign)).toMatchObject({ status: 1, out: expect.stringContaining('"dtao/transition"') });
  });

  /** Every tag is closed in its turn, attributes are quoted, and no bare < or & is left in text. */
  const isWellFormed = (text: string): boolean => {
    const open: string[] = [];
    const body = text.replace(/^<\?xml [^?]*\?>\s*/, "");
    const tag = /<(\/?)([a-z]+)((?: [a-z]+="[^"<&]*(?:&(?:amp|lt|gt|quot);[^"<&]*)*")*)(\/?)>/gy;
    let offset = 0;
    while (offset < body.length) {
      tag.lastIndex = offset;
      const match = tag.exec(body);
      if (match === null) {
        const plain = /(?:[^<&]|&(?:amp|lt|gt|quot);)+/y;
        plain.lastIndex = offset;
        if (!plain.test(body)) return false;
        offset = plain.lastIndex;
        continue;
      }
      const [, closing, name = "", , empty] = match;
      if (closing === "/" && open.pop() !== name) return false;
      if (closing === "" && empty === "") open.push(name);
      offset = tag.lastIndex;
    }
    return open.length === 0;
  };

  test("JUnit: well formed, whatever the names hold", () => {
    const { status, out } = conform(wrong(), "--reporter", "junit");
    expect(status).toBe(1);
    expect(isWellFormed(out)).toBe(true);
    expect(out).toContain('<testsuites name="taospec conform" tests="1" failures="1"');
    expect(out).toContain('name="a &lt;wrong&gt; &quot;case&quot; &amp; more"');
    expect(isWellFormed(out.replace("</failure>", ""))).toBe(false);
    const report = junitReport({
      ...emptyReport,
      cases: [
        {
          ...{ number: 1, id: "s/h/c", file: "f", name: "\u0000\u001b", suite: "s", handler: "h" },
          ...{ status: "skipped", reason: "<later>" },
        },
      ],
    });
    expect(isWellFormed(report)).toBe(true);
    expect(report).not.toContain("\u0000");
  });
});

const recordings = "../shared/oracle";
const offered = ["common", "finney"].map((part) => join(recordings, part));
const present = offered.every((path) => existsSync(path));

describe.skipIf(!present)(`recordings of the chain${present ? "" : ` (absent: ${recordings})`}`, () => {
  test("every case passes, in one command", () => {
    const { status, out } = conform(...offered, "--reporter", "json");
    const report = JSON.parse(out) as { readonly run: number; readonly failures: readonly object[] };
    expect(report.failures).toEqual([]);
    expect(report.run).toBeGreaterThan(150_000);
    expect(status).toBe(0);
  });
});
