import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConformanceCase, Suite } from "../../conformance/case.ts";
import { type Property, property } from "../../properties/property.ts";
import { verifyCommand } from "../../src/verify/command.ts";
import { jsonReport, textReport } from "../../src/verify/report.ts";
import { inputsOf, type VerifyPlan, verify } from "../../src/verify/verify.ts";

const small: Property<number> = property({
  name: "small-numbers",
  informal: "No number is large.",
  formal: "n < 100",
  rules: ["NUM-1"],
  status: "tested",
  arbitrary: fc.nat(50),
  witnesses: { odd: (value) => value % 2 === 1 },
  violation: (value) => (value >= 100 ? `${value} is large` : undefined),
});
const large: Property<number> = { ...small, name: "larger-numbers", arbitrary: fc.nat(1_000) };
const excused: Property<number> = {
  ...large,
  name: "excused-numbers",
  errata: [{ id: "ERR-99", excuses: (value) => value >= 100, scenario: 100 }],
};
const vacuous: Property<number> = { ...small, name: "vacuous", witnesses: { never: () => false } };

const suite: Suite = {
  name: "sum",
  handlers: new Map([["twice", (input) => ({ outcome: { ok: 2 * Number(input) } })]]),
};
const vector = (name: string, input: number, ok: number): ConformanceCase => ({
  file: "sum.json",
  id: `sum/twice/${name}`,
  name,
  suite: "sum",
  handler: "twice",
  rules: [],
  input,
  expected: { ok },
});
const planOf = (properties: VerifyPlan["properties"], cases?: readonly ConformanceCase[]): VerifyPlan => ({
  properties,
  seed: 7,
  runs: 100,
  ...(cases === undefined ? {} : { vectors: { cases, target: { suites: [suite], later: new Map() } } }),
});

describe("verify", () => {
  test("holds when all properties hold and all vectors pass, and tells each step", () => {
    const plan = planOf({ numbers: [small, excused] }, [vector("one", 1, 2), vector("two", 2, 4)]);
    const steps: string[] = [];
    let told = 0;
    const report = verify(plan, (step, inputs) => {
      steps.push(step);
      told += inputs;
    });
    expect(report.holds).toBe(true);
    expect(steps).toEqual(["small-numbers", "excused-numbers", "one", "two"]);
    expect(inputsOf(plan)).toBe(2 * 100 + 2);
    expect(told).toBe(inputsOf(plan));
    const text = textReport(report);
    expect(text).toMatch(/holds +small-numbers +100 +1\/1/);
    expect(text).toMatch(/holds +excused-numbers .*ERR-99 ×\d+/);
    expect(text).toMatch(/sum +2 +0 +0/);
    expect(text).toContain("2 of 2 properties hold on 200 inputs, 2 of 2 vectors pass, seed 7");
  });

  test("a failure shows the law, the violation, the input and the command that replays it", () => {
    const text = textReport(verify(planOf({ numbers: [small, large] })));
    expect(text).toContain(
      "larger-numbers fails\n  No number is large.\n  n < 100\n  violation: 100 is large\n",
    );
    expect(text).toMatch(
      / {2}counterexample: 100\n {2}replay: npx taospec verify --property larger-numbers --seed 7 --runs 100 --path [\d:]+\n/,
    );
    expect(text).toContain("1 of 2 properties hold");
  });

  test.each([
    ["a false property", { numbers: [large] }, undefined],
    ["a vacuous property", { numbers: [vacuous] }, undefined],
    ["no properties", {}, undefined],
    ["a failing vector", { numbers: [small] }, [vector("one", 1, 2), vector("wrong", 2, 5)]],
    ["no vectors", { numbers: [small] }, []],
  ])("%s does not verify", (_title, properties, cases) => {
    const report = verify(planOf(properties, cases));
    expect(report.holds).toBe(false);
    expect(textReport(report)).toContain("✗");
    expect(JSON.parse(jsonReport(report)).holds).toBe(false);
  });

  test("what is missing or wrong is named", () => {
    expect(textReport(verify(planOf({ numbers: [vacuous] })))).toContain("never met in 1,000 inputs: never");
    expect(textReport(verify(planOf({ numbers: [small] }, [])))).toContain("no bundled vectors found");
    const wrong = textReport(verify(planOf({ numbers: [small] }, [vector("wrong", 2, 5)])));
    expect(wrong).toContain("sum.json wrong fails\n  ok: expected 5, got 4");
  });

  test("the JSON report holds the counts, the counterexample and the replay command", () => {
    const report = JSON.parse(jsonReport(verify(planOf({ numbers: [small, large] }, [vector("one", 1, 2)]))));
    expect(report).toMatchObject({ seed: 7, runs: 100, holds: false });
    expect(report.properties[0]).toMatchObject({
      name: "small-numbers",
      area: "numbers",
      holds: true,
      runs: 100,
    });
    expect(report.properties[1].counterexample).toMatchObject({ violation: "100 is large", input: 100 });
    expect(report.vectors).toEqual({ run: 1, passed: 1, failed: 0, skipped: 0, failures: [] });
  });
});

describe("the command", () => {
  const run = async (...words: readonly string[]) => {
    const written: string[] = [];
    const quiet = { out: process.stdout.write, err: process.stderr.write, code: process.exitCode };
    process.stdout.write = (text: string | Uint8Array) => written.push(String(text)) > 0;
    process.stderr.write = () => true;
    try {
      await verifyCommand()
        .exitOverride()
        .parseAsync([...words], { from: "user" });
      return { text: written.join(""), status: process.exitCode };
    } finally {
      process.stdout.write = quiet.out;
      process.stderr.write = quiet.err;
      process.exitCode = quiet.code;
    }
  };

  test("checks one property, by name, with its own seed and runs", async () => {
    const { text, status } = await run("--property", "shares-sum-to-one", "--seed", "5", "--runs", "300");
    expect(status).toBe(0);
    expect(text).toMatch(/holds +shares-sum-to-one +300 +3\/3/);
    expect(text).toContain("seed 5");
    expect(text).not.toContain("vectors");
  });

  test("prints the same bytes for the same seed", async () => {
    const words = ["--property", "sparse-equals-dense", "--runs", "200", "--json"];
    expect((await run(...words)).text).toBe((await run(...words)).text);
  });

  test.each([
    [
      ["--property", "no-such-thing"],
      /no property is named no-such-thing; the properties are .*shares-sum-to-one/,
    ],
    [["--path", "1:2"], /--path needs --property/],
    [["--seed", "1.5"], /whole number/],
    [["--runs", "0"], /whole number/],
    [["--property", "shares-sum-to-one", "--path", "x"], /path looks like/],
  ])("bad usage %j is refused", async (words, message) => {
    await expect(run(...words)).rejects.toThrow(message);
  });
});
