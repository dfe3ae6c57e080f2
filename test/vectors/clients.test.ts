import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { askCase } from "../../conformance/protocol/ask.ts";
import { loadCases } from "../../src/conform/load.ts";
import { connectorOf } from "../../src/target/connect.ts";

const folder = mkdtempSync(join(tmpdir(), "taospec-clients-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const clients = resolve("examples/clients");
const cases = loadCases(["conformance/vectors/finney/tokenomics"]);

/** How each case of the suite went with a target, worst news first. */
const outcomes = async (target: string) => {
  const session = await connectorOf(target).open();
  const found = new Set<string>();
  for (const subject of cases) {
    const asked = await askCase(subject, session);
    found.add(asked.status === "passed" ? "passed" : `${subject.name}: ${JSON.stringify(asked)}`);
  }
  await session.close();
  return [...found];
};

const runs = (command: string, ...words: readonly string[]): boolean =>
  spawnSync(command, words).status === 0;

/** A command of the machine, or of a place where it is often installed. */
const found = (places: readonly string[], word: string): string | undefined =>
  places.find((place) => runs(place, word));

const go = found(["go", "/usr/local/go/bin/go"], "version");
const rustc = found(["rustc"], "--version");
const python = found(["python3"], "--version");

const missing = (name: string) => `${name} is not installed here`;

describe("the first targets of the guide answer the whole suite tokenomics", () => {
  test("the suite has cases", () => expect(cases.length).toBeGreaterThan(400));

  test("Python", async ({ skip }) => {
    if (python === undefined) return skip(missing("python3"));
    expect(await outcomes(`${python} ${join(clients, "python/target.py")}`)).toEqual(["passed"]);
  });

  test("TypeScript, as a command and in the runner's own process", async () => {
    const file = join(clients, "typescript/target.mts");
    expect(await outcomes(`'${process.execPath}' ${file}`)).toEqual(["passed"]);
    expect(await outcomes(`module:${file}`)).toEqual(["passed"]);
  });

  test("Rust", async ({ skip }) => {
    if (rustc === undefined) return skip(missing("rustc"));
    const built = join(folder, "rust-target");
    execFileSync(rustc, [
      "--edition",
      "2021",
      "-O",
      "-D",
      "warnings",
      join(clients, "rust/target.rs"),
      "-o",
      built,
    ]);
    expect(await outcomes(built)).toEqual(["passed"]);
  }, 60_000);

  test("Go", async ({ skip }) => {
    if (go === undefined) return skip(missing("go"));
    const built = join(folder, "go-target");
    execFileSync(go, ["build", "-o", built, join(clients, "go/target.go")], {
      env: { ...process.env, GOCACHE: join(folder, "go-cache"), GOFLAGS: "-mod=mod", GOTOOLCHAIN: "local" },
    });
    expect(await outcomes(built)).toEqual(["passed"]);
  }, 120_000);

  test("one that halves a rao too late does not", async ({ skip }) => {
    if (python === undefined) return skip(missing("python3"));
    const right = readFileSync(join(clients, "python/target.py"), "utf8");
    const late = join(folder, "late.py");
    writeFileSync(late, right.replace("CAP - (CAP >> halving)", "CAP - (CAP >> halving) + 1"));
    const found = await outcomes(`${python} ${late}`);
    expect(found.filter((line) => line.startsWith("thresholds")).length).toBeGreaterThan(10);
    expect(found).toContain("passed");
  });
});
