/** Small targets for the tests, which leave their process IDs so that a test can see whether they are gone. */
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect } from "vitest";
import type { ConformanceCase } from "../../conformance/case.ts";
import type { Answer, Named, Question } from "../../conformance/protocol/messages.ts";
import { Broken, type Connector, type Session } from "../../conformance/protocol/session.ts";
import { namedRules, placeOfSuite, ruleSets } from "../../conformance/ruleSets.ts";
import { type ConnectOptions, connectorOf } from "../../src/target/connect.ts";

export const folder = mkdtempSync(join(tmpdir(), "taospec-target-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pids = join(folder, "pids");
let written = 0;

/** Writes a file that only this test run reads. */
export const file = (extension: string, text: string): string => {
  written += 1;
  const path = join(folder, `${written}.${extension}`);
  writeFileSync(path, text);
  return path;
};

/** Cases by the rules that a session is of. */
export const casesByRules = (
  cases: readonly ConformanceCase[],
): readonly (readonly [rules: Named, own: readonly ConformanceCase[]])[] =>
  [...ruleSets.values()].map((rules) => [
    namedRules(rules),
    cases.filter(({ suite }) => placeOfSuite(suite).rules === rules),
  ]);

export const handshake = {
  protocol: "taospec-target/1",
  rules: { name: "finney", version: "1" },
  target: { name: "sample", version: "1" },
  suites: { numbers: ["*"] },
};

export const health = { status: "ok", target: handshake.target, rules: handshake.rules };

/** A target in JavaScript that answers everything, but for what `twist` changes: `answer`, `results` or more. */
export const script = (twist: string): string =>
  `${process.execPath} ${file(
    "mjs",
    `
import { appendFileSync } from "node:fs";
import { createInterface } from "node:readline";
appendFileSync(${JSON.stringify(pids)}, process.pid + "\\n");
const results = ${JSON.stringify({ handshake, health, compute: { ok: "1" } })};
const write = (text) => process.stdout.write(text);
const say = (message) => write(JSON.stringify(message) + "\\n");
const good = ({ id, method }) => say({ id, result: results[method] });
let answer = good;
const atCompute = (other) => { answer = (question) => (question.method === "compute" ? other(question) : good(question)); };
const input = createInterface({ input: process.stdin });
${twist}
input.on("line", (line) => answer(JSON.parse(line)));
`,
  )}`;

/** A target in the shell, which starts at once, up to the question after the handshake; then come `lines`. */
export const shellScript = (lines: string): string =>
  `sh ${file(
    "sh",
    `
echo $$ >> '${pids}'
read -r question
echo '${JSON.stringify({ id: 0, result: handshake })}'
read -r question
echo '${JSON.stringify({ id: 1, result: health })}'
read -r question
${lines}
`,
  )}`;

/** A line for a shell script: remember the process that was started last. */
export const rememberChild = `echo $! >> '${pids}'`;

export const question: Question = { method: "compute", params: {} };

export type Stage = "open" | "ask" | "close";

/** How a session went: answers, and where and how it broke. */
export interface Course {
  readonly answers: readonly Answer[];
  readonly broken?: { readonly at: Stage; readonly verdict: string; readonly message: string };
  readonly stderr?: string;
}

/** Opens a session, asks so many questions, and closes it. */
const courseOf = async (connector: Connector, count = 1): Promise<Course> => {
  const answers: Answer[] = [];
  let at: Stage = "open";
  let session: Session | undefined;
  try {
    session = await connector.open();
    at = "ask";
    for (let asked = 0; asked < count; asked += 1) answers.push(await session.ask(question));
    at = "close";
    await session.close();
    return { answers };
  } catch (error) {
    session?.kill();
    if (!(error instanceof Broken)) throw error;
    const { verdict, message, stderr } = error;
    return { answers, broken: { at, verdict, message }, stderr };
  }
};

export const course = (target: string, options: Partial<ConnectOptions> = {}, count = 1): Promise<Course> =>
  courseOf(connectorOf(target, options), count);

/** A killed process that nobody has waited for yet is gone as well. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/^\d+ \(.*\) Z/.test(readFileSync(stat, "utf8"));
};

/** Process IDs that targets have left since the last look. */
export const startedProcesses = (): readonly number[] => {
  if (!existsSync(pids)) return [];
  const found = readFileSync(pids, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  return found.map(Number);
};

/** Every target that was started is gone, or goes within moments. */
export const expectNoneAlive = async (): Promise<void> => {
  const deadline = Date.now() + 5_000;
  const left = () => startedProcesses().filter(isAlive);
  while (left().length > 0 && Date.now() < deadline) await sleep(10);
  expect(left()).toEqual([]);
};

/** Forget the processes of earlier tests. */
export const forgetProcesses = (): void => {
  rmSync(pids, { force: true });
  appendFileSync(pids, "");
};
