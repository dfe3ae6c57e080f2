import { describe, expect, test } from "vitest";
import type { ConformanceCase } from "../../conformance/case.ts";
import { Broken } from "../../conformance/protocol/session.ts";
import { runWithTarget, type TargetOptions } from "../../conformance/runner/withTarget.ts";
import {
  dies,
  emissionCase,
  emissionCases,
  type FakeOptions,
  fakeTarget,
  issuanceOf,
  offerOf,
  right,
} from "./fakeTarget.ts";

const options: TargetOptions = {
  jobs: 1,
  reasons: {},
  skipOf: () => undefined,
  progress: { start: () => {}, tick: () => {} },
  stop: new AbortController().signal,
};

const runOf = (cases: readonly ConformanceCase[], fake: FakeOptions, given: Partial<TargetOptions> = {}) =>
  runWithTarget(cases, fakeTarget(fake).connector, { ...options, ...given });

const statusesOf = ({ results }: Awaited<ReturnType<typeof runOf>>) => results.map(({ status }) => status);

/** Later questions are answered sooner. */
const slowFirst: NonNullable<FakeOptions["answer"]> = async (question) => {
  for (let turn = Number(issuanceOf(question)); turn < 40; turn += 1) await Promise.resolve();
  return right(question);
};

describe("sessions", () => {
  test.each([1, 2, 3, 8])("with %i of them the results stand in the order of the cases", async (jobs) => {
    const cases = emissionCases(20).map((subject, index) =>
      index % 5 === 0 ? { ...subject, expected: { ok: "other" } } : subject,
    );
    const { results } = await runOf(cases, { answer: slowFirst }, { jobs });
    expect(results.map(({ case: { name }, status }) => [name, status])).toEqual(
      cases.map(({ name }, index) => [name, index % 5 === 0 ? "failed" : "passed"]),
    );
  });

  test("no more are opened than there are jobs or cases, and all are ended", async () => {
    const { connector, counts } = fakeTarget({});
    await runWithTarget(emissionCases(10), connector, { ...options, jobs: 3 });
    expect(counts.opened).toBe(3);
    const few = fakeTarget({});
    await runWithTarget(emissionCases(2), few.connector, { ...options, jobs: 8 });
    expect(few.counts.opened).toBe(2);
  });

  test("each handshake may list what it offers in another order, and nothing else may differ", async () => {
    const suites = [
      { tokenomics: ["block_emission", "emission_over"], yuma: ["epoch"] },
      { yuma: ["epoch"], tokenomics: ["emission_over", "block_emission"] },
    ] as const;
    const shuffled = await runOf(emissionCases(6), { offer: (n) => offerOf(suites[n % 2]) }, { jobs: 2 });
    expect(new Set(statusesOf(shuffled))).toEqual(new Set(["passed"]));
    const less = { tokenomics: ["block_emission"], yuma: ["epoch"] };
    const other = await runOf(emissionCases(6), { offer: (n) => offerOf(n ? less : suites[0]) }, { jobs: 2 });
    expect(other.breaks).toMatchObject([{ verdict: "changes its story" }]);
  });

  test.each([1, 4])(
    "with %i of them a target that breaks now and then is given up at the twentieth",
    async (jobs) => {
      const answer: FakeOptions["answer"] = (question) =>
        Number(issuanceOf(question)) % 2 === 1 ? dies() : right(question);
      const run = await runOf(emissionCases(100), { answer }, { jobs });
      const count = (status: string) => statusesOf(run).filter((own) => own === status).length;
      expect([count("passed"), count("broken"), count("notRun")]).toEqual([20, 20, 60]);
      expect(run.givenUp).toBe("20 sessions broke");
    },
  );

  test("one that breaks is replaced, and its case is reported with the verdict", async () => {
    const { connector, counts } = fakeTarget({
      answer: (question) => (["2", "5"].includes(issuanceOf(question)) ? dies() : right(question)),
    });
    const run = await runWithTarget(emissionCases(8), connector, options);
    expect(statusesOf(run).filter((status) => status === "passed")).toHaveLength(6);
    expect(run.results[2]).toMatchObject({ status: "broken", verdict: "dies", stderr: "last words" });
    expect(run.givenUp).toBeUndefined();
    expect(counts.opened).toBe(3);
  });

  test.each([1, 2, 4, 7])("with %i jobs three breaks in a row end the run at the same case", async (jobs) => {
    const broken = ["1", "3", "4", "5"];
    const run = await runOf(
      emissionCases(12),
      { answer: (question) => (broken.includes(issuanceOf(question)) ? dies() : right(question)) },
      { jobs },
    );
    expect(statusesOf(run)).toEqual([
      ...["passed", "broken", "passed", "broken", "broken", "broken"],
      ...Array.from({ length: 6 }, () => "notRun"),
    ]);
    expect(run.givenUp).toContain("3 sessions in a row");
  });

  test("a handshake that fails ends the run, at the beginning and later", async () => {
    const refuse = () => {
      throw new Broken("refuses the handshake", "no");
    };
    const none = await runOf(emissionCases(3), { offer: refuse });
    expect(statusesOf(none)).toEqual(["notRun", "notRun", "notRun"]);
    expect(none.breaks).toEqual([{ verdict: "refuses the handshake", message: "no", stderr: "" }]);
    const later = await runOf(emissionCases(4), {
      offer: (session) => (session === 0 ? offerOf() : refuse()),
      answer: (question) => (issuanceOf(question) === "1" ? dies() : right(question)),
    });
    expect(statusesOf(later)).toEqual(["passed", "broken", "notRun", "notRun"]);
    expect(later.givenUp).toContain("no new session");
  });

  test("a session that offers something else than the first one changes its story", async () => {
    const run = await runOf(emissionCases(4), {
      offer: (session) => offerOf(session === 0 ? { tokenomics: ["*"] } : { tokenomics: ["block_*"] }),
      answer: (question) => (issuanceOf(question) === "0" ? dies() : right(question)),
    });
    expect(run.breaks).toMatchObject([{ verdict: "changes its story" }]);
    expect(statusesOf(run)).toEqual(["broken", "notRun", "notRun", "notRun"]);
  });

  test.each([
    ["another version", { target: { name: "fake", version: "2" } }],
    ["another name", { target: { name: "other", version: "1" } }],
    ["another part", { answers: ["root", "trace"] as const }],
    ["one part less", { answers: [] }],
  ])("so does one with %s", async (_, change) => {
    const first = { ...offerOf(), answers: ["trace", "events"] as const };
    const run = await runOf(emissionCases(2), {
      offer: (session) => (session === 0 ? first : { ...first, ...change }),
      answer: (question) => (issuanceOf(question) === "0" ? dies() : right(question)),
    });
    expect(run.breaks).toMatchObject([{ verdict: "changes its story" }]);
    const turned = { ...first, answers: ["events", "trace"] as const };
    const same = await runOf(emissionCases(2), {
      offer: (session) => (session === 0 ? first : turned),
      answer: (question) => (issuanceOf(question) === "0" ? dies() : right(question)),
    });
    expect(statusesOf(same)).toEqual(["broken", "passed"]);
  });

  test("one that breaks at its end is told once, however many there are", async () => {
    const close = async () => {
      throw new Broken("changes its story", "another version");
    };
    const run = await runOf(emissionCases(6), { close }, { jobs: 3 });
    expect(statusesOf(run)).toEqual(Array.from({ length: 6 }, () => "passed"));
    expect(run.breaks).toHaveLength(1);
  });

  test("an interrupted run keeps what it knows, and waits for nothing", async () => {
    const controller = new AbortController();
    const { connector, counts } = fakeTarget({
      answer: (question) => {
        if (issuanceOf(question) !== "3") return right(question);
        controller.abort();
        return new Promise(() => {});
      },
    });
    const run = await runWithTarget(emissionCases(6), connector, { ...options, stop: controller.signal });
    expect(statusesOf(run)).toEqual(["passed", "passed", "passed", "notRun", "notRun", "notRun"]);
    expect(run.results[3]).toMatchObject({ reason: "the run was interrupted" });
    expect(run.interrupted).toBe(true);
    expect(counts.killed).toBeGreaterThan(0);
  });

  test("a connection that never comes can be interrupted too", async () => {
    const controller = new AbortController();
    const connector = { description: "silent", open: () => new Promise<never>(() => {}) };
    const running = runWithTarget(emissionCases(2), connector, { ...options, stop: controller.signal });
    controller.abort();
    expect(statusesOf(await running)).toEqual(["notRun", "notRun"]);
  });
});

test("a session that comes after the run was interrupted is ended", async () => {
  const controller = new AbortController();
  const { connector, counts } = fakeTarget({});
  let begin = () => {};
  const late = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const slow = { ...connector, open: () => late.then(() => connector.open()) };
  const running = runWithTarget(emissionCases(2), slow, { ...options, stop: controller.signal });
  controller.abort();
  expect(statusesOf(await running)).toEqual(["notRun", "notRun"]);
  begin();
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  expect(counts).toEqual({ opened: 1, killed: 1 });
});

describe("what is not asked", () => {
  const never: FakeOptions = {
    answer: () => {
      throw new Error("asked");
    },
  };

  test("an unknown suite and an unknown handler fail, whatever the target offers", async () => {
    const cases = [
      { ...emissionCase("1"), suite: "tokens" },
      { ...emissionCase("1"), handler: "block_emissions" },
    ];
    const run = await runOf(cases, { ...never, offer: () => offerOf({ "*": ["*"], tokens: ["*"] }) });
    expect(statusesOf(run)).toEqual(["failed", "failed"]);
  });

  test("what is not offered, skipped or retired is told as such", async () => {
    const doubt = { reason: "wrong", link: "https://example.org" };
    const cases = [
      { ...emissionCase("1"), suite: "yuma", handler: "epoch" },
      emissionCase("2"),
      { ...emissionCase("3"), status: { kind: "retired" as const, ...doubt } },
      { ...emissionCase("4"), skip: "a file is not there" },
      { ...emissionCase("5"), suite: "(none)", skip: "no vectors" },
    ];
    const skip = { reason: "later", link: "https://example.org", until: "2030-01-01" };
    const run = await runOf(cases, never, { skipOf: ({ name }) => (name === "2" ? skip : undefined) });
    expect(run.results).toMatchObject([
      { status: "unoffered" },
      { status: "skipped", ...skip },
      { status: "retired", ...doubt },
      { status: "notRun", reason: "a file is not there" },
      { status: "skipped", reason: "no vectors" },
    ]);
  });

  test("a disputed case is run and decides nothing", async () => {
    const status = { kind: "disputed" as const, reason: "doubtful", link: "https://example.org" };
    const run = await runOf(
      [
        { ...emissionCase("1"), status },
        { ...emissionCase("2", "3"), status },
      ],
      {},
    );
    expect(run.results).toMatchObject([
      { status: "disputed", passes: true, differences: [] },
      { status: "disputed", passes: false, differences: [{ path: "ok", expected: "3", actual: "2" }] },
    ]);
  });
});

test("names of rejections are mapped to the chain's", async () => {
  const subject = { ...emissionCase("1"), expected: { rejected: "TooMuch" } };
  const answer = () => ({ result: { rejected: "Overflow" } });
  expect(statusesOf(await runOf([subject], { answer }))).toEqual(["failed"]);
  expect(statusesOf(await runOf([subject], { answer }, { reasons: { Overflow: "TooMuch" } }))).toEqual([
    "passed",
  ]);
});

test("a case that cannot be put into questions is a fault of its file, not of the target", async () => {
  const subject = {
    ...{ ...emissionCase("1"), suite: "sequence", handler: "replay" },
    input: { genesis: {}, steps: [{ nothing: 1 }] },
    expected: { ok: { steps: [{}], digest: "" } },
  };
  const run = runOf([subject], { offer: () => offerOf({ sequence: ["*"] }), answer: () => ({ result: {} }) });
  await expect(run).rejects.toMatchObject({ name: "CaseFault", subject: { id: subject.id } });
});
