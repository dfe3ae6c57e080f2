import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { QuerySettled } from "../../model/bonded/queries/events.ts";
import { stories } from "../../properties/stories/index.ts";
import { tell } from "../../properties/stories/story.ts";
import { FIRST_BLOCK } from "../../properties/stories/world.ts";
import { eventText } from "../../src/run/scenario/events.ts";
import { storyJson } from "../../src/run/scenario/json.ts";
import { storyText } from "../../src/run/scenario/text.ts";
import { folderWith, taospecIn } from "../genesis/command.ts";

const names = [...stories.keys()];

const told = (...words: readonly string[]) => taospecIn(folderWith(), "run", ...words);

const rao = (amount: string): bigint => BigInt(amount);

describe("taospec run --scenario", () => {
  test.each(names)("%s is told with its people, its rules and a ledger that adds up", (name) => {
    const story = stories.get(name)!();
    const text = storyText(story, tell(story), FIRST_BLOCK).replaceAll(/\s+/g, " ");
    for (const [person] of story.people) expect(text).toContain(person);
    for (const { says, rules } of story.happenings) expect(text).toContain(`${says} [${rules.join("] [")}]`);
    expect(text).toContain(story.moral);
    expect(text.match(/all of it in the table/g)).toHaveLength(2);
    expect(text).not.toContain("undefined");
  });

  test("a query that nobody has won is told as such", () => {
    const lost = QuerySettled({ query: 7n, winner: null, median: 0, refunded: 5n, burnt: 0n });
    expect(eventText(lost, (account) => account)).toBe(
      "query 7 is over: nobody wins with 0; 5 rao come back",
    );
  });

  test.each(names)("%s as data has the calls, the seals and a ledger to the rao", (name) => {
    const story = stories.get(name)!();
    // biome-ignore lint/suspicious/noExplicitAny: JSON as a reader sees it
    const told = storyJson(story, tell(story)) as any;
    const { scenario, rules, ledger, happenings } = told;
    expect([scenario, rules]).toEqual([name, { name: "bonded", version: "1" }]);
    for (const { holdings, issuance, missing } of [ledger.begin, ledger.end]) {
      const held = holdings.flatMap(({ balance, stake, unbonding, locked }: Record<string, string>) =>
        [balance, stake, unbonding, locked].map((part) => rao(part!)),
      );
      expect(held.reduce((sum: bigint, part: bigint) => sum + part)).toBe(rao(issuance));
      expect(missing).toBe("0");
    }
    expect(rao(ledger.begin.issuance) - rao(ledger.end.issuance)).toBe(rao(ledger.end.slashed));
    expect(rao(ledger.end.slashed)).toBe(story.slashed);
    for (const { kind, valid } of happenings) expect(valid).toBe(kind === "signs" ? true : undefined);
  });

  test("shows the evidence, what each loses, and that a refused report costs nobody anything", () => {
    const { status, stdout, stderr, files } = told("--rules", "bonded", "--scenario", "double-sign");
    expect([status, stderr, files]).toEqual([0, "", []]);
    expect(stdout).toContain("report_double_signing, signed by Mallory: refused, Slashing.InvalidSignature");
    expect(stdout).toMatch(/second: Alice's hotkey, height 1,000,001, .*: not the hotkey's/);
    expect(stdout).toContain("Eve loses 5.000000001 TAO");
    expect(stdout).toContain("40.000000001 TAO leave the issuance and can be emitted again [SLA-9]");
  });

  test("fits a terminal of 80 columns", () => {
    const story = stories.get("delegators")!();
    const lines = storyText(story, tell(story), FIRST_BLOCK).split("\n");
    const tables = lines.filter((line) => /^\S.* {2}[\d.,+-]+$/.test(line) || line.startsWith("─"));
    expect(tables.length).toBeGreaterThan(15);
    expect(Math.max(...tables.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test("list names the stories", () => {
    const { status, stdout } = told("--rules", "bonded", "--scenario", "list");
    expect(status).toBe(0);
    expect(
      stdout
        .split("\n")
        .slice(2, -1)
        .map((line) => line.split(" ")[0]),
    ).toEqual(names);
  });

  test.each([
    [
      ["--scenario", "double-sing"],
      "--scenario: no scenario is called double-sing; did you mean double-sign?",
    ],
    [["--scenario", "zzz"], `--scenario: no scenario is called zzz; there are ${names.join(", ")}`],
    [["--scenario", "query", "--blocks", "5"], "--scenario and --blocks exclude each other"],
    [["--scenario", "query", "--root-every", "5"], "--scenario and --root-every exclude each other"],
    [
      ["--scenario", "query", "--rules", "finney"],
      "--scenario: the stories are of the rules bonded, not finney",
    ],
    [["--rules", "bondet"], "--rules: no rule set is called bondet; did you mean bonded?"],
    [["--rules", "bonded", "--upgrade-at", "5"], "--upgrade-at: the chain follows bonded already"],
    [["--blocks", "5", "--upgrade-at", "6"], "--upgrade-at: expected a block from 1 to 5 (found 6)"],
    [
      ["--blocks", "5", "--upgrade-at", "3", "--log", "x"],
      "--upgrade-at and --log exclude each other: a log has one rule set",
    ],
  ])("refuses %j with one line", (words, message) => {
    const { status, stdout, stderr, files } = told(...words);
    expect([status, stdout, files]).toEqual([2, "", []]);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stderr).toContain(`taospec run: ${message}`);
  });
});

const report = (...words: readonly string[]) => {
  const { status, stdout, stderr } = told("--json", ...words);
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout);
};

describe("taospec run under the bonded rules", () => {
  test("an upgrade without bonded calls leads to the same state", () => {
    const finney = report("--blocks", "60");
    const crossed = report("--blocks", "60", "--upgrade-at", "40");
    expect([finney.rules, crossed.rules]).toEqual(["finney", "bonded"]);
    expect([finney.upgrade, crossed.upgrade]).toEqual([null, { from: "finney", block: "40" }]);
    expect(crossed.stateRoot).toBe(finney.stateRoot);
  });

  test("a run says from which block on it follows other rules", () => {
    const words = ["--blocks", "3", "--upgrade-at", "2"];
    expect(told(...words).stdout).toContain("small.json, rules finney, and bonded from block 2 on\n");
  });

  test("a state of these rules goes on under them, and is refused under others with a hint", () => {
    const folder = folderWith();
    const run = (...words: readonly string[]) => taospecIn(folder, "run", ...words);
    run("--rules", "bonded", "--blocks", "901", "--out", "state.json");
    expect(run("--rules", "bonded", "--state", "state.json", "--blocks", "1").status).toBe(0);
    const hint =
      "state.json: Unbonding.Entries: an item of the rules bonded; --rules bonded takes such a state";
    expect(run("--state", "state.json", "--blocks", "1").stderr).toContain(`taospec run: ${hint}`);
    const check = (...words: readonly string[]) => taospecIn(folder, "genesis", "check", ...words);
    expect(check("state.json").stderr).toContain(`taospec genesis: ${hint}`);
    expect(check("state.json", "--rules", "bonded").stdout).toContain("✓ the state agrees with itself");
  });

  test("a state whose totals and queues do not fit what waits is refused", () => {
    const folder = folderWith();
    taospecIn(folder, "run", "--rules", "bonded", "--blocks", "901", "--out", "state.json");
    const state = JSON.parse(readFileSync(join(folder, "state.json"), "utf8"));
    const total = state["Unbonding.TotalUnbonding"];
    state["Unbonding.TotalUnbonding"] = "7";
    state["Unbonding.EntryQueue"] = [];
    state["Queries.TotalLockedFees"] = "9";
    writeFileSync(join(folder, "bad.json"), JSON.stringify(state));
    const { status, stdout } = taospecIn(folder, "genesis", "check", "bad.json", "--rules", "bonded");
    expect(status).toBe(1);
    expect(stdout).toContain(`Unbonding.TotalUnbonding: 7 rao, but all entries sum to ${total}`);
    expect(stdout).toMatch(
      /EntryQueue\[\d+\]: names 0, but should name 1 pairs of Unbonding.Entries, each once/,
    );
    expect(stdout).toContain("Queries.TotalLockedFees: 9 rao, but the fees of all open queries sum to 0");
    expect(taospecIn(folder, "run", "--rules", "bonded", "--state", "bad.json").status).toBe(2);
  });

  test("a call that only other rules have is named as theirs", () => {
    const line = {
      block: 1,
      call: "Slashing.unjail",
      args: { hotkey: `0x${"77".repeat(32)}` },
      origin: "Root",
    };
    const folder = folderWith({ "calls.jsonl": JSON.stringify(line) });
    const { stderr } = taospecIn(folder, "run", "--calls", "calls.jsonl", "--blocks", "1");
    expect(stderr).toContain("a call of the rules is expected (found Slashing.unjail, of the rules bonded)");
  });

  test("stake that is taken away waits, and the supply counts it", () => {
    const { rules, supply } = report("--rules", "bonded", "--blocks", "901");
    expect(rules).toBe("bonded");
    expect(rao(supply.unbonding)).toBeGreaterThan(0n);
    const parts = [supply.balances, supply.stake, supply.locked, supply.unbonding, supply.lockedFees];
    expect(parts.map(rao).reduce((sum, part) => sum + part)).toBe(rao(supply.issuance));
  });
});
