import { describe, expect, test } from "vitest";
import { askCase } from "../../conformance/protocol/ask.ts";
import { CliError } from "../../src/cli/errors.ts";
import { loadCases } from "../../src/conform/load.ts";
import { connectorOf } from "../../src/target/connect.ts";
import { taospec } from "../cli/run.ts";
import { casesByRules, course, file, folder, handshake, health, question, type Stage } from "./sample.ts";

/** A module whose sessions answer everything, but for what `twist` changes. */
const moduleOf = (twist: string): string =>
  `module:${file(
    "mjs",
    `
const results = ${JSON.stringify({ handshake, health, compute: { ok: "1" } })};
const good = ({ id, method }) => ({ id, result: results[method] });
let answer = good;
const atCompute = (other) => { answer = (question) => (question.method === "compute" ? other(question) : good(question)); };
${twist}
export const createSession = () => ({ ask: (question) => answer(question) });
`,
  )}`;

test.each([
  ["at once", ""],
  ["later", "answer = async (question) => good(question);"],
])("a module that answers %s is asked and closed", async (_, twist) => {
  expect(await course(moduleOf(twist), {}, 2)).toEqual({ answers: Array(2).fill({ result: { ok: "1" } }) });
});

test("each session of a module is its own", async () => {
  const target = `module:${file(
    "mjs",
    `
const results = ${JSON.stringify({ handshake, health })};
export const createSession = async () => {
  let asked = 0;
  return { ask: ({ id, method }) => ({ id, result: results[method] ?? { ok: String((asked += 1)) } }) };
};
`,
  )}`;
  const connector = connectorOf(target);
  const [first, second] = [await connector.open(), await connector.open()];
  expect(await first.ask(question)).toEqual({ result: { ok: "1" } });
  expect(await first.ask(question)).toEqual({ result: { ok: "2" } });
  expect(await second.ask(question)).toEqual({ result: { ok: "1" } });
});

test("a module cannot change the questions of others", async () => {
  const session = await connectorOf(
    moduleOf("atCompute((q) => { q.params.x = 2; return good(q); });"),
  ).open();
  const params = { x: 1 };
  await session.ask({ method: "compute", params });
  expect(params).toEqual({ x: 1 });
});

describe("a module that breaks the protocol gets the verdict", () => {
  test.each<readonly [verdict: string, at: Stage, twist: string, message: RegExp]>([
    ["dies", "ask", 'atCompute(() => { throw new Error("oh"); });', /^it throws: Error: oh$/],
    ["dies", "ask", 'atCompute(async () => { throw "oh"; });', /^it throws: oh$/],
    ["hangs", "ask", "atCompute(() => new Promise(() => {}));", /^no answer to compute within 1 s$/],
    ["garbles", "ask", "atCompute(() => undefined);", /^answer to compute: /],
    ["garbles", "ask", "atCompute(({ id }) => ({ id, result: 1n }));", /^the answer is no JSON: .*BigInt/],
    [
      "garbles",
      "ask",
      "const circle = {}; circle.circle = circle; atCompute(({ id }) => ({ id, result: circle }));",
      /^the answer is no JSON: /,
    ],
    ["garbles", "ask", "atCompute(({ id }) => ({ id, result: {}, note: 1 }));", /note: no such field/],
    ["out of order", "ask", "atCompute(() => ({ id: 0, result: {} }));", /question 2 bears the number 0/],
    ["refuses the handshake", "open", 'results.handshake.protocol = "x/1";', /^it speaks x\/1/],
    ["dies", "open", 'throw new Error("no start");', /^no session begins: Error: no start$/],
    ["hangs", "open", "await new Promise(() => {});", /^no session begins within 1 s$/],
  ])("%s at %s: %s", async (verdict, at, twist, message) => {
    const found = await course(moduleOf(twist), { seconds: verdict === "hangs" ? 1 : 20 });
    expect(found.broken).toEqual({ at, verdict, message: expect.stringMatching(message) });
  });

  test.each([
    ["no such file", "module:./no-such-module.mjs", /^no session begins: .*Cannot find module/],
    ["no function", `module:${file("mjs", "export const other = 1;")}`, /exports no function createSession$/],
    [
      "no session",
      `module:${file("mjs", "export const createSession = () => 1;")}`,
      /gives no \{ ask\(request\) \}$/,
    ],
  ])("dies: %s", async (_, target, message) => {
    const found = await course(target);
    expect(found.broken).toEqual({
      at: "open",
      verdict: "dies",
      message: expect.stringMatching(message),
    });
  });
});

test.each([
  ["when it is loaded", "process.exit(0);"],
  ["when it is asked", "atCompute(() => process.exit(0));"],
  ["when it is asked, later", "atCompute(() => new Promise(() => setTimeout(() => process.exit(), 1)));"],
])("a module that ends the process %s is no success", (_, twist) => {
  const words = ["conformance/vectors/finney/numbers/I32F32.mul", "--target", moduleOf(twist)];
  for (const command of [["conform"], ["fuzz", "--domain", "numbers", "--runs", "5", "--corpus", folder]])
    expect(taospec(...command, ...(command[0] === "conform" ? words : words.slice(1)))).toMatchObject({
      status: 4,
      stderr: expect.stringContaining("the target's module has ended the process"),
    });
});

test("this specification is a target, which answers a case of each suite", async () => {
  const cases = loadCases(["conformance/vectors"]);
  const firsts = new Map(cases.toReversed().map((each) => [each.suite, each]));
  expect(firsts.size).toBeGreaterThan(10);
  for (const [rules, own] of casesByRules([...firsts.values()])) {
    const session = await connectorOf("model", { rules }).open();
    for (const each of own) expect(await askCase(each, session)).toEqual({ status: "passed" });
    await session.close();
  }
});

test.each(["", " ", "unix:", "module:"])("%j names no target", (target) => {
  expect(() => connectorOf(target)).toThrow(CliError);
});
