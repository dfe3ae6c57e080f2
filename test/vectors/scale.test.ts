import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Json } from "../../conformance/case.ts";
import { differences } from "../../conformance/runner/compare.ts";
import { chainTwins } from "../../conformance/scale/chain.ts";
import { tree } from "../../conformance/scale/tree.ts";
import { plainOf, readTwin, writeTwin } from "../../conformance/scale/vector.ts";
import { specification } from "../../conformance/suites/index.ts";
import { toHex } from "../../model/storage/bytes.ts";
import { checkTwin, twinsOf } from "../../src/vectors/scale.ts";
import { taospec } from "../cli/run.ts";

const folder = mkdtempSync(join(tmpdir(), "taospec-scale-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { change, state } = chainTwins.get("finney")!;
const bondedChain = chainTwins.get("bonded")!;

const twins = twinsOf(["conformance/vectors"]);

describe("bundled vectors", () => {
  test("every file has a twin that reads back as it was written, both ways", () => {
    expect(twins.flatMap((twin) => checkTwin(twin).map(({ path }) => `${twin.path}: ${path}`))).toEqual([]);
  });

  test("every suite is among them, and the shared states", () => {
    const suites = new Set(twins.map(({ suite }) => suite));
    const wanted = [...specification.suites.map(({ name }) => name), "(shared states)"];
    expect(wanted.filter((name) => !suites.has(name))).toEqual([]);
  });

  test("but for the order of states the JSON that is read is that of the file", () => {
    const reordered = twins.filter(({ json }) => differences("", json, plainOf(json)).length > 0);
    expect(reordered.length).toBeLessThan(twins.length / 20);
  });

  test("twins are of the chain's own bytes where there are some", () => {
    const sets = twins.filter(({ path }) => path.startsWith("finney/calls/set_weights/"));
    expect(sets.length).toBeGreaterThan(0);
    // The name of a call stands in the head of the file; its arguments do not stand by name in the body.
    for (const { twin } of sets) expect(Buffer.from(twin).includes("version_key")).toBe(false);
  });
});

const hexOf = (json: Json): string => toHex(tree.write(json)).slice(2);

describe("trees", () => {
  test.each<[Json, string]>([
    [null, "00"],
    [false, "01"],
    [true, "02"],
    [1, "0304"],
    [-1, "0404"],
    [0.5, "05000000000000e03f"],
    ["64", "060101"],
    ["-1", "0704"],
    ["0x00ff", "080800ff"],
    ["01", "09083031"],
    [[null, 1], "0a08000304"],
    [{ a: true }, "0b04046102"],
  ])("%j is %s", (json, hex) => {
    expect(hexOf(json)).toBe(hex);
    expect(tree.read(tree.write(json), 0)).toEqual([json, hex.length / 2]);
  });

  test("numbers at the edges keep what they are", () => {
    const wide = `${2n ** 536n - 1n}`;
    for (const json of [
      -0,
      2 ** 53,
      1e300,
      Number.MIN_VALUE,
      wide,
      `${2n ** 536n}`,
      "-0",
      "00",
      "0x0",
      "0xAB",
    ])
      expect(Object.is(tree.read(tree.write(json), 0)[0], json)).toBe(true);
  });
});

describe("chain data", () => {
  test("a state is its storage keys and values, in the order of the keys", () => {
    const json = {
      Tempo: [
        [1, 16],
        [256, 2],
      ],
    };
    const prefix = "658faa385070e074c85bf6b568cf0555";
    const bytes = toHex(state.write(json));
    expect(bytes.startsWith(`0x0108`)).toBe(true);
    expect(bytes.match(new RegExp(prefix, "g"))?.length).toBe(2);
    // 256 comes first: its low byte is 0. Key and value have their lengths in front, and the value its own bytes.
    const [, first, second] = bytes.split(prefix);
    expect(first).toMatch(/^[0-9a-f]{32}[0-9a-f]*0001080200/);
    expect(second).toMatch(/^[0-9a-f]{32}[0-9a-f]*0100081000$/);
    expect(state.read(state.write(json), 0)[0]).toEqual(state.plain(json));
    expect(state.plain(json)).toEqual({
      Tempo: [
        [256, 2],
        [1, 16],
      ],
    });
  });

  test("a change has what is absent as none", () => {
    for (const json of [
      ["Tempo", [1], null, 5],
      ["Tempo", [1], 5, null],
      ["TotalIssuance", [], "1", "2"],
      ["Balances.Account", [`0x${"01".repeat(32)}`], null, "500"],
    ] as Json[])
      expect(change.read(change.write(json), 0)[0]).toEqual(json);
    expect(toHex(change.write(["Tempo", [1], null, 5])).endsWith("0001080500")).toBe(true);
  });

  test("the items and calls are those of the rules that the file names", () => {
    const unbonding = { "Unbonding.TotalUnbonding": "5" };
    expect(bondedChain.state.read(bondedChain.state.write(unbonding), 0)[0]).toEqual(unbonding);
    expect(() => state.write(unbonding)).toThrow(/a storage item is expected/);
    expect(() => state.read(bondedChain.state.write(unbonding), 0)).toThrow(/the storage key of an item/);
    const stakes = { TotalStake: "5" };
    expect(bondedChain.state.write(stakes)).toEqual(state.write(stakes));
  });

  test("a file of rules that are not known has no twin", () => {
    const json = { format: "taospec-state/1", rules: { name: "other", version: "1" }, state: {} };
    expect(() => writeTwin(json)).toThrow(/rules\.name/);
  });
});

const sample = twins.find(({ suite }) => suite === "calls")!;

describe("bytes that are no twin are refused", () => {
  const refused = (bytes: Uint8Array) => expect(() => readTwin(bytes)).toThrow();

  test("cut short at any place, or with a byte too many", () => {
    for (let length = 0; length < Math.min(sample.twin.length, 600); length += 7)
      refused(sample.twin.subarray(0, length));
    refused(sample.twin.subarray(0, -1));
    refused(Uint8Array.of(...sample.twin, 0));
  });

  test("of another version", () => {
    refused(
      Buffer.from(
        Buffer.from(sample.twin).toString("latin1").replace("taospec-twin/1", "taospec-twin/2"),
        "latin1",
      ),
    );
  });

  test("a text that ought to be a number", () => {
    const json = { format: "taospec-state/1", rules: { name: "finney", version: "1" }, state: {} };
    const written = Buffer.from(writeTwin(json)).toString("hex");
    expect(readTwin(Buffer.from(written, "hex"))).toEqual(json);
    refused(Buffer.from(written.replace("0604", "090431"), "hex"));
  });

  test("a check finds a twin that says something else", () => {
    const other = twins.find(({ suite, path }) => suite === "calls" && path !== sample.path)!;
    expect(checkTwin({ json: sample.json, twin: other.twin }).length).toBeGreaterThan(0);
    expect(checkTwin({ json: sample.json, twin: sample.twin.subarray(1) })[0]?.path).toBe("bytes");
  });
});

describe("taospec vectors scale", () => {
  test("writes the twins of files and folders, and tells their sizes", () => {
    const { status, stdout } = taospec(
      "vectors",
      "scale",
      "conformance/vectors/finney/tokenomics",
      "--out",
      folder,
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/tokenomics +10 /);
    const twin = readFileSync(join(folder, "block_emission/thresholds.scale"));
    const json = JSON.parse(
      readFileSync("conformance/vectors/finney/tokenomics/block_emission/thresholds.json", "utf8"),
    );
    expect(readTwin(twin)).toEqual(json);
  });

  test("checks without writing", () => {
    const file = "conformance/vectors/finney/tokenomics/block_emission/thresholds.json";
    const { status, stdout } = taospec("vectors", "scale", file, "--check");
    expect([status, stdout.split("\n").at(-2)]).toEqual([0, "1 twin: each is the same both ways"]);
    expect(existsSync("thresholds.scale")).toBe(false);
  });

  test("refuses bad input", () => {
    expect(taospec("vectors", "scale").status).toBe(2);
    const broken = join(folder, "broken.json");
    writeFileSync(
      broken,
      JSON.stringify({ ...(sample.json as object), pairs: [[{ state: {} }, { ok: 1 }]] }),
    );
    expect(taospec("vectors", "scale", broken, "--check").status).toBe(2);
    expect(taospec("vectors", "scale", join(folder, "none"), "--check").status).toBe(2);
  });
});
