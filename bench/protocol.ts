import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Bench } from "tinybench";
import { askCase } from "../conformance/protocol/ask.ts";
import type { Session } from "../conformance/protocol/session.ts";
import { loadCases } from "../src/conform/load.ts";
import { connectorOf } from "../src/target/connect.ts";

const program = [resolve("src/cli/main.ts"), "target"];

/** A task that asks the next case each time it is run, of a session that is opened before and closed after. */
const addTarget = (
  bench: Bench,
  name: string,
  target: string,
  around: { readonly before?: () => Promise<void>; readonly after?: () => Promise<void> } = {},
): void => {
  const cases = loadCases(["conformance/vectors/finney/numbers"]);
  let session: Session;
  let next = 0;
  const ask = async () => {
    const asked = await askCase(cases[next % cases.length]!, session);
    if (asked.status !== "passed") throw new Error(`${cases[next % cases.length]!.name}: ${asked.status}`);
    next += 1;
  };
  bench.add(name, ask, {
    async: true,
    beforeAll: async () => {
      await around.before?.();
      session = await connectorOf(target).open();
    },
    afterAll: async () => {
      await session.close();
      await around.after?.();
    },
  });
};

/** What it costs to ask a target for a case of numbers, the work itself and the comparison included. */
export const addProtocol = (bench: Bench): void => {
  addTarget(bench, "a case in process", "model");
  addTarget(bench, "a case over stdio", [process.execPath, ...program].join(" "));
  let server: ChildProcess;
  const path = join(tmpdir(), `taospec-bench-${process.pid}.sock`);
  addTarget(bench, "a case over a socket", `unix:${path}`, {
    before: async () => {
      server = spawn(process.execPath, [...program, "--socket", path], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      await once(server.stdout!, "data");
    },
    after: async () => {
      server.kill();
      await once(server, "close");
    },
  });
};
