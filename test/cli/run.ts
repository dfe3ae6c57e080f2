import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const small = resolve("examples/metagraph-small.json");

/** Runs the command from its sources, without a terminal and without wrapping. */
export const taospec = (...words: readonly string[]) => {
  const environment: NodeJS.ProcessEnv = { ...process.env, COLUMNS: "1000" };
  delete environment["NO_COLOR"];
  delete environment["FORCE_COLOR"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve("src/cli/main.ts"), ...words], {
    encoding: "utf8",
    env: environment,
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
};

const folder = mkdtempSync(join(tmpdir(), "taospec-cli-"));

/** Writes a file that only this test run reads. */
export const temporaryFile = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
