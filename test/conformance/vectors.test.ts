import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { isSuccess, runCases } from "../../conformance/runner/run.ts";
import { specification } from "../../conformance/suites/index.ts";
import { loadCases } from "../../src/conform/load.ts";
import {
  filesOf,
  filesOnDisk,
  indexOf,
  staleness,
  vectorsFolder,
  writeVectors,
} from "../../src/vectors/files.ts";

const folder = mkdtempSync(join(tmpdir(), "taospec-vectors-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("bundled vectors", () => {
  test("the specification passes them all, and none waits", () => {
    const report = runCases(loadCases([vectorsFolder]), specification);
    expect(report).toMatchObject({ failed: 0, skipped: 0 });
    expect(isSuccess(report)).toBe(true);
  });

  test("generated ones, the list and the schema are up to date", () => {
    const run = spawnSync(process.execPath, ["src/vectors/generate.ts", "--check"], { encoding: "utf8" });
    expect(run.stderr).toBe("");
    expect(run.stdout).toContain(" 0 stale");
    expect(run.status).toBe(0);
  });

  test("they stay below 18 MB, and those recorded below 10 MB", () => {
    const bytes = (kind?: "observed") =>
      [...filesOnDisk(vectorsFolder, kind).values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    expect(bytes("observed")).toBeLessThan(10_000_000);
    expect(bytes()).toBeLessThan(18_000_000);
  });

  test("every suite has generated and recorded ones, and every recording names its source", () => {
    const index = JSON.parse(readFileSync(join(vectorsFolder, "index.json"), "utf8")) as {
      readonly files: readonly { readonly suite: string; readonly provenance: string }[];
    };
    const kinds = new Set(index.files.map(({ suite, provenance }) => `${provenance} ${suite}`));
    for (const suite of ["numbers", "tokenomics", "yuma", "root", "call"])
      expect([...kinds]).toEqual(expect.arrayContaining([`generated ${suite}`, `observed ${suite}`]));
    for (const text of filesOnDisk(vectorsFolder, "observed").values())
      expect(JSON.parse(text).provenance.source).toMatch(/(subtensor|substrate-fixed).*\.json$/);
  });
});

describe("keeping vectors up to date", () => {
  const draft = {
    suite: "tokenomics",
    handler: "emission_over",
    case: "one",
    description: "One.",
    provenance: { kind: "generated", seed: 1, generator: "here" },
    pairs: [[{ emission: "1", seconds: "12" }, { ok: "1" }]],
  } as const;

  test("a changed, a missing and a left-over file are told", () => {
    const wanted = filesOf([draft, { ...draft, case: "two" }]);
    writeVectors(folder, "generated", wanted);
    expect(staleness(wanted, filesOnDisk(folder, "generated"))).toEqual([]);
    const [first = "", second = ""] = wanted.keys();
    writeFileSync(join(folder, first), (wanted.get(first) ?? "").replace('"1"', '"2"'));
    rmSync(join(folder, second));
    expect(staleness(wanted, filesOnDisk(folder, "generated"))).toEqual([
      `${first} differs`,
      `${second} is missing`,
    ]);
    expect(staleness(new Map(), filesOnDisk(folder, "generated"))).toEqual([`${first} is left over`]);
    writeVectors(folder, "generated", filesOf([draft]));
    expect([...filesOnDisk(folder).keys()]).toEqual([first]);
  });

  test("the root hash changes with any file", () => {
    const files = filesOf([draft]);
    const other = filesOf([{ ...draft, description: "Other." }]);
    expect(indexOf(files)).not.toBe(indexOf(other));
    expect(indexOf(files)).toBe(indexOf(new Map(files)));
  });
});
