import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, smallGenesis, taospecIn } from "../genesis/command.ts";

const hotkey = `0x${"77".repeat(32)}`;
const setTempo = (block: number | undefined, tempo: number) =>
  JSON.stringify({ block, call: "AdminUtils.sudo_set_tempo", args: { netuid: 3, tempo }, origin: "Root" });

const report = (folder: string, ...words: readonly string[]) => {
  const { status, stdout, stderr } = taospecIn(folder, "run", "--json", ...words);
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout);
};

describe("taospec run", () => {
  test("runs the example where nothing else is there, and every rao is somewhere", () => {
    const { block, calls, supply, subnets, start } = report(folderWith(), "--blocks", "600");
    expect([block, start]).toEqual(["600", "examples/genesis-small.json"]);
    expect(calls.done).toBeGreaterThan(15);
    expect(supply.drift).toBe("0");
    const parts = [supply.balances, supply.stake, supply.locked].map(BigInt);
    expect(parts.reduce((sum, part) => sum + part)).toBe(BigInt(supply.issuance));
    // Tempo 99: the epochs of subnet 3 fall into blocks 95, 195, …, 595.
    expect(subnets.find(({ netuid }: { netuid: number }) => netuid === 3).epochs).toBe(6);
  });

  test("starts from what was imported, goes on from what it wrote, and ends where one run ends", () => {
    const folder = folderWith();
    taospecIn(folder, "genesis", "import", smallGenesis);
    expect(report(folder, "--blocks", "3").start).toBe("taospec-state.json, as imported");
    report(folder, "--blocks", "150", "--out", "half.json");
    const second = report(folder, "--blocks", "150", "--state", "half.json");
    const whole = report(folder, "--blocks", "300", "--genesis", smallGenesis);
    expect([second.block, second.stateRoot]).toEqual(["300", whole.stateRoot]);
  });

  test("makes the calls of a file in their blocks, and prints state roots on the way", () => {
    const calls = [
      setTempo(2, 9),
      setTempo(undefined, 4),
      '{"block":"3"}',
      setTempo(undefined, 6),
      setTempo(9, 8),
    ];
    const folder = folderWith({ "calls.jsonl": `${calls.join("\n")}\n` });
    const words = ["--blocks", "5", "--genesis", smallGenesis, "--calls", "calls.jsonl", "--root-every", "2"];
    const { status, stdout, stderr } = taospecIn(folder, "run", ...words, "--out", "end.json");
    expect(status).toBe(0);
    expect(stdout).toContain("3 calls done, 0 refused");
    expect(stderr.match(/^block [24] root 0x[0-9a-f]{64}$/gm)).toHaveLength(2);
    const state = JSON.parse(readFileSync(join(folder, "end.json"), "utf8"));
    expect(state.Tempo).toEqual([
      [0, 100],
      [3, 6],
    ]);
  });

  test("a block that cannot be made ends the run with status 1 and the chain's message", () => {
    const keys = [[3, 5, hotkey]];
    const state = { NetworksAdded: [[3, true]], Tempo: [[3, 1]], SubnetworkN: [[3, 1]], Keys: keys };
    const folder = folderWith({ "state.json": JSON.stringify(state) });
    const words = ["--state", "state.json", "--blocks", "5"];
    const refused = taospecIn(folder, "run", ...words, "--out", "end.json", "--log", "log.jsonl");
    expect([refused.status, refused.stdout, refused.files]).toEqual([2, "", ["state.json"]]);
    expect(refused.stderr).toContain("taospec run: state.json: TotalNetworks: 0, but 1 ");
    const { status, stdout } = taospecIn(folder, "run", ...words, "--unchecked", "--log", "log.jsonl");
    expect(status).toBe(1);
    expect(stdout).toMatch(/^Block \d cannot be made: the chain panics with /);
    expect(taospecIn(folder, "replay", "log.jsonl", "--unchecked").status).toBe(0);
  });

  test("a state whose sums do not agree is refused by item and key, and nothing is written", () => {
    const folder = folderWith();
    taospecIn(folder, "genesis", "import", smallGenesis, "--out", "state.json");
    const state = JSON.parse(readFileSync(join(folder, "state.json"), "utf8"));
    const [hotkey] = state.TotalHotkeyStake[0];
    state.TotalHotkeyStake[0][1] = "1";
    writeFileSync(join(folder, "state.json"), JSON.stringify(state));
    const run = taospecIn(folder, "run", "--state", "state.json", "--blocks", "1", "--out", "end.json");
    expect([run.status, run.stdout, run.files]).toEqual([2, "", ["state.json"]]);
    expect(run.stderr).toContain(`taospec run: state.json: TotalHotkeyStake[${hotkey}]: 1 rao, but `);
  });

  test("the log of a run is proved by a replay, and is as long as the run", () => {
    const folder = folderWith();
    const words = ["--blocks", "120", "--log", "log.jsonl"];
    const { stateRoot } = report(folder, ...words);
    const lines = readFileSync(join(folder, "log.jsonl"), "utf8").trimEnd().split("\n");
    expect(lines.filter((line) => line.startsWith('{"block":'))).toHaveLength(120);
    expect(JSON.parse(lines.at(-1)!)).toEqual({ state_root: stateRoot });
    expect(lines.filter((line) => line.includes('"state_root"'))).toHaveLength(121);
    const proved = taospecIn(folder, "replay", "log.jsonl", "--root", "end");
    expect([proved.status, proved.files]).toEqual([0, ["log.jsonl"]]);
    expect(proved.stdout).toContain(stateRoot);
    const changed = [...lines];
    changed[50] = lines[50]!.replace(/("BlocksSinceLastStep",\[3\],)"\d+"/, '$1"7"');
    writeFileSync(join(folder, "log.jsonl"), changed.join("\n"));
    const differs = taospecIn(folder, "replay", "log.jsonl");
    expect([differs.status, differs.stdout]).toEqual([
      1,
      expect.stringContaining("item      BlocksSinceLastStep"),
    ]);
  });

  test.each([
    [["--genesis", "a", "--state", "b"], "--genesis and --state exclude each other"],
    [["--state", "none.json"], "none.json: no such file"],
    [["--blocks", "0"], "option '--blocks <n>' argument '0' is invalid"],
    [["--calls", "bad.jsonl"], "bad.jsonl: line 2: call: a call of the rules is expected (found bogus)"],
    [
      ["--calls", "late.jsonl"],
      "late.jsonl: line 2: block: expected blocks in ascending order (found 1 after 2)",
    ],
    [["--calls", "more.jsonl"], "more.jsonl: line 1: note: unknown field"],
    [["--calls", "bare.jsonl"], "bare.jsonl: line 1: call: expected the name of a call"],
    [["--calls", "past.jsonl"], "past.jsonl: block: expected blocks after 0, "],
    [["--calls", "far.jsonl"], "far.jsonl: line 1: block: expected a block number"],
    [["--from", "4294967296"], "option '--from <block>' argument '4294967296' is invalid. A block number,"],
    [["--from", "4294967295"], "--blocks: expected at most 0"],
    [["--out", "none/end.json"], "none/end.json: no such folder: none"],
    [["--log", "."], ".: is a directory"],
    [["--log", "a", "--out", "./a"], "--out and --log name the same file, ./a"],
    [["--state", "keys.json"], "keys.json: expected a state by items (found storage keys"],
    [["--calls", "none.jsonl"], "none.jsonl: line 1: block: expected a block number (found nothing)"],
  ])("%j is refused in one line", (words, line) => {
    const folder = folderWith({
      "bad.jsonl": `${setTempo(1, 9)}\n{"block":2,"call":"bogus","args":{},"origin":"Root"}\n`,
      "late.jsonl": `${setTempo(2, 9)}\n${setTempo(1, 9)}\n`,
      "none.jsonl": setTempo(undefined, 9),
      "more.jsonl": setTempo(1, 9).replace("{", '{"note":1,'),
      "bare.jsonl": '{"block":1,"origin":"Root","args":{}}',
      "past.jsonl": setTempo(0, 9),
      "far.jsonl": setTempo(4_294_967_296, 9),
      "keys.json": '{"0x00":"0x00"}',
    });
    const { status, stdout, stderr } = taospecIn(folder, "run", "--blocks", "1", ...words);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.startsWith(`taospec run: ${line}`), stderr).toBe(true);
    expect(stderr.match(/\n/g)).toHaveLength(1);
  });

  test("a link stays a link, and the file behind it is written", () => {
    const folder = folderWith({ "end.json": "old" });
    symlinkSync("end.json", join(folder, "link.json"));
    taospecIn(folder, "run", "--blocks", "1", "--out", "link.json");
    expect(lstatSync(join(folder, "link.json")).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(join(folder, "end.json"), "utf8"))).toHaveProperty("Tempo");
  });

  const full = "/dev/full";
  test.skipIf(!existsSync(full))(
    "a full disk is told in one line, be it the file's or that of stdout",
    () => {
      const folder = folderWith();
      const words = [resolve("src/cli/main.ts"), "run", "--blocks", "1"];
      const run = (stdout: number | "pipe", ...more: readonly string[]) =>
        spawnSync(process.execPath, [...words, ...more], { cwd: folder, stdio: ["ignore", stdout, "pipe"] });
      const ends = [run("pipe", "--log", full), run("pipe", "--out", full), run(openSync(full, "w"))];
      for (const { status, stderr } of ends) {
        expect(status).toBe(2);
        expect(String(stderr)).toMatch(/^(.* a second\n)?taospec run: \S+: no space left on the device\n$/);
      }
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test("an interrupt ends the run with the report so far", async () => {
    const words = ["run", "--blocks", "10000000", "--root-every", "100"];
    const child = spawn(process.execPath, [resolve("src/cli/main.ts"), ...words], { cwd: folderWith() });
    let output = "";
    child.stdout.on("data", (text) => {
      output += String(text);
    });
    // The first line says that the run is on its way.
    child.stderr.once("data", () => child.kill("SIGINT"));
    child.stderr.resume();
    const status = await new Promise<number | null>((ended) => child.on("close", ended));
    expect(status).toBe(0);
    expect(output).toMatch(/^Interrupted\nBlock [\d,]+, /);
    expect(output).toContain("State root 0x");
  });
});
