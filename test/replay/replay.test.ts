import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Json } from "../../conformance/case.ts";
import { specification } from "../../conformance/suites/index.ts";
import { finney } from "../../model/finney/rules.ts";
import { taospec, temporaryFile } from "../cli/run.ts";

type Fields = { [key: string]: Json };
type Step = Fields & { changes?: Json[][]; events?: Json[] };
interface Log {
  format: string;
  rules: Fields;
  genesis: Fields;
  steps: Step[];
  final?: Fields;
  digest?: string;
  state_root?: string;
}

const account = (digits: string): string => `0x${digits.repeat(32)}`;
const [alice, bob] = [account("01"), account("02")];
const signed = { Signed: alice };

const genesis: Fields = {
  "System.Number": "7",
  "Balances.Account": [[alice, "5000000000"]],
  "Balances.TotalIssuance": "5000000000",
  TotalIssuance: "5000000000",
  TxRateLimit: "0",
  Owner: [[bob, alice]],
  Delegates: [[bob, 11_796]],
};

const plain: readonly Fields[] = [
  { block: "8", parent_hash: account("77") },
  { call: "add_stake", origin: signed, args: { hotkey: bob, amount_staked: "1000" } },
  { call: "add_stake", origin: signed, args: { hotkey: alice, amount_staked: "1000" } },
  { block: "9", parent_hash: account("78") },
  { call: "Balances.transfer_keep_alive", origin: signed, args: { dest: bob, value: "600" } },
];

const answer = (suite: string, handler: string, input: Json): Json => {
  const { outcome } = specification.suites.find(({ name }) => name === suite)!.handlers.get(handler)!(input);
  return "ok" in outcome ? outcome.ok : null;
};

/** A log of a few steps as the specification answers them. */
const log = (): Log => {
  const { steps, digest } = answer("sequence", "replay", { genesis, steps: plain }) as {
    steps: Fields[];
    digest: string;
  };
  return JSON.parse(
    JSON.stringify({
      format: "taospec-log/1",
      rules: { name: finney.name, version: finney.version },
      genesis,
      steps: plain.map((step, index) => ({ ...step, ...steps[index] })),
      digest,
    }),
  ) as Log;
};

const logWith = (change: (log: Log) => void): string => {
  const changed = log();
  change(changed);
  return temporaryFile("log.json", JSON.stringify(changed));
};

const replay = (...words: readonly string[]) => taospec("replay", ...words);

describe("replay: a faithful log", () => {
  test("every step is as recorded", () => {
    const { status, stdout, stderr } = replay(logWith(() => {}));
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/add_stake +2 +2 +0/);
    expect(stdout).toMatch(/block +2 +2 +0/);
    expect(stdout).toContain("✓ 1 scenario, 5 steps: all is as recorded");
  });

  test("a log is held to the rules that it names: what finney does not store may stand in one of the bonded rules", () => {
    const holding = (name: string) =>
      logWith((changed) => {
        Object.assign(changed.rules, { name });
        Object.assign(changed.genesis, { "Slashing.TotalSlashed": "5" });
        Object.assign(changed, { digest: undefined });
      });
    expect(replay(holding("bonded"))).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("5 steps: all is as recorded"),
    });
    expect(replay(holding("finney"))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("genesis.Slashing.TotalSlashed"),
    });
  });

  test("the example of the package is one", () => {
    const { status, stdout } = replay("examples/log-small.jsonl");
    expect(status).toBe(0);
    expect(stdout).toContain("✓ 1 scenario, 19 steps");
  });

  test("JSON lines say the same, with the end in the last line or without", () => {
    const { steps, digest, ...header } = log();
    const lines = [header, ...steps, { digest }].map((line) => JSON.stringify(line));
    expect(replay(temporaryFile("a.jsonl", `${lines.join("\n")}\n`)).status).toBe(0);
    expect(replay(temporaryFile("b.ndjson", lines.slice(0, -1).join("\n"))).status).toBe(0);
    const wrong = [...lines.slice(0, -1), JSON.stringify({ digest: account("00") })];
    expect(replay(temporaryFile("c.jsonl", wrong.join("\n")))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("where     digest"),
    });
  });

  test("--root prints the root at the end of each block, or of the run, and a log that has it is held to it", () => {
    const blocks = replay(
      logWith(() => {}),
      "--root",
      "block",
      "--json",
    );
    const { scenarios } = JSON.parse(blocks.stdout) as {
      scenarios: { roots: { block: string; root: string }[] }[];
    };
    const roots = scenarios[0]!.roots;
    expect(roots.map(({ block }) => block)).toEqual(["7", "8", "9"].slice(-roots.length));
    expect(
      replay(
        logWith(() => {}),
        "--root",
        "end",
      ).stdout,
    ).toContain(roots.at(-1)!.root);
    const right = logWith((changed) => Object.assign(changed, { state_root: roots.at(-1)!.root }));
    expect(replay(right).status).toBe(0);
    const step = logWith(({ steps }) => Object.assign(steps[2]!, { state_root: account("00") }));
    expect(replay(step)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("where     state_root"),
    });
  });
});

describe("replay: the first difference is named", () => {
  const faults: Readonly<Record<string, readonly [change: (log: Log) => void, ...parts: string[]]>> = {
    "another result": [
      ({ steps }) => Object.assign(steps[2]!, { result: { error: "NotDelegate" } }),
      "step      3 of 5",
      "block     8",
      "call      add_stake",
      'origin    {"Signed"',
      "rule      STK-",
      "where     result.error",
      'expected  "NotDelegate"',
      'actual    "NotRegistered"',
    ],
    "a panic that does not come": [
      ({ steps }) =>
        Object.assign(steps[3]!, { result: { panic: "attempt to divide by zero" }, events: [], changes: [] }),
      "step      4 of 5",
      "block     9",
      "call      none: the beginning of a block",
      "rule      RUN-5",
      "where     result",
      'actual    "Ok"',
    ],
    "another event": [
      ({ steps }) => steps[1]!.events!.splice(0, 1),
      "step      2 of 5",
      "where     events[0]",
      "expected  (absent)",
    ],
    "another value": [
      ({ steps }) => steps[1]!.changes!.find(([item]) => item === "Stake")!.splice(3, 1, "1001"),
      "item      Stake",
      `key       ${bob}, ${alice}`,
      'expected  absent → "1001"',
      'actual    absent → "1000"',
    ],
    "a change that is not made": [
      ({ steps }) => steps[1]!.changes!.push(["Tempo", [1], null, 5]),
      "item      Tempo",
      "key       1",
      "expected  absent → 5",
      "actual    no change",
    ],
    "a change that is not recorded": [
      ({ steps }) => steps[1]!.changes!.splice(0, 1),
      "item      ",
      "expected  no change",
    ],
    "another state at the end": [
      (changed) => Object.assign(changed, { final: { ...genesis } }),
      "step      after the last",
      "item      Balances.Account",
      `key       ${alice}`,
    ],
    "another state at the beginning": [
      (changed) => Object.assign(changed.genesis, { TxRateLimit: "1000" }),
      "where     digest",
    ],
  };

  test.each(Object.entries(faults))("%s", (_, [change, ...parts]) => {
    const { status, stdout } = replay(logWith(change));
    expect(status).toBe(1);
    for (const part of parts) expect(stdout).toContain(part);
    expect(stdout).toContain("✗ 1 of 1 scenario");
  });

  test("JSON holds the same", () => {
    const { status, stdout } = replay(
      logWith(({ steps }) => steps[1]!.changes!.splice(0, 1)),
      "--json",
    );
    expect(status).toBe(1);
    const { faithful, scenarios } = JSON.parse(stdout) as { faithful: boolean; scenarios: Fields[] };
    expect(faithful).toBe(false);
    expect(scenarios[0]!["divergence"]).toMatchObject({
      step: 2,
      block: "8",
      label: "add_stake",
      rules: expect.arrayContaining(["STK-4"]),
      differences: [{ item: expect.any(String), keys: expect.any(Array), expected: "(absent)" }],
    });
  });

  test("the run ends there, unless it is told to keep going", () => {
    const folder = mkdtempSync(join(tmpdir(), "taospec-replay-"));
    const wrong = log();
    wrong.steps[2]!["result"] = "Ok";
    for (const [name, content] of Object.entries({ a: log(), b: wrong, c: log() }))
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(content));
    const stopped = replay(folder);
    expect(stopped).toMatchObject({ status: 1, stdout: expect.stringContaining("✗ 1 of 2 scenarios") });
    expect(stopped.stdout).toContain("1 scenario left");
    const whole = replay(folder, "--keep-going");
    expect(whole).toMatchObject({ status: 1, stdout: expect.stringContaining("✗ 1 of 3 scenarios") });
  });
});

describe("replay: what cannot be read ends with status 2 and one line", () => {
  const faults: Readonly<Record<string, readonly [change: (log: Log) => void, place: string]>> = {
    "an item that there is not": [
      ({ genesis: state }) => Object.assign(state, { Temp: "1" }),
      "genesis.Temp",
    ],
    "a value out of range": [
      ({ genesis: state }) => Object.assign(state, { MaxTake: 65_536 }),
      "genesis.MaxTake",
    ],
    "a call that there is not": [
      ({ steps }) => Object.assign(steps[1]!, { call: "add_steak" }),
      "steps[1].call",
    ],
    "an argument too few": [
      ({ steps }) => Object.assign(steps[1]!, { args: { hotkey: bob } }),
      "steps[1].args.amount_staked",
    ],
    "an argument too many": [
      ({ steps }) => Object.assign(steps[1]!["args"] as Fields, { more: 1 }),
      "steps[1].args.more",
    ],
    "an argument out of range": [
      ({ steps }) => Object.assign(steps[1]!["args"] as Fields, { amount_staked: `${2n ** 64n}` }),
      "steps[1].args.amount_staked",
    ],
    "an argument of another type": [
      ({ steps }) => Object.assign(steps[1]!["args"] as Fields, { amount_staked: 5 }),
      "steps[1].args.amount_staked",
    ],
    "an origin that there is not": [
      ({ steps }) => Object.assign(steps[1]!, { origin: "root" }),
      "steps[1].origin",
    ],
    "a block number out of range": [
      ({ steps }) => Object.assign(steps[0]!, { block: "4294967296" }),
      "steps[0].block",
    ],
    "a block that leaves a gap": [({ steps }) => Object.assign(steps[3]!, { block: "10" }), "steps[3].block"],
    "a block that goes back": [({ steps }) => Object.assign(steps[3]!, { block: "8" }), "steps[3].block"],
    "a block that is not the next of the state": [
      ({ genesis: state }) => Object.assign(state, { "System.Number": "6" }),
      "steps[0].block",
    ],
    "a call before any block": [({ steps }) => steps.shift(), "steps[0]"],
    "sums that do not agree": [
      ({ genesis: state }) => Object.assign(state, { "Balances.TotalIssuance": "1" }),
      "genesis.Balances.TotalIssuance",
    ],
    "an owner that there is not": [
      ({ genesis: state }) => Object.assign(state, { Uids: [[1, alice, 0]] }),
      `genesis.Owner[${alice}]`,
    ],
    "an account that stands twice": [
      ({ genesis: state }) => (state["Balances.Account"] as Json[]).push([alice, "1"]),
      "genesis.Balances.Account",
    ],
    "a result that is none": [({ steps }) => Object.assign(steps[1]!, { result: null }), "steps[1].result"],
    "a result that is misspelt": [
      ({ steps }) => Object.assign(steps[1]!, { result: "ok" }),
      "steps[1].result",
    ],
    "no result of a call": [({ steps }) => delete steps[1]!["result"], "steps[1].result"],
    "a field that is misspelt": [
      ({ steps }) => Object.assign(steps[1]!, { chnages: [] }),
      "steps[1].chnages",
    ],
    "a change of an item that there is not": [
      ({ steps }) => steps[1]!.changes!.push(["Temp", [1], null, 5]),
      "steps[1].changes[",
    ],
    "a change to a value out of range": [
      ({ steps }) => steps[1]!.changes!.push(["Tempo", [1], null, 65_536]),
      "steps[1].changes[",
    ],
    "a change that stands twice": [
      ({ steps }) => steps[1]!.changes!.push(steps[1]!.changes![0]!),
      "steps[1].changes[",
    ],
    "an end that is no state": [(changed) => Object.assign(changed, { final: { Stake: 5 } }), "final.Stake"],
    "other rules": [({ rules }) => Object.assign(rules, { version: "0" }), "rules.version"],
    "a format that there is not": [
      (changed) => Object.assign(changed, { format: "taospec-log/0" }),
      "format",
    ],
  };

  test.each(Object.entries(faults))("%s", (_, [change, place]) => {
    const path = logWith(change);
    const { status, stdout, stderr } = replay(path);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.startsWith(`taospec replay: ${path}: ${place}`)).toBe(true);
    expect(stderr.match(/\n/g)).toHaveLength(1);
  });

  test("a line that is no JSON is named", () => {
    const path = temporaryFile(
      "bad.jsonl",
      `${JSON.stringify({ ...log(), steps: undefined })}\n\n{"block":\n`,
    );
    expect(replay(path)).toMatchObject({ status: 2, stderr: expect.stringContaining("line 3, column 10") });
  });

  test("a fault in a row is named by its keys too", () => {
    const path = logWith(({ genesis: state }) => Object.assign(state, { Owner: [[bob, 5]] }));
    expect(replay(path).stderr).toContain(`genesis.Owner[0][1]: expected string (found 5), key ${bob}`);
  });

  test("steps in the header of a file of JSON lines", () => {
    const { steps, ...header } = log();
    const lines = [{ ...header, steps }, ...steps].map((line) => JSON.stringify(line));
    const path = temporaryFile("twice.jsonl", lines.join("\n"));
    expect(replay(path)).toMatchObject({ status: 2, stderr: expect.stringContaining("line 1: steps: ") });
  });

  test("a folder may hold JSON lines of another kind", () => {
    expect(replay("examples")).toMatchObject({ status: 0, stdout: expect.stringContaining("19 steps") });
  });

  test("no file, no run in a folder, no path", () => {
    const folder = mkdtempSync(join(tmpdir(), "taospec-replay-"));
    mkdirSync(join(folder, "inner"));
    writeFileSync(join(folder, "inner", "a.json"), '{"format":"other"}');
    for (const words of [[folder], [join(folder, "none.json")], [], [folder, "--root", "never"]])
      expect(replay(...words)).toMatchObject({ status: 2, stdout: "" });
  });
});

const recordings = "../shared/oracle/finney/transition";
const present = existsSync(recordings);

describe.skipIf(!present)(`recordings of the chain${present ? "" : ` (absent: ${recordings})`}`, () => {
  test("every step of every recorded run is as recorded", () => {
    const { status, stdout } = replay(recordings, "--json");
    const report = JSON.parse(stdout) as { faithful: boolean; steps: number; scenarios: Fields[] };
    expect(report.scenarios.filter(({ divergence }) => divergence !== undefined)).toEqual([]);
    expect([status, report.faithful]).toEqual([0, true]);
    expect(report.steps).toBeGreaterThan(16_000);
  });
});
