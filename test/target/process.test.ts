import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connectorOf } from "../../src/target/connect.ts";
import {
  course,
  expectNoneAlive,
  file,
  forgetProcesses,
  handshake,
  isAlive,
  question,
  rememberChild,
  type Stage,
  script,
  shellScript,
  startedProcesses,
} from "./sample.ts";

beforeEach(forgetProcesses);
afterEach(expectNoneAlive);

const patient = { seconds: 20 };

/** Long enough for a shell that does answer, short enough to wait for one that does not. */
const brief = { seconds: 1 };

interface Fault {
  readonly name: string;
  readonly target: string;
  readonly at: Stage;
  readonly verdict: string;
  readonly message: RegExp;
}

const broken = (
  verdict: string,
  at: Stage,
  faults: readonly (readonly [name: string, target: string, message: RegExp])[],
): readonly Fault[] => faults.map(([name, target, message]) => ({ name, target, at, verdict, message }));

/** A target that writes this to a question; # stands for the question's ID. */
const answering = (text: string) =>
  script(`atCompute(({ id }) => write(${JSON.stringify(text)}.replaceAll("#", id)));`);

const dying = (how: string) => script(`atCompute(() => { ${how} });`);

const withHandshake = (change: object) =>
  script(`results.handshake = ${JSON.stringify({ ...handshake, ...change })};`);

test("a target that keeps to the protocol is asked and closed", async () => {
  const found = await course(script(""), patient, 3);
  expect(found).toEqual({ answers: Array(3).fill({ result: { ok: "1" } }) });
  expect(startedProcesses()).toHaveLength(1);
});

test.each([
  ["a carriage return before the line feed", answering('{"id":#,"result":{"ok":"1"}}\r\n')],
  ["white space in a line", answering('  { "id" : #, "result": {"ok": "1"} }\n')],
  [
    "an answer in many pieces",
    script(`atCompute(async ({ id }) => {
      for (const piece of JSON.stringify({ id, result: { ok: "1" } })) {
        write(piece);
        await new Promise((done) => setTimeout(done, 1));
      }
      write("\\n");
    });`),
  ],
  ["much standard error", script('process.stderr.write("noise\\n".repeat(1_000_000));')],
  ["an end a moment after its input", script('input.on("close", () => setTimeout(() => {}, 300));')],
])("%s is allowed", async (_, target) => {
  expect(await course(target, patient)).toEqual({ answers: [{ result: { ok: "1" } }] });
});

test("an error is an answer", async () => {
  const error = { code: "unsupported", message: "no such handler" };
  const target = script(`atCompute(({ id }) => say({ id, error: ${JSON.stringify(error)} }));`);
  expect(await course(target, patient)).toEqual({ answers: [{ error }] });
});

describe("a target that breaks the protocol gets the verdict", () => {
  const faults = [
    ...broken("refuses the handshake", "open", [
      [
        "an error",
        script('answer = ({ id }) => say({ id, error: { code: "internal", message: "not today" } });'),
        /^it answers internal: not today$/,
      ],
      [
        "another protocol, whatever else its handshake says",
        script('results.handshake = { protocol: "taospec-target/2", fine: true };'),
        /^it speaks taospec-target\/2, not taospec-target\/1$/,
      ],
      [
        "other rules",
        withHandshake({ rules: { name: "finney", version: "2" } }),
        /^it implements finney 2, not finney 1$/,
      ],
    ]),
    ...broken("changes its story", "open", [
      [
        "another version in its health",
        script('results.health = { ...results.health, target: { name: "sample", version: "2" } };'),
        /^target: in the handshake sample 1, now sample 2$/,
      ],
      [
        "other rules in its health",
        script('results.health = { ...results.health, rules: { name: "other", version: "1" } };'),
        /^rules: in the handshake finney 1, now other 1$/,
      ],
    ]),
    ...broken("changes its story", "close", [
      [
        "another version in its last health",
        script('atCompute((q) => { good(q); results.health.target = { name: "sample", version: "3" }; });'),
        /^target: in the handshake sample 1, now sample 3$/,
      ],
    ]),
    ...broken("garbles", "open", [
      [
        "a banner",
        script('write("Welcome\\nto this\\n");'),
        /^not valid JSON: .*: "Welcome"; a target writes nothing but answers/,
      ],
      ["a byte order mark", script('write("\\ufeff");'), /^begins with a byte order mark: /],
      ["a handshake without suites", withHandshake({ suites: undefined }), /^handshake: suites: is missing$/],
      [
        "a chain that it shows nothing of",
        withHandshake({ suites: { calls: ["*"] }, answers: ["events"] }),
        /^handshake: answers: expected changes or root, since the suite calls is offered$/,
      ],
      [
        "no health",
        script(
          'results.health = { status: "ill", target: results.health.target, rules: results.health.rules };',
        ),
        /^health: status: expected "ok" \(found "ill"\)$/,
      ],
      [
        "an error for its health",
        script(
          'answer = (q) => q.method === "health" ? say({ id: q.id, error: { code: "internal", message: "ill" } }) : good(q);',
        ),
        /^health: expected .* \(found internal: ill\)$/,
      ],
    ]),
    ...broken("garbles", "ask", [
      ["no JSON", answering("{]\n"), /^not valid JSON: .*: "\{\]"$/],
      ["an empty line", answering("\n"), /^an empty line: /],
      [
        "bytes that are no UTF-8",
        dying("write(Buffer.from([0x22, 0xff, 0x22, 0x0a]));"),
        /^not valid UTF-8: /,
      ],
      ["a key twice", answering('{"id":#,"id":#,"result":{}}\n'), /each key once/],
      ["a number that is rounded", answering('{"id":#,"result":9007199254740993}\n'), /2\^53 - 1/],
      ["deep nesting", answering(`{"id":#,"result":${"[".repeat(9e5)}${"]".repeat(9e5)}}\n`), /nesting/],
      ["an array", answering("[]\n"), /^answer to compute: /],
      [
        "a field that is not known",
        answering('{"id":#,"result":{},"note":1}\n'),
        /^answer to compute: note: no such field is expected$/,
      ],
      [
        "a result and an error",
        answering('{"id":#,"result":{},"error":{"code":"internal","message":""}}\n'),
        /^answer to compute: result: no such field is expected$/,
      ],
      [
        "an error of another kind",
        answering('{"id":#,"error":{"code":"oops","message":""}}\n'),
        /^answer to compute: error.code: /,
      ],
      ["an ID that is a text", answering('{"id":"#","result":{}}\n'), /^answer to compute: id: /],
    ]),
    ...broken("out of order", "ask", [
      [
        "the ID of another question",
        answering('{"id":1,"result":{}}\n'),
        /^the answer to question 2 bears the number 1$/,
      ],
      [
        "two answers",
        answering('{"id":#,"result":{}}\n'.repeat(2)),
        /^it says more than its answer: "\{\\"id\\":2,/,
      ],
      [
        "the beginning of the next answer",
        answering('{"id":#,"result":{}}\n{"id"'),
        /^it says more than its answer: "\{\\"id\\""$/,
      ],
    ]),
    ...broken("out of order", "close", [
      [
        "words at the end of its input",
        script('input.on("close", () => write("Goodbye\\n"));'),
        /^it says unasked "Goodbye"$/,
      ],
    ]),
    ...broken("floods", "ask", [
      [
        "a line without an end",
        script(
          'atCompute(() => { const more = () => process.stdout.write("x".repeat(1 << 16), more); more(); });',
        ),
        /^more than 100000 bytes in answer to a question$/,
      ],
      [
        "a line that is too long",
        answering(`{"id":#,"result":"${"x".repeat(100_000)}"}\n`),
        /^more than 100000 bytes in answer to a question$/,
      ],
    ]),
    ...broken("dies", "open", [
      ["an exit at once", "exit 0", /^it exited with status 0 before it answered$/],
      ["no such command", "no-such-command-here", /^it exited with status 127 before it answered$/],
    ]),
    ...broken("dies", "ask", [
      [
        "an exit",
        script("atCompute(() => process.exit(3));"),
        /^it exited with status 3 before it answered$/,
      ],
      [
        "an exit with status 0",
        script("atCompute(() => process.exit(0));"),
        /^it exited with status 0 before it answered$/,
      ],
      [
        "a signal",
        `exec ${script('atCompute(() => process.kill(process.pid, "SIGKILL"));')}`,
        /^the signal SIGKILL ended it before it answered$/,
      ],
      [
        "an exit in the middle of a line",
        script(
          'atCompute(() => { write("{\\"id\\":"); process.exitCode = 4; input.close(); process.stdin.destroy(); });',
        ),
        /^it exited with status 4 in the middle of a line$/,
      ],
      [
        "the end of its output alone",
        `exec ${shellScript("exec 1>&-; sleep 600")}`,
        /^it closed its output before it answered$/,
      ],
    ]),
    ...broken("dies", "close", [
      [
        "another status than 0 at the end",
        script('input.on("close", () => process.exit(5));'),
        /^it exited with status 5$/,
      ],
    ]),
  ];

  test.each(faults)("$verdict: $name", async ({ target, at, verdict, message }) => {
    const found = await course(target, {
      ...patient,
      lineBytes: verdict === "floods" ? 100_000 : 67_108_864,
    });
    expect(found.broken).toEqual({ at, verdict, message: expect.stringMatching(message) });
  });

  const hanging = broken("hangs", "ask", [
    ["silence", shellScript("sleep 600"), /^no answer to compute within 1 s$/],
    ["half a line", shellScript(`printf '{"id":'; sleep 600`), /^no answer to compute within 1 s$/],
    ["deafness to signals", shellScript("trap '' TERM INT HUP; sleep 600"), /within 1 s$/],
    ["a closed input", shellScript("exec 0<&-; sleep 600"), /within 1 s$/],
    ["children of its own", shellScript(`sleep 600 & ${rememberChild}; wait`), /within 1 s$/],
  ]);

  test("hangs: an answer that is never flushed, with advice", async () => {
    const { broken: fault } = await course(script("answer = () => {};"), brief);
    expect(fault).toMatchObject({ at: "open", verdict: "hangs" });
    expect(fault?.message).toMatch(/^no answer to handshake within 1 s; .* flushes its output/);
  });

  test.each(hanging)("hangs: $name", async ({ target, at, verdict, message }) => {
    const found = await course(target, brief);
    expect(found.broken).toEqual({ at, verdict, message: expect.stringMatching(message) });
    expect(startedProcesses().length).toBeGreaterThan(0);
  });

  test("hangs: a target that lives on when its input has ended", async () => {
    const found = await course(script('input.on("close", () => setTimeout(() => {}, 600_000));'), patient);
    expect(found.broken).toEqual({
      at: "close",
      verdict: "hangs",
      message: "it lives on 2 s after its input has ended",
    });
  });
});

test("the shell's message stands in the report", async () => {
  const { stderr } = await course("no-such-command-here", patient);
  expect(stderr).toContain("no-such-command-here");
});

test("of a flood on standard error the end is kept", async () => {
  const dying = 'process.stderr.write("noise ".repeat(100_000) + "the last word\\n", () => process.exit(1));';
  const { broken: fault, stderr } = await course(script(`atCompute(() => { ${dying} });`), patient);
  expect(fault).toMatchObject({ at: "ask", verdict: "dies" });
  expect(stderr).toMatch(/the last word$/);
  expect(stderr?.length).toBeLessThanOrEqual(4_096);
});

test("an answer counts even if the target exits at once, and the next question finds it dead", async () => {
  const leaving = 'process.stdout.write(JSON.stringify({ id, result: {} }) + "\\n", () => process.exit(0))';
  const found = await course(script(`atCompute(({ id }) => ${leaving});`), patient, 2);
  expect(found).toMatchObject({
    answers: [{ result: {} }],
    broken: { at: "ask", verdict: "dies", message: expect.stringMatching(/^it exited with status 0/) },
  });
});

test("words between two questions are out of order, whatever is asked next", async () => {
  const target = script('atCompute((q) => { good(q); setTimeout(() => write("psst"), 100); });');
  const session = await connectorOf(target, patient).open();
  expect(await session.ask(question)).toEqual({ result: { ok: "1" } });
  const pid = startedProcesses()[0] as number;
  while (isAlive(pid)) await sleep(10);
  const verdict = { verdict: "out of order", message: 'it says unasked "psst"' };
  await expect(session.ask(question)).rejects.toMatchObject(verdict);
  await expect(session.close()).rejects.toMatchObject(verdict);
});

test("a large question arrives whole", async () => {
  const text = "é".repeat(10_000_000);
  const target = script("atCompute(({ id, params }) => say({ id, result: params.length }));");
  const session = await connectorOf(target, patient).open();
  expect(await session.ask({ method: "compute", params: text })).toEqual({ result: text.length });
  await session.close();
});

test("the questions are those of the contract", async () => {
  const heard = file("jsonl", "");
  const target = script(
    `answer = (q) => { appendFileSync(${JSON.stringify(heard)}, JSON.stringify(q) + "\\n"); good(q); };`,
  );
  expect((await course(target, { seconds: 20, lineBytes: 5_000 })).broken).toBeUndefined();
  const lines = readFileSync(heard, "utf8").trimEnd().split("\n");
  const runner = { name: "taospec", version: expect.any(String) };
  const { protocol, rules } = handshake;
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      id: 0,
      method: "handshake",
      params: { protocol, rules, runner, limits: { seconds: 20, line_bytes: 5_000 } },
    },
    { id: 1, method: "health", params: {} },
    { id: 2, ...question },
    { id: 3, method: "health", params: {} },
  ]);
});

test("a session that is killed ends its target and the question that waits", async () => {
  const session = await connectorOf(shellScript("sleep 600"), patient).open();
  const asked = expect(session.ask(question)).rejects.toMatchObject({ verdict: "dies" });
  session.kill();
  session.kill();
  await asked;
  await expect(session.close()).rejects.toMatchObject({ message: "the runner has ended it" });
});

describe("when the runner ends, its targets end", () => {
  const connect = pathToFileURL(resolve("src/target/connect.ts")).href;
  const runner = (target: string, afterwards: string) =>
    file(
      "mjs",
      `
const { connectorOf } = await import(${JSON.stringify(connect)});
await connectorOf(${JSON.stringify(target)}).open();
console.log("open");
${afterwards}
`,
    );

  const run = async (path: string, signal?: NodeJS.Signals) => {
    const child = spawn(process.execPath, [path], { stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.once("data", () => signal !== undefined && child.kill(signal));
    return new Promise<readonly unknown[]>((done) => {
      child.once("close", (status, by) => done([status, by]));
    });
  };

  const deaf = () => shellScript("trap '' TERM INT HUP; while :; do sleep 600; done");

  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("by %s", async (signal) => {
    expect(await run(runner(deaf(), "setTimeout(() => {}, 600_000);"), signal)).toEqual([null, signal]);
    expect(startedProcesses()).toHaveLength(1);
    await expectNoneAlive();
  });

  test("by an exit, and by an exception", async () => {
    expect(await run(runner(deaf(), "process.exit(7);"))).toEqual([7, null]);
    const thrown = 'process.on("uncaughtException", () => process.exit(8)); throw new Error("planted");';
    expect(await run(runner(deaf(), thrown))).toEqual([8, null]);
    expect(startedProcesses()).toHaveLength(2);
    await expectNoneAlive();
  });
});
