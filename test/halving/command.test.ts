import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "taospec-halving-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const halving = (...words: readonly string[]) =>
  spawnSync(process.execPath, ["src/cli/main.ts", "halving", ...words], { encoding: "utf8" });

describe("taospec halving", () => {
  test("--json gives every halving in rao", () => {
    const { status, stdout } = halving("--json");
    expect(status).toBe(0);
    const { halvings } = JSON.parse(stdout);
    expect(halvings).toHaveLength(31);
    expect(halvings[1]).toMatchObject({
      issuance: "10500000000000000",
      aboveIdeal: { numerator: "0", denominator: "2" },
      emissionPerDay: "3600000000000",
      expected: { block: "10500000" },
    });
  });

  test("--out draws an SVG", () => {
    const file = join(folder, "schedule.svg");
    const { status, stdout } = halving("--out", file);
    expect(status).toBe(0);
    expect(stdout).toContain("7,200.0000000  2,628,000.000000");
    expect(readFileSync(file, "utf8")).toMatch(/^<svg/);
  });

  test.each([
    [["--date", "2023-02-30"], "--date"],
    [["--issuance", "21000000.000000001"], "--issuance"],
    [["--issuance", "1.0000000001"], "--issuance"],
    [["--block", "-1"], "--block"],
    [["--out", "schedule.gif"], "--out"],
    [["--out", join(folder, "absent", "schedule.svg")], "schedule.svg"],
  ])("%j is one line that names the option, with status 2", (words, name) => {
    const { status, stderr } = halving(...words);
    expect(status).toBe(2);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toContain(name);
  });
});
