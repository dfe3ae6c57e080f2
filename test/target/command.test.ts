import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createConnection } from "node:net";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { askCase } from "../../conformance/protocol/ask.ts";
import { loadCases } from "../../src/conform/load.ts";
import { connectorOf } from "../../src/target/connect.ts";
import { casesByRules, file, folder } from "./sample.ts";

const main = [process.execPath, resolve("src/cli/main.ts"), "target"] as const;

const answered = (input: string) => {
  const [node, ...words] = main;
  const { status, stdout, stderr } = spawnSync(node, words, { input, encoding: "utf8" });
  const answers = stdout.split("\n").filter((line) => line !== "");
  return { status, stderr, answers: answers.map((line) => JSON.parse(line) as unknown) };
};

const health = (id: number) => `{"id":${id},"method":"health","params":{}}\n`;
const healthy = (id: number) => ({ id, result: expect.objectContaining({ status: "ok" }) });

test("the command answers cases of each suite, and is closed", async () => {
  const cases = loadCases(["conformance/vectors"]);
  const some = cases.filter((_, index) => index % 50 === 0);
  expect(new Set(some.map(({ suite }) => suite)).size).toBeGreaterThan(8);
  for (const [rules, own] of casesByRules(some)) {
    const session = await connectorOf(main.join(" "), { rules }).open();
    for (const each of own) expect(await askCase(each, session)).toEqual({ status: "passed" });
    await session.close();
  }
});

test("input that ends is the end", () => {
  expect(answered("")).toEqual({ status: 0, stderr: "", answers: [] });
  expect(answered(health(0) + health(5))).toEqual({
    status: 0,
    stderr: "",
    answers: [healthy(0), healthy(5)],
  });
});

test("what is not known is unsupported, and unknown fields are passed over", () => {
  const { answers, status } = answered(
    '{"id":0,"method":"dance","params":{}}\n{"id":1,"method":"health","later":true}\n',
  );
  expect(status).toBe(0);
  expect(answers).toEqual([
    { id: 0, error: { code: "unsupported", message: "no method dance" } },
    healthy(1),
  ]);
});

test.each([
  ["no JSON", `${health(0)}what?\n${health(2)}`, "not valid JSON: line 2, column 1"],
  ["no question", `${health(0)}{"id":"1","method":"health"}\n`, "id: expected"],
  ["half a line", `${health(0)}{"id":1`, "a line feed at the end of the last line"],
])("%s ends it with status 2", (_, input, message) => {
  const { answers, status, stderr } = answered(input);
  expect(answers).toEqual([healthy(0)]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^taospec target: stdin: .*\n$/);
  expect(stderr).toContain(message);
});

const started = (path: string) => {
  const [node, ...words] = main;
  const child = spawn(node, [...words, "--socket", path], { stdio: ["ignore", "pipe", "pipe"] });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<number | null>((done) => {
    child.once("close", (status) => done(status));
  });
  const ready = new Promise<void>((done) => {
    child.stdout.once("data", () => done());
  });
  return { child, ready: Promise.race([ready, ended]), ended, stderr: () => stderr };
};

test("on a socket it serves many at a time, outlives one that garbles, and takes the socket with it", async () => {
  const path = join(folder, "own.sock");
  const { child, ready, ended, stderr } = started(path);
  await ready;
  const connector = connectorOf(`unix:${path}`);
  const [first, second] = await Promise.all([connector.open(), connector.open()]);
  await first.ask({ method: "init", params: { state: {} } });
  const rude = createConnection(path);
  rude.on("error", () => {}).end("what?\n");
  await new Promise((done) => rude.once("close", done));
  expect(await second.ask({ method: "root", params: {} })).toEqual({ result: expect.any(String) });
  await Promise.all([first.close(), second.close()]);
  child.kill("SIGTERM");
  expect(await ended).toBe(143);
  expect(stderr()).toMatch(/^taospec target: connection: not valid JSON: .*\n$/);
  expect(existsSync(path)).toBe(false);
});

test("a socket that is taken is bad input", async () => {
  const taken = file("sock", "");
  const { ended, stderr } = started(taken);
  expect(await ended).toBe(2);
  expect(stderr()).toContain(taken);
  expect(existsSync(taken)).toBe(true);
});
