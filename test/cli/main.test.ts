import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { CliError, describeError } from "../../src/cli/errors.ts";
import { stylesFor } from "../../src/cli/style.ts";
import { exactDecimal, fixedDecimal, integer, percent, tao, u16Share } from "../../src/cli/units.ts";
import { small, taospec, temporaryFile } from "./run.ts";

const one = 1n << 32n;

describe("the command", () => {
  test("help names every subcommand and exits 0", () => {
    const { status, stdout } = taospec("--help");
    expect(status).toBe(0);
    for (const name of ["verify", "epoch", "conform", "replay", "halving"])
      expect(stdout).toContain(`  ${name} `);
    expect(taospec().stdout).toBe(stdout);
  });

  test.each(["verify", "epoch", "conform", "replay", "halving"])("%s --help explains the command", (name) => {
    const { status, stdout, stderr } = taospec(name, "--help");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout.startsWith(`Usage: taospec ${name} [options]`)).toBe(true);
    expect(stdout).toContain("--debug");
  });

  test.each([
    [[]],
    [["verify"]],
    [["conform"]],
    [["explain"]],
    [["fuzz"]],
    [["merge"]],
    [["target"]],
    [["pins"]],
    [["vectors"]],
    [["vectors", "diff"]],
    [["vectors", "scale"]],
  ])("the help of %j fits a terminal of 80 columns", (words) => {
    const { stdout } = taospec(...words, "--help");
    expect(stdout).toContain("Usage: taospec");
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("--version prints the version of the package", () => {
    const { status, stdout } = taospec("--version");
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect([status, stdout]).toEqual([0, `${version}\n`]);
  });

  test.each([
    [["bogus"], "taospec: unknown command 'bogus'"],
    [["--bogus"], "taospec: unknown option '--bogus'"],
    [["epoch", "--bogus"], "taospec epoch: unknown option '--bogus'"],
    [["epoch"], "taospec epoch: missing FILE"],
    [
      ["epoch", "a.json", "--explain", "x"],
      "taospec epoch: option '--explain <uid>' argument 'x' is invalid",
    ],
    [["epoch", "a.json", "--emission", "1.0000000001"], "taospec epoch: option '--emission <tao>'"],
    [["epoch", "no-such-file.json"], "taospec epoch: no-such-file.json: no such file"],
    [["epoch", "."], "taospec epoch: .: is a directory"],
  ])("%j is refused in one line with status 2", (words, start) => {
    const { status, stdout, stderr } = taospec(...words);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.startsWith(start)).toBe(true);
    expect(stderr.match(/\n/g)).toHaveLength(1);
  });

  test("--debug adds the stack trace to the line", () => {
    const file = temporaryFile("debug.json", "{");
    const plain = taospec("epoch", file).stderr;
    const { status, stderr } = taospec("epoch", file, "--debug");
    expect(status).toBe(2);
    expect(stderr.startsWith(plain.trimEnd())).toBe(true);
    expect(stderr).toMatch(/\n\s+at .*json\.ts/);
    expect(plain).not.toMatch(/\n\s+at /);
  });

  test("a reader that goes away is no fault", async () => {
    const child = spawn(process.execPath, [resolve("src/cli/main.ts"), "epoch", small, "--trace", "--json"]);
    child.stdout.destroy();
    const stderr: Buffer[] = [];
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    const status = await new Promise((done) => child.on("close", done));
    expect([status, Buffer.concat(stderr).toString()]).toEqual([0, ""]);
  });
});

describe("errors", () => {
  test("an unforeseen error asks for a report and ends with 70", () => {
    const { text, status } = describeError("taospec epoch", new TypeError("x is\nundefined"), false);
    expect(status).toBe(70);
    expect(text).toBe(
      "taospec epoch: a bug in taospec (TypeError: x is undefined); please report it with the output of the same command under --debug",
    );
  });

  test("a foreseen error keeps its own status", () => {
    expect(describeError("taospec", new CliError("no", 1), false)).toEqual({
      text: "taospec: no",
      status: 1,
    });
  });
});

describe("units", () => {
  test.each([
    [tao(1_234_567_890_123n), "1,234.567890123"],
    [tao(-5n), "-0.000000005"],
    [tao(18_446_744_073_709_551_615n), "18,446,744,073.709551615"],
    [tao(1_999_600_000n, 3), "2.000"],
    [exactDecimal(1n), "0.00000000023283064365386962890625"],
    [exactDecimal(10n * one), "10"],
    [exactDecimal(-one / 2n), "-0.5"],
    [fixedDecimal(one / 3n, 4), "0.3333"],
    [percent(one / 2n), "50.0000"],
    [percent(1n), "<0.0001"],
    [percent(0n), "0.0000"],
    [u16Share(32_767), "50.00 %"],
    [integer(-1_234_567n), "-1,234,567"],
    [integer(123), "123"],
  ])("%s is %s", (actual, expected) => expect(actual).toBe(expected));
});

describe("styles", () => {
  test("only a terminal without NO_COLOR gets them", () => {
    expect(stylesFor({ isTTY: true }, {}).bold("a")).toBe("\u001b[1ma\u001b[22m");
    expect(stylesFor({ isTTY: true }, { NO_COLOR: "1" }).bold("a")).toBe("a");
    expect(stylesFor({}, {}).bold("a")).toBe("a");
  });
});
