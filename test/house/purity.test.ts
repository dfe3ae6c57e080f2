import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const pureParts = ["model", "properties", "conformance"];
const impure = {
  clock: "export const now = Date.now();\n",
  environment: "export const home = process.env;\n",
  logging: "console.log(1);\n",
  timer: "export const later = setTimeout;\n",
  randomness: "export const bytes = crypto.randomUUID();\n",
  network: 'export const page = fetch("http://localhost");\n',
  globals: "export const everything = globalThis;\n",
};

/** Randomness and generated code that the linter has no rule for. */
const hidden = /\bMath\.random\b|\bnew Function\b|\beval\(/;

const planted = realpathSync(mkdtempSync(join(tmpdir(), "taospec-purity-")));
afterAll(() => rmSync(planted, { recursive: true, force: true }));

/** The planted files, by path, that our linter settings refuse. */
const refused = (): string[] => {
  copyFileSync("biome.json", join(planted, "biome.json"));
  for (const part of [...pureParts, "src"]) {
    mkdirSync(join(planted, part));
    for (const [name, text] of Object.entries(impure)) writeFileSync(join(planted, part, `${name}.ts`), text);
  }
  const binary = resolve("node_modules/@biomejs/biome/bin/biome");
  const options = ["lint", "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=github", "."];
  const { stdout } = spawnSync(process.execPath, [binary, ...options], { cwd: planted, encoding: "utf8" });
  const found = [...stdout.matchAll(/file=(\S+?\.ts)/g)].map((match) =>
    relative(planted, resolve(planted, match[1]!)),
  );
  return [...new Set(found)].sort();
};

const sources = (part: string) =>
  readdirSync(part, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(part, file));

describe("purity", () => {
  test("the linter refuses each effect in each pure part, and none in src/", () => {
    const expected = pureParts.flatMap((part) => Object.keys(impure).map((name) => `${part}/${name}.ts`));
    expect(refused()).toEqual(expected.sort());
  });

  test.each(pureParts)("no source of %s/ draws at random or runs generated code", (part) => {
    const files = sources(part);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => hidden.test(readFileSync(file, "utf8")))).toEqual([]);
    expect(hidden.test("const x = Math.random();")).toBe(true);
  });
});
