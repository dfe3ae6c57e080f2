import { describe, expect, test } from "vitest";
import {
  type ConformanceCase,
  type Handler,
  InputError,
  type Json,
  type Suite,
} from "../../conformance/case.ts";
import { differences } from "../../conformance/runner/compare.ts";
import { isSuccess, runCase, runCases, type Target } from "../../conformance/runner/run.ts";
import { specification } from "../../conformance/suites/index.ts";
import { loadCases } from "../../src/conform/load.ts";

const add: Handler = (input) => {
  const [left = 0, right = 0] = input as readonly number[];
  return {
    outcome: left < 0 ? { rejected: "Negative" } : { ok: { sum: left + right, parts: [left, right] } },
    trace: [
      ["left", left],
      ["right", right],
    ],
  };
};

const target = (handler: Handler): Target => ({
  suites: [{ name: "toy", handlers: new Map([["add", handler]]) }],
  later: new Map([["toy", new Map([["multiply", "chapter on products"]])]]),
});

const accepted: ConformanceCase = {
  file: "toy.json",
  id: "toy/add/two and three",
  name: "two and three",
  suite: "toy",
  handler: "add",
  rules: ["TOY-1"],
  input: [2, 3],
  expected: { ok: { sum: 5, parts: [2, 3] } },
  trace: [
    ["left", 2],
    ["right", 3],
  ],
};
const rejected: ConformanceCase = {
  ...accepted,
  id: "toy/add/negative",
  name: "negative",
  input: [-1, 3],
  expected: { rejected: "Negative" },
  trace: [
    ["left", -1],
    ["right", 3],
  ],
};
const cases = [accepted, rejected];

const pathsOf = (handler: Handler) =>
  runCases(cases, target(handler)).results.map((result) =>
    result.status === "failed" ? result.differences.map(({ path }) => path) : [],
  );

describe("comparison", () => {
  test("all differing paths are collected, with what stands there", () => {
    const expected: Json = { a: [1, { b: "x" }], c: null, d: 1 };
    const actual: Json = { a: [2, { b: "y" }, 3], d: 1, e: true };
    expect(differences("", expected, actual)).toEqual([
      { path: "a[0]", expected: 1, actual: 2 },
      { path: "a[1].b", expected: "x", actual: "y" },
      { path: "a[2]", expected: undefined, actual: 3 },
      { path: "c", expected: null, actual: undefined },
      { path: "e", expected: undefined, actual: true },
    ]);
  });

  test.each<[Json, Json]>([
    ["1", 1],
    [0, false],
    [null, 0],
    [[], {}],
    [[[]], [null]],
    [{ __proto__: null }, { toString: "x" }],
  ])("%j and %j are not equal", (left, right) => {
    expect(differences("", left, right)).not.toEqual([]);
    expect(differences("", right, left)).not.toEqual([]);
  });
});

describe("the runner", () => {
  test("a right target passes", () => {
    const report = runCases(cases, target(add));
    expect(report).toMatchObject({ run: 2, passed: 2, failed: 0, skipped: 0 });
    expect(isSuccess(report)).toBe(true);
  });

  test("a target that accepts everything fails where it should have refused", () => {
    const lenient: Handler = (input) => {
      const executed = add(input);
      return "ok" in executed.outcome ? executed : { ...executed, outcome: { ok: null } };
    };
    expect(pathsOf(lenient)).toEqual([[], ["rejected", "ok"]]);
  });

  test("a target that refuses everything, or for another reason, fails", () => {
    const refusing =
      (reason: string): Handler =>
      (input) => ({ ...add(input), outcome: { rejected: reason } });
    expect(pathsOf(refusing("Negative"))).toEqual([["ok", "rejected"], []]);
    expect(pathsOf(refusing("Other"))).toEqual([["ok", "rejected"], ["rejected"]]);
  });

  test("a target that returns nothing, throws, or leaves the trace out fails", () => {
    const nothing = (() => undefined) as () => never;
    expect(pathsOf(nothing)).toEqual([["outcome"], ["outcome"]]);
    const throwing: Handler = () => {
      throw new Error("broken");
    };
    expect(pathsOf(throwing)).toEqual([["outcome"], ["outcome"]]);
    expect(pathsOf((input) => ({ outcome: add(input).outcome }))).toEqual([
      ["trace[0]", "trace[1]"],
      ["trace[0]", "trace[1]"],
    ]);
  });

  test("a target that is off by one is caught at the path, the trace first", () => {
    const offByOne: Handler = (input) => {
      const [left = 0, right = 0] = input as readonly number[];
      return add([left, right + 1]);
    };
    expect(pathsOf(offByOne)[0]).toEqual(['trace["right"]', "ok.sum", "ok.parts[1]"]);
  });

  test("a target that gives its trace in another order fails, and one that gives too much", () => {
    const reversed: Handler = (input) => {
      const { outcome, trace = [] } = add(input);
      return { outcome, trace: [...trace].reverse() };
    };
    expect(pathsOf(reversed)[0]).toEqual(["trace[0]", "trace[1]"]);
    const longer: Handler = (input) => {
      const { outcome, trace = [] } = add(input);
      return { outcome, trace: [...trace, ["more", 1]] };
    };
    expect(pathsOf(longer)[0]).toEqual(["trace[2]"]);
  });

  test("a digest stands for a long trace value, and a wrong one is caught", () => {
    const digest = "0x53c234e5e8472b6ac51c1ae1cab3fe06fad053beb8ebfd8977b010655bfdd3c3";
    const hashed: ConformanceCase = {
      ...accepted,
      trace: [
        ["left", 2],
        ["right", { sha256: digest }],
      ],
    };
    const run = (right: Json) =>
      runCase(
        hashed,
        target((input) => ({
          ...add(input),
          trace: [
            ["left", 2],
            ["right", right],
          ],
        })),
      );
    expect(run("2").status).toBe("failed");
    // SHA-256 of "2\n" is the digest above: only the exact compact JSON counts.
    expect(run(2).status).toBe("failed");
    const of2 = "0xd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35";
    const right = {
      ...hashed,
      trace: [
        ["left", 2],
        ["right", { sha256: of2 }],
      ],
    } as const;
    expect(
      runCase(
        right,
        target((input) => ({
          ...add(input),
          trace: [
            ["left", 2],
            ["right", 2],
          ],
        })),
      ).status,
    ).toBe("passed");
  });

  test("an unknown suite or handler fails, one of a later chapter is skipped with its reason", () => {
    const unknown = runCases(
      [
        { ...accepted, suite: "toys" },
        { ...accepted, handler: "subtract" },
        { ...accepted, handler: "multiply" },
      ],
      target(add),
    );
    expect(unknown).toMatchObject({ run: 2, passed: 0, failed: 2, skipped: 1 });
    expect(
      unknown.results.map((result) => (result.status === "failed" ? result.differences[0].path : result)),
    ).toEqual([
      "suite",
      "handler",
      expect.objectContaining({ status: "skipped", reason: "chapter on products" }),
    ]);
  });

  test("a run of nothing is no success", () => {
    expect(isSuccess(runCases([], target(add)))).toBe(false);
    expect(isSuccess(runCases([{ ...accepted, handler: "multiply" }], target(add)))).toBe(false);
  });

  test("an input that a handler cannot read is named by its place in the file", () => {
    const strict: Handler = () => {
      throw new InputError("[1]", "expected a number");
    };
    const run = () => runCase({ ...accepted, inputPath: "rows[4]" }, target(strict));
    expect(run).toThrow(expect.objectContaining({ path: "rows[4][1]", expectation: "expected a number" }));
  });
});

describe("bundled vectors against faulty targets", () => {
  const vector = (path: string) => loadCases([`conformance/vectors/finney/${path}`]);
  const changed = (change: (suite: string, handler: string, run: Handler) => Handler): Target => ({
    ...specification,
    suites: specification.suites.map(
      ({ name, handlers }): Suite => ({
        name,
        handlers: new Map([...handlers].map(([handler, run]) => [handler, change(name, handler, run)])),
      }),
    ),
  });
  const samples = [
    ...vector("yuma/epoch/clipping.json"),
    ...vector("root/root_epoch/disputed.json"),
    ...vector("tokenomics/block_emission/thresholds.json"),
    ...vector("numbers/I32F32.saturating_mul/edges-and-random.json"),
  ];

  test("the specification itself passes them", () => {
    expect(isSuccess(runCases(samples, specification))).toBe(true);
  });

  test("a target that returns null fails every one", () => {
    const report = runCases(
      samples,
      changed(() => () => ({ outcome: { ok: null } })),
    );
    expect(report.failed).toBe(samples.length);
  });

  test("a target with one consensus value off by one is told the phase", () => {
    const nudged = changed((suite, _, run) => (input) => {
      const executed = run(input);
      if (suite !== "yuma") return executed;
      const trace = (executed.trace ?? []).map(([label, value]) =>
        label === "C"
          ? ([label, [...(value as readonly Json[]).slice(0, -1), "1"]] as const)
          : ([label, value] as const),
      );
      return { ...executed, trace };
    });
    const [result] = runCases(vector("yuma/epoch/clipping.json"), nudged).results;
    expect(result?.status === "failed" && result.differences.map(({ path }) => path)).toEqual([
      'trace["C"][5]',
    ]);
  });
});
