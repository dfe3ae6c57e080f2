import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { taospec } from "../cli/run.ts";

const folder = mkdtempSync(join(tmpdir(), "taospec-pins-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Spec {
  ruleSet: { name: string; version: string };
  rules: { id: string; hash: string }[];
}

const spec = () => JSON.parse(readFileSync("spec.json", "utf8")) as Spec;

const pins = join(folder, "pins.json");
const written = taospec("pins", "--write", pins, "--rule", "TOK-*", "--rule", "YUM-1");

/** What a check says where the specification is another one. */
const checkAgainst = (change: (spec: Spec) => void) => {
  const other = spec();
  change(other);
  const file = join(folder, "spec.json");
  writeFileSync(file, JSON.stringify(other));
  const { status, stdout } = taospec("pins", "--check", pins, "--spec", file);
  return [status, stdout.trim()];
};

const ruleOf = (of: Spec, id: string) => of.rules.find((rule) => rule.id === id)!;

describe("pins", () => {
  test("hold the hashes of the rules that fit, and no others", () => {
    expect([written.status, written.stdout]).toEqual([0, `${pins}: 8 rules pinned\n`]);
    const { rules } = JSON.parse(readFileSync(pins, "utf8"));
    expect(Object.keys(rules)).toEqual([
      "TOK-1",
      "TOK-2",
      "TOK-3",
      "TOK-4",
      "TOK-5",
      "TOK-6",
      "TOK-7",
      "YUM-1",
    ]);
    expect(rules["TOK-3"]).toBe(ruleOf(spec(), "TOK-3").hash);
  });

  test("are kept by the specification that they were taken from", () => {
    expect(taospec("pins", "--check", pins)).toMatchObject({
      status: 0,
      stdout: `${pins}: 8 rules as pinned\n`,
    });
    expect(checkAgainst(() => {})[0]).toBe(0);
    expect(checkAgainst((other) => Object.assign(ruleOf(other, "YUM-2"), { hash: "x" }))[0]).toBe(0);
  });

  test("name a rule that has another text, is gone or is new, and other rules", () => {
    expect(checkAgainst((other) => Object.assign(ruleOf(other, "TOK-3"), { hash: "x" }))).toEqual([
      1,
      "TOK-3 (Block emission, spec/tokenomics.md) has another text",
    ]);
    const without = (id: string) => (other: Spec) => {
      other.rules = other.rules.filter((rule) => rule.id !== id);
    };
    expect(checkAgainst(without("YUM-1"))).toEqual([1, "YUM-1 is gone"]);
    const newer = { ...ruleOf(spec(), "TOK-7"), id: "TOK-8" };
    expect(checkAgainst((other) => other.rules.push(newer))).toEqual([
      1,
      "TOK-8 (Fair launch, spec/tokenomics.md) is new",
    ]);
    expect(
      checkAgainst((other) => {
        other.ruleSet.version = "2";
      }),
    ).toEqual([1, "the rules are finney 2, pinned are finney 1"]);
  });

  test("a specification that is no JSON is told as such", () => {
    const half = join(folder, "half.json");
    writeFileSync(half, '{"rules":');
    const { status, stderr } = taospec("pins", "--check", pins, "--spec", half);
    expect([status, stderr]).toEqual([2, expect.stringContaining("half.json: not valid JSON")]);
  });

  test("bad input and usage", () => {
    for (const words of [
      [],
      ["--write", pins, "--check", pins],
      ["--check", pins, "--rule", "TOK-1"],
      ["--check", join(folder, "none.json")],
      ["--check", "spec.json"],
      ["--write", join(folder, "new.json"), "--rule", "XYZ-*"],
      ["--write", join(folder, "new.json"), "--rule", "("],
    ])
      expect(taospec("pins", ...words).status).toBe(2);
  });
});
