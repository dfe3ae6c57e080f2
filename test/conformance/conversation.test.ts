import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ConformanceCase, Json } from "../../conformance/case.ts";
import { converseNow, judge } from "../../conformance/protocol/ask.ts";
import { conversation } from "../../conformance/protocol/conversation.ts";
import {
  type Answer,
  type Offer,
  offerOf,
  offers,
  type Part,
  type Question,
} from "../../conformance/protocol/messages.ts";

const handshake = (suites: object, answers?: readonly Part[]) => ({
  protocol: "taospec-target/1",
  rules: { name: "finney", version: "1" },
  target: { name: "sample", version: "1" },
  suites,
  ...(answers === undefined ? {} : { answers }),
});

const offer = (answers: readonly Part[]): Offer => offerOf(handshake({}, answers));

const empty = `0x${createHash("sha256").update("").digest("hex")}`;

/** A run of steps on an empty chain, whose state stays empty. */
const runOf = (steps: readonly Json[], expected: readonly Json[]): ConformanceCase => ({
  file: "f.json",
  id: "sequence/replay/c",
  name: "c",
  suite: "sequence",
  handler: "replay",
  rules: [],
  input: { genesis: {}, steps },
  expected: { ok: { steps: expected, digest: empty } },
});

/** What is asked, and how it goes where `apply` is answered like this and the state is empty. */
const talk = (subject: ConformanceCase, answers: readonly Part[], apply: (asked: number) => Answer) => {
  const asked: Question[] = [];
  const heard = converseNow(conversation(subject, offer(answers)), (question) => {
    const before = asked.filter(({ method }) => method === "apply").length;
    asked.push(question);
    return question.method === "apply" ? apply(before) : { result: {} };
  });
  return { asked, judged: judge(heard) };
};

const parentHash = (block: number) =>
  `0x${createHash("sha256")
    .update(`block:${block - 1}`)
    .digest("hex")}`;
const block = (number: number) => ({ block: String(number), parent_hash: parentHash(number), parts: [] });
const done = (): Answer => ({ result: { ok: {} } });

describe("a step of many blocks", () => {
  const advance = { advance: 3, block: "7" };

  test("is so many blocks without parts, the last one numbered as it says, and the state after them", () => {
    const { asked, judged } = talk(runOf([advance], [{ digest: empty }]), [], done);
    expect(asked).toEqual([
      { method: "init", params: { state: {} } },
      ...[5, 6, 7].map((number) => ({ method: "apply", params: block(number) })),
      { method: "state", params: {} },
      { method: "state", params: {} },
    ]);
    expect(judged).toEqual({ status: "passed" });
  });

  test("ends where a block cannot be made, as that was expected or not", () => {
    const stops = (asked: number): Answer => (asked === 1 ? { result: { panic: "oh" } } : done());
    const stopped = { block: "6", result: { panic: "oh" } };
    const { asked, judged } = talk(runOf([advance], [stopped]), [], stops);
    expect(asked.filter(({ method }) => method === "apply")).toHaveLength(2);
    expect(judged).toEqual({ status: "passed" });
    expect(talk(runOf([advance], [{ digest: empty }]), [], stops).judged).toMatchObject({ status: "failed" });
    const other = { block: "6", result: { error: "oh" } };
    expect(talk(runOf([advance], [other]), [], stops).judged).toMatchObject({ status: "failed" });
  });
});

test("what many blocks have changed is not laid at the door of the step after them", () => {
  const call = { call: "add_stake", args: {}, origin: null };
  const subject = runOf(
    [{ advance: 1, block: "1" }, call],
    [{ digest: empty }, { result: "Ok", changes: [] }],
  );
  const judged = judge(
    converseNow(conversation(subject, offer([])), ({ method }) =>
      method === "state" ? { result: { TotalStake: "5" } } : { result: method === "init" ? {} : { ok: {} } },
    ),
  );
  const paths = judged.status === "failed" ? judged.differences.map(({ path }) => path) : [];
  expect(paths).toEqual(["ok.steps[0].digest", "ok.digest"]);
});

describe("a step that is refused", () => {
  const call = { call: "add_stake", args: {}, origin: null };

  test("is compared by its reason alone, and is no panic", () => {
    const refused = [{ result: { error: "No" }, events: [], changes: [] }];
    const judged = (answer: Json) =>
      talk(runOf([call], refused), ["events", "changes"], () => ({ result: answer })).judged;
    expect(judged({ rejected: "No" })).toEqual({ status: "passed" });
    expect(judged({ rejected: "Yes" })).toMatchObject({ status: "failed" });
    expect(judged({ panic: "No" })).toMatchObject({ status: "failed" });
    expect(judged({ ok: { events: [], changes: [] } })).toMatchObject({ status: "failed" });
  });
});

test.each([
  ["add_stake", "add_stake", true],
  ["add_stake", "add_stake_limit", false],
  ["*", "anything", true],
  ["", "anything", false],
  ["add_*", "add_", true],
  ["add_*", "radd_stake", false],
  ["*_stake", "add_stake", true],
  ["*_stake", "add_stakes", false],
  ["I32F32.*", "I32F32.mul", true],
  ["I32F32.*", "I32F32xmul", false],
  ["ab*ba", "aba", false],
  ["ab*ba", "abba", true],
  ["*a*a*", "xa", false],
  ["*a*a*", "aa", true],
  ["a*b*b*c", "abbc", true],
  ["a*b*b*c", "abc", false],
  ["toString", "toString", true],
])("the pattern %j and the handler %j: %j", (pattern, handler, fits) => {
  const some = offerOf(handshake({ numbers: [pattern] }));
  expect(offers(some, "numbers", handler)).toBe(fits);
  expect(offers(some, "toString", handler)).toBe(false);
  expect(offers(some, "constructor", handler)).toBe(false);
});

describe("where a chain is offered, what can be compared is announced", () => {
  test.each(["calls", "rejected", "block"])("%s", (suite) => {
    const read = (answers?: readonly Part[]) => () => offerOf(handshake({ [suite]: ["*"] }, answers));
    expect(read(["root"])).not.toThrow();
    expect(read(["changes"])).not.toThrow();
    expect(read(["events", "trace"])).toThrow("expected changes or root");
    expect(read()).toThrow("expected changes or root");
  });
});

describe("a call that is refused", () => {
  const subject: ConformanceCase = {
    file: "f.json",
    id: "rejected/add_stake/c",
    name: "c",
    suite: "rejected",
    handler: "add_stake",
    rules: [],
    input: { state: { TotalStake: "5" }, origin: "None", args: {} },
    expected: { rejected: "BadOrigin" },
  };
  const kept = "0xc0ffee".padEnd(66, "0");

  const refusing = (answers: readonly Part[], after: Json) =>
    judge(
      converseNow(conversation(subject, offer(answers)), ({ method }): Answer => {
        if (method === "apply") return { result: { rejected: "BadOrigin" } };
        return { result: method === "init" ? {} : after };
      }),
    );

  test("has changed nothing: without roots the state is looked at", () => {
    expect(refusing(["changes"], { TotalStake: "5" })).toEqual({ status: "passed" });
    expect(refusing(["changes"], { TotalStake: "6" })).toMatchObject({
      status: "failed",
      differences: [{ path: "changes.TotalStake", expected: undefined, actual: ["5", "6"] }],
    });
  });

  test("has changed nothing: where roots are announced, the root is asked for", () => {
    expect(refusing(["root"], kept)).toMatchObject({
      status: "failed",
      differences: [{ path: "root", actual: kept }],
    });
  });
});
