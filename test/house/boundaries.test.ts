import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

interface Cruise {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly unknown[] }[];
  readonly summary: { readonly violations: readonly { readonly rule: { readonly name: string } }[] };
}

const cruise = (folder: string, parts: readonly string[]): Cruise => {
  const binary = resolve("node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const config = resolve(".dependency-cruiser.cjs");
  const run = spawnSync(process.execPath, [binary, "--config", config, "--output-type", "json", ...parts], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return JSON.parse(run.stdout) as Cruise;
};

const planted = mkdtempSync(join(tmpdir(), "taospec-boundaries-"));
afterAll(() => rmSync(planted, { recursive: true, force: true }));

const plant = (path: string, text: string) => {
  mkdirSync(dirname(join(planted, path)), { recursive: true });
  writeFileSync(join(planted, path), text);
};

describe("import boundaries", () => {
  test("no part of the house imports what it must not, and the checker sees the whole house", () => {
    const parts = ["model", "properties", "conformance", "src"];
    const files = execFileSync("git", ["ls-files", ...parts.map((part) => `${part}/*.ts`)], {
      encoding: "utf8",
    });
    const expected = files.split("\n").filter((file) => file !== "");
    const found = cruise(process.cwd(), parts);
    const seen = new Set(found.modules.map((module) => module.source));
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.filter((file) => !seen.has(file))).toEqual([]);
    expect(found.modules.some((module) => module.dependencies.length > 0)).toBe(true);
    expect(found.summary.violations).toEqual([]);
  });

  test("a model that reaches for I/O, for src, or for a foreign package is caught", () => {
    plant(
      "model/reads.ts",
      'import { readFileSync } from "node:fs";\nexport const text = readFileSync("x");\n',
    );
    plant("model/upward.ts", 'import { effect } from "../src/effect.ts";\nexport const again = effect;\n');
    plant("model/typed.ts", 'import type { Effect } from "../src/effect.ts";\nexport type Again = Effect;\n');
    plant("src/effect.ts", "export const effect = 1;\nexport type Effect = number;\n");
    plant("properties/reads.ts", 'import { cwd } from "node:process";\nexport const here = cwd();\n');
    plant("conformance/upward.ts", 'export { effect } from "../src/effect.ts";\n');
    const { violations } = cruise(planted, ["model", "properties", "conformance", "src"]).summary;
    const caught = violations.map((violation) => violation.rule.name).sort();
    expect(caught).toEqual([
      "conformance-and-properties-have-no-io",
      "model-has-no-io",
      "model-stands-alone",
      "model-stands-alone",
      "nothing-imports-src",
    ]);
  });
});
