import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "taospec-guide-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The package as a reader has it, and an npx that runs it from its sources. */
const bin = join(folder, "bin");
mkdirSync(bin);
mkdirSync(join(folder, "node_modules"));
symlinkSync(resolve("."), join(folder, "node_modules/taospec"));
const npx = `#!/bin/sh
case "$1" in taospec) shift ;; *) exit 99 ;; esac
exec '${process.execPath}' '${resolve("src/cli/main.ts")}' "$@"
`;
writeFileSync(join(bin, "npx"), npx);
chmodSync(join(bin, "npx"), 0o755);

const path = [bin, dirname(process.execPath), process.env["PATH"], "/usr/local/go/bin"].join(delimiter);
const environment = { ...process.env, PATH: path, COLUMNS: "1000", GOCACHE: join(folder, "go-cache") };

const shell = (script: string) =>
  spawnSync("sh", ["-c", script], { cwd: folder, env: environment, encoding: "utf8", maxBuffer: 1 << 28 });

interface Block {
  readonly script: string;
  readonly status: number;
  readonly needs: string | undefined;
  readonly shown: readonly string[];
}

const guide = readFileSync("docs/test-your-client.md", "utf8");

const linesOf = (text: string): readonly string[] =>
  text.split("\n").map((line) => line.replace(/^ {3}/, ""));

/** Figures change as vectors are added, and columns with them. */
const plain = (line: string): string =>
  line
    .replace(/\d[\d,]*/g, "0")
    .replace(/\s+/g, " ")
    .trim();

/** Blocks to be run, each with the text block behind it. */
const blocks: readonly Block[] = [
  ...guide.matchAll(/^ *```sh( [^\n]*)?\n([\s\S]*?)^ *```\n(?:\n *```text\n([\s\S]*?)^ *```\n)?/gm),
].map(([, settings = "", script = "", shown = ""]) => ({
  script: linesOf(script).join("\n"),
  status: Number(/status=(\d+)/.exec(settings)?.[1] ?? 0),
  needs: /needs=(\w+)/.exec(settings)?.[1],
  shown: linesOf(shown)
    .map(plain)
    .filter((line) => line !== ""),
}));

describe("the commands of the guide, one after another", () => {
  test("there are some, and most show what they print", () => {
    expect(blocks.length).toBeGreaterThan(12);
    expect(blocks.filter(({ shown }) => shown.length > 0).length).toBeGreaterThan(10);
  });

  test.each(blocks.map((block) => [block.script.split("\n").at(-2) ?? "", block] as const))(
    "%s",
    (_, { script, status, needs, shown }) => {
      if (needs !== undefined && shell(`command -v ${needs}`).status !== 0) return;
      const found = shell(script);
      expect([found.status, found.stderr.includes("bug in taospec")]).toEqual([status, false]);
      const printed = found.stdout.split("\n").map(plain);
      expect(shown.filter((line) => !printed.includes(line))).toEqual([]);
    },
    180_000,
  );

  test("the pipeline calls the commands by options that there are", () => {
    const [, workflow = ""] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? [];
    const calls = [...workflow.matchAll(/npx --yes taospec@\S+ (\w+) (.*)/g)];
    expect(calls.length).toBe(3);
    for (const [, command, words = ""] of calls) {
      const help = shell(`npx taospec ${command} --help`).stdout;
      for (const [option] of words.matchAll(/--[a-z-]+/g)) expect(help).toContain(option);
    }
  });
});
