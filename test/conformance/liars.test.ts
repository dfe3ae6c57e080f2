import { describe, expect, test } from "vitest";
import type { ConformanceCase, Json } from "../../conformance/case.ts";
import { type Asked, askCase, type Reasons } from "../../conformance/protocol/ask.ts";
import {
  type Answer,
  type Offer,
  offerOf,
  type Part,
  type Question,
} from "../../conformance/protocol/messages.ts";
import { modelSession } from "../../conformance/protocol/model.ts";
import { loadCases } from "../../src/conform/load.ts";

const folder = "conformance/vectors/finney";
const epochs = loadCases([`${folder}/yuma/epoch`]).filter(({ expected }) => "ok" in expected);
const isLong = ({ trace }: ConformanceCase) => JSON.stringify(trace ?? []).includes("sha256");
const [epoch] = epochs.filter(isLong);
const [short] = epochs.filter((subject) => !isLong(subject));
const [accepted] = loadCases([`${folder}/calls/add_stake`]).filter(({ expected }) => "ok" in expected);
const [refused] = loadCases([`${folder}/rejected/add_stake`]);
const [block] = loadCases([`${folder}/block/initialize`]).filter(({ expected }) => "ok" in expected);
const [run] = loadCases([`${folder}/sequence`]).filter(
  ({ input }) => !JSON.stringify(input).includes("advance"),
);
const [number] = loadCases([`${folder}/numbers/I32F32.mul`]);

type JsonObject = { readonly [key: string]: Json };
type Twist = (answer: Answer, question: Question, asked: number) => Answer;

const hello = modelSession("1")({ method: "handshake", params: {} });
const offer = (answers: readonly Part[]): Offer => ({
  ...offerOf("result" in hello && hello.result),
  answers,
});
const all: readonly Part[] = ["trace", "events", "changes", "root"];

/** How a case goes with the model whose answers are twisted; `asked` counts the questions of the same method. */
const twisted = (
  subject: ConformanceCase | undefined,
  twist: Twist,
  answers: readonly Part[] = all,
  reasons: Reasons = {},
): Promise<Asked> => {
  if (subject === undefined) throw new Error("no such case");
  const model = modelSession("1");
  const counts = new Map<string, number>();
  const ask = async (question: Question) => {
    const asked = counts.get(question.method) ?? 0;
    counts.set(question.method, asked + 1);
    return twist(model(question), question, asked);
  };
  return askCase(subject, { offer: offer(answers), ask, close: async () => {}, kill: () => {} }, reasons);
};

const honest: Twist = (answer) => answer;

/** Changes the results of one method. */
const at =
  (method: Question["method"], change: (result: JsonObject, asked: number) => Json): Twist =>
  (answer, question, asked) =>
    question.method === method && "result" in answer
      ? { result: change(answer.result as JsonObject, asked) }
      : answer;

/** Changes the value of an outcome. */
const ok =
  (change: (value: JsonObject) => Json) =>
  (result: JsonObject): Json =>
    "ok" in result ? { ...result, ok: change(result["ok"] as JsonObject) } : result;

const traced =
  (change: (trace: readonly Json[]) => Json) =>
  (result: JsonObject): Json => ({
    ...result,
    trace: change(result["trace"] as readonly Json[]),
  });

const without =
  (name: string) =>
  (object: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));

const own = (json: string) => JSON.parse(json) as JsonObject;

test("without a lie every one of these cases passes, whatever is announced", async () => {
  for (const subject of [epoch, short, accepted, refused, block, run, number])
    for (const answers of [all, ["root"], ["changes"]] as const)
      expect(await twisted(subject, honest, answers), subject?.id).toEqual({ status: "passed" });
});

test("the order of a state's items and entries decides nothing", async () => {
  const turned = at("state", (state) =>
    Object.fromEntries(
      Object.entries(state)
        .reverse()
        .map(([item, value]) => [item, Array.isArray(value) ? value.toReversed() : value]),
    ),
  );
  const keyed = (run?.input ?? {}) as { readonly genesis?: JsonObject };
  expect(Object.values(keyed.genesis ?? {}).some((value) => Array.isArray(value) && value.length > 1)).toBe(
    true,
  );
  expect(await twisted(run, turned)).toEqual({ status: "passed" });
});

describe("an answer that is none garbles", () => {
  test.each<[string, ConformanceCase | undefined, Twist]>([
    ["init answers something", accepted, at("init", () => ({ status: "ok" }))],
    ["init answers null", accepted, at("init", () => null)],
    ["init answers a list", run, at("init", () => [])],
    ["init answers false", block, at("init", () => false)],
    [
      "a part that nobody knows",
      accepted,
      at(
        "apply",
        ok((value) => ({ ...value, fee: "0" })),
      ),
    ],
    [
      "a part by an inherited name",
      accepted,
      at(
        "apply",
        ok((value) => ({ ...value, constructor: "0" })),
      ),
    ],
    [
      "a member __proto__",
      accepted,
      at(
        "apply",
        ok((value) => ({ ...value, ...own('{"__proto__":{}}') })),
      ),
    ],
    [
      "a step of a run with more",
      run,
      at(
        "apply",
        ok((value) => ({ ...value, result: "Ok" })),
      ),
    ],
    [
      "a value that is no object",
      accepted,
      at(
        "apply",
        ok(() => []),
      ),
    ],
    ["two outcomes", number, at("compute", (result) => ({ ...result, rejected: "Overflow" }))],
    ["an outcome and more", refused, at("apply", (result) => ({ ...result, message: "why" }))],
    ["no outcome", number, at("compute", () => ({}))],
    [
      "a trace that is an object",
      epoch,
      at(
        "epoch",
        traced(() => ({})),
      ),
    ],
    [
      "a trace of three cells",
      epoch,
      at(
        "epoch",
        traced((trace) => trace.map((row) => [...(row as Json[]), 1])),
      ),
    ],
    ["a state that is a list", run, at("state", () => [])],
    [
      "a root that is an object",
      run,
      ((answer, { method }) => (method === "root" ? { result: {} } : answer)) as Twist,
    ],
  ])("%s", async (_, subject, twist) => {
    expect(await twisted(subject, twist)).toMatchObject({ status: "broken", verdict: "garbles" });
  });

  test("a part that was not asked for", async () => {
    const twist = at(
      "apply",
      ok((value) => ({ ...value, events: [] })),
    );
    expect(await twisted(accepted, twist, ["root"])).toMatchObject({ status: "broken", verdict: "garbles" });
  });

  test("a trace that was not asked for", async () => {
    const twist = at("epoch", (result) => ({ ...result, trace: [] }));
    expect(await twisted(epoch, twist, ["root"])).toMatchObject({ status: "broken", verdict: "garbles" });
  });

  test("a refusal with more, by a name that is mapped", async () => {
    const reason = String(
      refused !== undefined && "rejected" in refused.expected && refused.expected.rejected,
    );
    const answer = (more: JsonObject) => at("apply", () => ({ rejected: "Mine", ...more }));
    const judged = (more: JsonObject) => twisted(refused, answer(more), all, { Mine: reason });
    expect(await judged({})).toEqual({ status: "passed" });
    expect(await judged({ ok: {} })).toMatchObject({ status: "broken", verdict: "garbles" });
    expect(await judged({ message: "why" })).toMatchObject({ status: "broken", verdict: "garbles" });
  });
});

describe("an answer that is wrong fails", () => {
  const reversed = (list: Json) => [...(list as readonly Json[])].reverse();

  test.each<[string, ConformanceCase | undefined, Twist]>([
    [
      "no parts",
      accepted,
      at(
        "apply",
        ok(() => ({})),
      ),
    ],
    [
      "no parts of a block",
      block,
      at(
        "apply",
        ok(() => ({})),
      ),
    ],
    [
      "no parts of a step",
      run,
      at(
        "apply",
        ok(() => ({})),
      ),
    ],
    ["no root", accepted, at("apply", ok(without("root")))],
    ["no changes", accepted, at("apply", ok(without("changes")))],
    [
      "changes null",
      accepted,
      at(
        "apply",
        ok((value) => ({ ...value, changes: null })),
      ),
    ],
    [
      "changes in another order",
      accepted,
      at(
        "apply",
        ok((value) => ({ ...value, changes: reversed(value["changes"]!) })),
      ),
    ],
    [
      "changes twice",
      accepted,
      at(
        "apply",
        ok((value) => ({
          ...value,
          changes: [...(value["changes"] as Json[]), ...(value["changes"] as Json[])],
        })),
      ),
    ],
    [
      "changes empty",
      accepted,
      at(
        "apply",
        ok((value) => ({ ...value, changes: [] })),
      ),
    ],
    ["no trace", epoch, at("epoch", without("trace"))],
    [
      "an empty trace",
      epoch,
      at(
        "epoch",
        traced(() => []),
      ),
    ],
    [
      "a trace without its last label",
      epoch,
      at(
        "epoch",
        traced((trace) => trace.slice(0, -1)),
      ),
    ],
    [
      "a trace with a label twice",
      epoch,
      at(
        "epoch",
        traced((trace) => [...trace, trace.at(-1)!]),
      ),
    ],
    ["a trace in another order", epoch, at("epoch", traced(reversed))],
    [
      "digests for values",
      epoch,
      at(
        "epoch",
        traced(() => epoch?.trace as Json),
      ),
    ],
    [
      "values null",
      epoch,
      at(
        "epoch",
        traced((trace) => trace.map((row) => [(row as Json[])[0]!, null])),
      ),
    ],
    [
      "another root at the end",
      run,
      ((answer, { method }) => (method === "root" ? { result: `0x${"0".repeat(64)}` } : answer)) as Twist,
    ],
    ["an empty state at the end", run, at("state", () => ({}))],
    ["an inherited name for a reason", refused, at("apply", () => ({ rejected: "constructor" }))],
    ["the name of a prototype for a reason", refused, at("apply", () => ({ rejected: "__proto__" }))],
    ["a reason's name as a panic", refused, at("apply", (result) => ({ panic: result["rejected"]! }))],
    [
      "a number for a string",
      number,
      at(
        "compute",
        ok((value) => Number(value)),
      ),
    ],
    [
      "a list of the value",
      number,
      at(
        "compute",
        ok((value) => [value]),
      ),
    ],
    [
      "a value with a zero in front",
      number,
      at(
        "compute",
        ok((value) => `0${String(value)}`),
      ),
    ],
    ["unsupported what is offered", number, () => ({ error: { code: "unsupported", message: "no" } })],
    [
      "init that fails",
      accepted,
      ((answer, { method }) =>
        method === "init" ? { error: { code: "internal", message: "no" } } : answer) as Twist,
    ],
  ])("%s", async (_, subject, twist) => {
    expect(await twisted(subject, twist, all, { Other: "Reason" })).toMatchObject({ status: "failed" });
  });

  test("no trace where none is long", async () => {
    expect(await twisted(short, at("epoch", without("trace")))).toMatchObject({ status: "failed" });
  });

  test("an epoch that ends where it ought not to", async () => {
    if (epoch === undefined) throw new Error("no such case");
    const subject = { ...epoch, expected: { panic: "an overflow" } };
    expect(await twisted(subject, honest)).toMatchObject({ status: "failed" });
  });

  const otherRoot = ok((value) => ({ ...value, root: `0x${"0".repeat(64)}` }));

  test("a root that is right only when the target is asked again", async () => {
    const twist = at("apply", (result, asked) => (asked === 0 ? otherRoot(result) : result));
    expect(await twisted(accepted, twist, ["root"])).toMatchObject({
      status: "failed",
      differences: [{ path: "ok.root" }],
    });
  });

  test("a run that ends rightly only when it is asked again", async () => {
    const twist = at("state", (result, asked) => (asked === 0 ? {} : result));
    expect(await twisted(run, twist, ["root"])).toMatchObject({
      status: "failed",
      differences: [{ path: "ok.digest" }, { path: "ok.root" }],
    });
  });
});

test("what is not offered is not asked", async () => {
  const never: Twist = () => {
    throw new Error("asked");
  };
  const other = number === undefined ? undefined : { ...number, suite: "numbers2" };
  expect(await twisted(other, never)).toEqual({ status: "unoffered" });
});

describe("where only roots tell that states part", () => {
  const methodsOf = async (subject: ConformanceCase | undefined, twist: Twist, answers: readonly Part[]) => {
    const methods: string[] = [];
    const heard: Twist = (answer, question, asked) => {
      methods.push(question.method);
      return twist(answer, question, asked);
    };
    const asked = await twisted(subject, heard, answers);
    return { asked, methods };
  };
  const otherRoot = at(
    "apply",
    ok((value) => ({ ...value, root: `0x${"0".repeat(64)}` })),
  );

  test("a right one is asked once, and its state never", async () => {
    const { methods } = await methodsOf(accepted, honest, ["root"]);
    expect(methods).toEqual(["init", "apply"]);
  });

  test("a wrong one is asked again with its state", async () => {
    const { asked, methods } = await methodsOf(accepted, otherRoot, ["root"]);
    expect(methods).toEqual(["init", "apply", "init", "apply", "state"]);
    expect(asked).toMatchObject({ status: "failed" });
  });

  test("a wrong one that tells its changes is not", async () => {
    const { methods } = await methodsOf(accepted, otherRoot, all);
    expect(methods).toEqual(["init", "apply"]);
  });

  test("the entry at which the states part is named", async () => {
    const twist: Twist = (answer, question, asked) =>
      question.method === "state"
        ? at("state", without("TotalStake"))(answer, question, asked)
        : otherRoot(answer, question, asked);
    const asked = await twisted(accepted, twist, ["root"]);
    const paths = asked.status === "failed" ? asked.differences.map(({ path }) => path) : [];
    expect(paths).toContain("ok.changes.TotalStake.after");
  });

  test("of a run that ends wrongly only the step that is wrong is blamed", async () => {
    const { ok: recorded } = (run?.expected ?? {}) as { ok?: { steps: readonly { result?: string }[] } };
    const done = (recorded?.steps ?? []).flatMap(({ result }, index) => (result === "Ok" ? [index] : []));
    // The first look is at the end; when it is asked again, those after the last step that does something, and at the end.
    const twist = at("state", (state, asked) =>
      asked === 0 || asked >= done.length ? without("TotalStake")(state) : state,
    );
    const asked = await twisted(run, twist, ["root"]);
    const paths = asked.status === "failed" ? asked.differences.map(({ path }) => path) : [];
    expect(paths).toEqual([`ok.steps[${done.at(-1)}].changes.TotalStake`, "ok.digest", "ok.root"]);
  });
});
