import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** A folder of its own, with files in it. */
export const folderWith = (files: Readonly<Record<string, string>> = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), "taospec-genesis-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

/** Runs the command from its sources in a folder, without a terminal and without wrapping. */
export const taospecIn = (cwd: string, ...words: readonly string[]) => {
  const environment = { ...process.env, COLUMNS: "1000" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve("src/cli/main.ts"), ...words], {
    encoding: "utf8",
    env: environment,
    cwd,
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr, files: readdirSync(cwd).sort() };
};

export const smallGenesis = resolve("examples/genesis-small.json");

const shared = (path: string): string | undefined => {
  const file = resolve("../shared", path);
  return existsSync(file) ? file : undefined;
};

/** The real snapshots and the recordings, where this checkout has them beside it. */
export const finneySnapshot = shared("data/finney-genesis.json");
export const nakamotoSnapshot = shared("data/nakamoto-genesis.json");
export const recording = shared("oracle/finney/genesis/genesis-01.json");
