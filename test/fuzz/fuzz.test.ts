import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Json } from "../../conformance/case.ts";
import type { VectorFile } from "../../conformance/formats/vector.ts";
import { countsOf } from "../../conformance/runner/run.ts";
import { exitStatus } from "../../src/cli/errors.ts";
import { conform } from "../../src/conform/run.ts";
import { jsonReport, statusOf, textReport } from "../../src/fuzz/report.ts";
import { type FuzzOptions, fuzz, usualSizes } from "../../src/fuzz/run.ts";
import { taospec } from "../cli/run.ts";

const folder = mkdtempSync(join(tmpdir(), "taospec-fuzz-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const corpus = () => join(mkdtempSync(join(folder, "corpus-")), "corpus");
const module = (name: string) => `module:${resolve("test/fuzz/targets", `${name}.ts`)}`;

const search = (target: string, options: Partial<FuzzOptions>) =>
  fuzz({
    target,
    seed: 7,
    runs: 2_000,
    ...usualSizes,
    shrinkSeconds: 20,
    corpus: corpus(),
    maxDifferences: 1,
    jobs: 1,
    ...options,
  });

const vectorOf = (file: string) => JSON.parse(readFileSync(file, "utf8")) as VectorFile & { rows: Json[][] };

const failedIn = async (file: string, target: string) =>
  countsOf((await conform([file], { target, jobs: 1 })).cases);

describe("a planted difference in an operation", () => {
  const target = module("numbers");
  const domain = ["numbers"];

  test("is found, made small, named, and kept as a vector that fails there and passes here", async () => {
    const report = await search(target, { domain });
    const [found] = report.findings;
    expect(statusOf(report)).toBe(exitStatus.failure);
    expect(report.findings).toHaveLength(1);
    expect(found?.case.rules?.map(({ id }) => id)).toContain(
      found?.class.startsWith("numbers/I32F32.mul") ? "NUM-3" : "NUM-2",
    );
    expect(await failedIn(found!.file, target)).toMatchObject({ failed: 1, run: 1 });
    expect(await failedIn(found!.file, "model")).toMatchObject({ failed: 0, passed: 1 });
    const { provenance, status } = vectorOf(found!.file);
    expect(status).toBe("active");
    expect(provenance).toMatchObject({ kind: "counterexample", seed: found!.seed, path: found!.path });
  });

  test("is as small as it can be", async () => {
    const report = await search(target, { domain, maxDifferences: 2, runs: 20_000 });
    const mul = report.findings.find((finding) => finding.class === "numbers/I32F32.mul: ok");
    expect(vectorOf(mul!.file).rows).toEqual([[`${2n ** 40n + 1n}`, "0", { ok: "0" }]]);
    expect(mul?.case.differences).toEqual([
      { path: "ok", expected: "0", actual: "1", distance: { value: "1", unit: "ulp" } },
    ]);
  });

  test("two of them are two, each found once", async () => {
    const report = await search(target, { domain, maxDifferences: 5, runs: 20_000 });
    expect(report.findings.map((finding) => finding.class).sort()).toEqual([
      "numbers/I32F32.mul: ok",
      "numbers/I64F64.checked_add: ok",
    ]);
    expect(report.domains[0]?.again).toBeGreaterThan(0);
  });

  test("seed and path draw it again", async () => {
    const [found] = (await search(target, { domain })).findings;
    const { seed, path } = found!;
    const again = await search(target, { domain, seed, path });
    expect(again.domains[0]?.count).toBe(1);
    expect(vectorOf(again.findings[0]!.file)).toEqual(vectorOf(found!.file));
    const model = await search("model", { domain, seed, path });
    expect(statusOf(model)).toBe(exitStatus.success);
    expect(textReport(model)).toContain(`No difference at path ${path} of seed ${seed}.`);
  });

  test("the corpus comes first: it is still there, and not found again; gone where it is repaired", async () => {
    const own = corpus();
    const [found] = (await search(target, { domain, corpus: own })).findings;
    const again = await search(target, { domain, corpus: own, runs: 500 });
    expect(again.corpus).toMatchObject({ replayed: 1, still: [{ file: found!.file, status: "failed" }] });
    expect(again.findings.map((finding) => finding.class)).not.toContain(found!.class);
    expect(statusOf(again)).toBe(exitStatus.failure);
    const repaired = await search("model", { domain, corpus: own, runs: 5 });
    expect(repaired.corpus).toMatchObject({ replayed: 1, still: [] });
    expect(statusOf(repaired)).toBe(exitStatus.success);
  });
});

describe("other domains", () => {
  test("an epoch: the phase is named, few neurons are left", async () => {
    const report = await search(module("consensus"), { domain: ["epoch"], runs: 100 });
    const [found] = report.findings;
    expect(found?.class).toBe("yuma/epoch: phase C");
    expect(found?.case).toMatchObject({ phase: "C", rules: [{ id: "YUM-9" }] });
    const { input } = vectorOf(found!.file) as unknown as { input: { state: { Keys: Json[] } } };
    expect(input.state.Keys.length).toBeLessThanOrEqual(3);
  });

  test("a run of calls: the call is named, few steps are left", async () => {
    const report = await search(module("events"), { domain: ["calls"], runs: 20 });
    const [found] = report.findings;
    expect(found?.class).toBe("sequence/replay: add_stake: events");
    const { input, ruleIds } = vectorOf(found!.file) as unknown as {
      input: { steps: Json[] };
      ruleIds: string[];
    };
    expect(input.steps.length).toBeLessThanOrEqual(6);
    expect(ruleIds).toContain("STK-4");
  });

  test("single calls where the target knows no runs, and only those that it offers", async () => {
    const report = await search(module("callsOnly"), { runs: 20 });
    expect(report.domains.map(({ domain }) => domain)).toEqual(["calls"]);
    expect(report.findings[0]?.class).toMatch(/^calls\/Balances\.transfer/);
    expect(report.findings[0]?.case.differences?.[0]).toMatchObject({ path: "ok" });
  });

  test("this specification agrees with itself in all of them", async () => {
    const report = await search("model", { runs: 20 });
    expect(report.domains.map(({ domain, count }) => [domain, count > 0])).toEqual(
      ["numbers", "issuance", "epoch", "root", "calls"].map((domain) => [domain, true]),
    );
    expect(statusOf(report)).toBe(exitStatus.success);
    expect(JSON.parse(jsonReport(report))).toMatchObject({ format: "taospec-fuzz/1", seed: 7, findings: [] });
  });
});

describe("a target that breaks", () => {
  test("one that hangs is found, made small in new sessions, and hangs nobody else", async () => {
    const report = await search(module("hangs"), {
      ...{ domain: ["epoch"], runs: 50, timeout: 0.05, shrinkSeconds: 3 },
    });
    const [found] = report.findings;
    expect(found?.class).toBe("yuma/epoch: verdict hangs");
    expect(found?.case).toMatchObject({ status: "broken", verdict: "hangs" });
    expect(found?.shrinks).toBeGreaterThan(0);
    const { input } = vectorOf(found!.file) as unknown as { input: { state: { SubnetworkN: number[][] } } };
    expect(input.state.SubnetworkN[0]![1]).toBeGreaterThan(3);
    expect(statusOf(report)).toBe(exitStatus.failure);
  });

  test("one that shakes no hands is broken", async () => {
    await expect(search(module("stranger"), {})).rejects.toMatchObject({
      status: exitStatus.broken,
      message: expect.stringContaining("refuses the handshake"),
    });
  });
});

describe("what is asked for", () => {
  test("a domain or suite that the target does not offer, or that there is none of, is an error", async () => {
    const input = { status: exitStatus.input };
    await expect(search(module("callsOnly"), { domain: ["epoch"] })).rejects.toMatchObject(input);
    await expect(search(module("callsOnly"), { suite: ["yuma"] })).rejects.toMatchObject(input);
    await expect(search("model", { domain: ["everything"] })).rejects.toMatchObject(input);
    await expect(search("model", { path: "1:2" })).rejects.toMatchObject(input);
    await expect(search("model", { corpus: "package.json" })).rejects.toMatchObject(input);
  });

  test("a corpus that cannot be written is refused before anything is asked", () => {
    const locked = mkdtempSync(join(tmpdir(), "taospec-locked-"));
    chmodSync(locked, 0o555);
    // Nothing is locked for root.
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const words = ["fuzz", "--target", "model", "--runs", "5", "--corpus", join(locked, "own")];
    const main = resolve("src/cli/main.ts");
    const { status, stderr } = spawnSync(process.execPath, [main, ...words], { ...user, encoding: "utf8" });
    rmSync(locked, { recursive: true });
    expect(stderr).toMatch(/^taospec fuzz: .*own: permission denied\n$/);
    expect(status).toBe(2);
  });

  test("shards draw otherwise, and the same shard draws the same", async () => {
    const part = async (index: number) =>
      (await search("model", { domain: ["root"], runs: 1, shard: { index, of: 3 } })).seed;
    const seeds = [await part(1), await part(2), await part(3)];
    expect(new Set(seeds).size).toBe(3);
    expect(await part(2)).toBe(seeds[1]);
  });

  test("so many runs, in as many sessions as wanted", async () => {
    const report = await search("model", { domain: ["root"], runs: 25, jobs: 3 });
    expect(report.domains[0]?.count).toBe(25);
  });

  test("a suite alone: calls one by one", async () => {
    const report = await search("model", { suite: ["calls"], runs: 3 });
    expect(report.domains).toMatchObject([{ domain: "calls" }]);
  });
});

test("Ctrl-C ends a search with what is known, whatever the target is doing", async () => {
  const words = ["fuzz", "--target", module("hangs"), "--domain", "epoch", "--seed", "7", "--timeout", "600"];
  const run = spawn(process.execPath, [
    "src/cli/main.ts",
    ...words,
    "--seconds",
    "600",
    "--corpus",
    corpus(),
  ]);
  let [out, told] = ["", ""];
  run.stdout.on("data", (bytes) => {
    out += String(bytes);
  });
  run.stderr.on("data", (bytes) => {
    told += String(bytes);
    if (told.includes("domains epoch")) run.kill("SIGINT");
  });
  const [status] = (await once(run, "close")) as [number];
  expect(out).toContain("Nothing was asked. The search was interrupted.");
  expect(status).toBe(3);
});

test("a search whose questions are all skipped is no success", () => {
  const file = join(folder, "skips.json");
  const skip = { suite: "root", reason: "later", link: "https://example.org", until: "9999-12-31" };
  writeFileSync(file, JSON.stringify({ format: "taospec-target-file/1", target: "model", skips: [skip] }));
  const words = ["--target-file", file, "--domain", "root", "--runs", "5", "--corpus", corpus()];
  expect(taospec("fuzz", ...words)).toMatchObject({
    status: 3,
    stdout: expect.stringContaining("Nothing was asked."),
  });
});

test("the command prints the seed, a table and the answer", () => {
  const words = ["fuzz", "--target", "model", "--domain", "root", "--runs", "5", "--corpus", corpus()];
  const { status, stdout, stderr } = taospec(...words, "--seed", "-12");
  expect(stderr).toBe("seed -12, domains root\n");
  expect(stdout).toMatch(/^target {4}model \(taospec .*\)\nseed {6}-12\n/);
  expect(stdout).toMatch(/root +5 +epochs/);
  expect(stdout).toContain("No difference found.");
  expect(status).toBe(0);
  expect(taospec("fuzz").status).toBe(2);
  expect(taospec("fuzz", "--target", "exit 3").status).toBe(4);
});
