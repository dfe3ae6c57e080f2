import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { callName } from "../../conformance/codecs/calls.ts";
import { finney } from "../../model/finney/rules.ts";
import { itemLabel } from "../../model/storage/item.ts";
import { shapeText } from "../../model/storage/shape.ts";
import { taospec } from "../cli/run.ts";

const folder = mkdtempSync(join(tmpdir(), "taospec-samples-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isInstalled = (program: string): boolean => spawnSync(program, ["--version"]).status === 0;

interface SuiteCounts {
  readonly suite: string;
  readonly passed: number;
}

const conform = (target: string, ...words: readonly string[]) => {
  const { status, stdout, stderr } = taospec("conform", "--target", target, "--reporter", "json", ...words);
  const report = JSON.parse(stdout) as {
    readonly status: string;
    readonly run: number;
    readonly failed: number;
    readonly suites: readonly SuiteCounts[];
  };
  return { status, stderr, report };
};

const python = "python3 conformance/targets/python/target.py";

describe.skipIf(!isInstalled("python3"))("the target in Python (skipped where python3 is missing)", () => {
  test("gives every answer of five suites, and offers nothing that it cannot do", () => {
    const { status, report } = conform(python);
    expect(report).toMatchObject({ status: "passed", failed: 0 });
    const offered = report.suites.filter(({ passed }) => passed > 0).map(({ suite }) => suite);
    expect(offered).toEqual(["codec", "numbers", "root", "tokenomics", "yuma"]);
    expect(report.run).toBeGreaterThan(12_000);
    expect(status).toBe(0);
  });

  test("knows the items and calls that the model declares", () => {
    const path = "conformance/targets/python/client/declarations.json";
    const known = JSON.parse(readFileSync(path, "utf8")) as {
      readonly items: Record<string, { readonly value: string }>;
      readonly calls: Record<string, { readonly index: readonly [number, number] }>;
    };
    const items = finney.items.map((item) => [itemLabel(item), shapeText(item.value.shape)]);
    const calls = [...finney.calls.values()].map((call) => [
      callName(`${call.pallet}.${call.name}`),
      [finney.palletIndices[call.pallet], call.index],
    ]);
    expect(Object.entries(known.items).map(([name, { value }]) => [name, value])).toEqual(items);
    expect(Object.entries(known.calls).map(([name, { index }]) => [name, index])).toEqual(calls);
  });
});

describe.skipIf(!isInstalled("cargo"))("the target in Rust (skipped where cargo is missing)", () => {
  const build = () =>
    spawnSync(
      "cargo",
      [
        "build",
        "--release",
        "--offline",
        "--target-dir",
        folder,
        "--manifest-path",
        "conformance/targets/rust/Cargo.toml",
      ],
      { encoding: "utf8" },
    );

  test("gives every answer that it offers, and the run is incomplete where it offers a part of a suite", () => {
    const built = build();
    expect(built.stderr).not.toContain("warning");
    expect(built.status).toBe(0);
    const binary = join(folder, "release", "taospec-target");
    const whole = conform(binary, "--suite", "tokenomics", "--suite", "yuma");
    expect(whole.report).toMatchObject({ status: "passed", failed: 0 });
    expect(whole.status).toBe(0);
    const part = conform(binary, "--suite", "numbers");
    expect(part.report).toMatchObject({ status: "incomplete", failed: 0 });
    expect(part.report.run).toBeGreaterThan(10_000);
    expect(part.status).toBe(3);
  });
});
