import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { ConformanceCase, Json } from "../../conformance/case.ts";
import { writeState } from "../../conformance/codecs/state.ts";
import { readCases } from "../../conformance/formats/index.ts";
import { modelSession } from "../../conformance/protocol/model.ts";
import { placeOfSuite, suiteName } from "../../conformance/ruleSets.ts";
import { rulesOf } from "../../conformance/rules.ts";
import { bonded } from "../../model/bonded/rules.ts";
import { TotalUnbonding } from "../../model/bonded/unbonding/items.ts";
import { finney } from "../../model/finney/rules.ts";
import { root } from "../../model/runtime/origin.ts";
import { addStakeBy, smallHoldings, stateOf } from "../../properties/support/stakes.ts";
import { callDraft, edgesDraft, mostlyAccepted, twinDraft } from "../../src/vectors/chapters/callDrafts.ts";
import { execute } from "../../src/vectors/execute.ts";
import { type Draft, filesOf, textsOf } from "../../src/vectors/files.ts";
import { checkTwin, twinsOf } from "../../src/vectors/scale.ts";
import { taospec } from "../cli/run.ts";

/** A state that finney does not have. */
const state = TotalUnbonding.put(
  stateOf(
    smallHoldings({
      balances: [500n, 1_000n],
      hotkeys: [{ owner: 0, take: 8_000, stakes: [0n, 700n] }],
      minimum: 600n,
    }),
  ),
  5n,
);
const done = { state, call: addStakeBy(1, 0, 1n) };
const refused = { state, call: { ...done.call, origin: root } };
const generator = "test/conformance/ruleSets.test.ts";
const provenance = { kind: "generated", seed: 0, generator } as const;
const genesis = writeState(bonded.items, state);
const parent_hash = `0x${"45".repeat(32)}`;

const drafted = (suite: string, handler: string, input: Json): Draft => ({
  suite,
  handler,
  case: "one",
  description: "For a test.",
  provenance,
  ruleIds: ["RUN-5"],
  input,
  expected: execute(suite, handler, input).outcome as Json,
});

const drafts: readonly Draft[] = [
  edgesDraft("SubtensorModule.add_stake", [done, refused], generator, bonded),
  twinDraft(bonded, { rejected: refused, repaired: done, generator }),
  drafted("bonded/block", "initialize", { state: genesis, block: "101", parent_hash }),
  drafted("bonded/sequence", "replay", {
    genesis,
    steps: [
      { block: "101", parent_hash },
      { advance: 2, block: "103" },
    ],
  }),
];

const folder = mkdtempSync(join(tmpdir(), "taospec-rules-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const texts = textsOf(filesOf(drafts));
for (const [path, text] of texts) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Seven cases. */
const ofFinney = "conformance/vectors/finney/tokenomics/genesis_issuance";

describe("suites of rule sets", () => {
  test("those of finney go by their own name, all others with their rules in front", () => {
    expect([suiteName(finney, "calls"), suiteName(bonded, "calls")]).toEqual(["calls", "bonded/calls"]);
    expect(placeOfSuite("bonded/calls")).toEqual({ rules: bonded, suite: "calls" });
    expect(placeOfSuite("calls")).toEqual({ rules: finney, suite: "calls" });
    expect(placeOfSuite("other/calls")).toEqual({ rules: finney, suite: "other/calls" });
    expect(rulesOf("bonded/block", "initialize")[0]).toBe("BND-2");
    expect(rulesOf("bonded/rejected", "Slashing.unjail")).toEqual(bonded.calls.get("Slashing.unjail")!.rules);
    expect(rulesOf("calls", "Slashing.unjail")).toEqual([]);
  });

  test("a vector of another version of known rules is of an unknown suite", () => {
    const [path, text] = [...texts].find(([name]) => name.includes("/block/"))!;
    const neighbour = (state: string) => JSON.parse(texts.get(`bonded/${state}`)!) as Json;
    const read = (version: string): ConformanceCase =>
      readCases(path, { ...JSON.parse(text), rules: { name: "bonded", version } }, neighbour)[0]!;
    expect(read("1").id).toBe("bonded/block/initialize/one");
    expect(read("2").suite).toBe("block under bonded version 2");
  });
});

describe("drafts of a rule set", () => {
  test("lie in its folder, name it, and share states among themselves only", () => {
    const paths = [...texts.keys()].map((path) => path.replace(/[0-9a-f]{64}/, "HASH")).sort();
    expect(paths).toEqual([
      "bonded/block/initialize/one.json",
      "bonded/calls/add_stake/edges.json",
      "bonded/rejected/add_stake/BadOrigin.json",
      "bonded/sequence/replay/one.json",
      "bonded/states/HASH.json",
    ]);
    expect(JSON.parse(texts.get("bonded/calls/add_stake/edges.json")!)).toMatchObject({
      rules: { name: "bonded", version: "1" },
      suite: "calls",
    });
    const plain = { state: stateOf(smallHoldings({ balances: [900n, 1_000n, 800n] })), call: done.call };
    const once = [
      edgesDraft("SubtensorModule.add_stake", [plain], generator),
      edgesDraft("SubtensorModule.add_stake", [plain], generator, bonded),
    ];
    expect([...textsOf(filesOf(once)).keys()].filter((path) => path.includes("states"))).toEqual([]);
  });

  test("a drawn file of another rule set has draws of its own", () => {
    const text = { description: "For a test." };
    const given = mostlyAccepted(
      fc.bigInt(0n, 900n).map((rao) => ({ state, call: addStakeBy(1, 0, rao) })),
      bonded,
    );
    const draft = callDraft("SubtensorModule.add_stake", given, generator, text, bonded);
    expect(draft).toMatchObject({ suite: "bonded/calls", handler: "add_stake", case: "random" });
    expect("pairs" in draft && draft.pairs.length).toBe(8);
  });

  test("twins name the one thing in which they differ, and are refused where they are none", () => {
    const twins = twinDraft(bonded, { rejected: refused, repaired: done, generator });
    expect(twins).toMatchObject({
      suite: "bonded/rejected",
      case: "BadOrigin",
      repair: "origin",
      rejected: { expected: { rejected: "BadOrigin" } },
      repaired: { expected: { ok: expect.anything() } },
    });
    const other = { state, call: addStakeBy(1, 0, 2n) };
    const draw = (rejected: typeof done, repaired: typeof done) => () =>
      twinDraft(bonded, { rejected, repaired, generator });
    expect(draw(refused, other)).toThrow(/differ in origin, args.amount_staked/);
    expect(draw(done, other)).toThrow(/with a fault ends with Ok/);
    expect(draw(refused, refused)).toThrow(/repaired of BadOrigin, the call ends with BadOrigin/);
  });

  test("the binary twin of each reads back, and its sizes are told by its own suite", () => {
    const twins = twinsOf([folder]);
    expect(twins.flatMap((twin) => checkTwin(twin))).toEqual([]);
    expect(twins.map(({ suite }) => suite)).toContain("bonded/calls");
  });
});

describe("runs of vectors of several rule sets", () => {
  const conform = (...words: readonly string[]) => {
    const { status, stdout } = taospec("conform", ...words, "--reporter", "json");
    const { run, failed, rules, notes, selection } = JSON.parse(stdout);
    return { status, run, failed, rules: rules.name, notes, selected: selection.cases };
  };
  const both = [folder, ofFinney];
  const target = ["--target", "python3 examples/clients/python/target.py"];

  test("without a target all are run, with --rules those of one", () => {
    expect(conform(...both)).toMatchObject({ status: 0, run: 13, failed: 0 });
    expect(conform(...both, "--rules", "bonded")).toMatchObject({ status: 0, run: 6, rules: "bonded" });
    expect(conform(...both, "--rules", "finney")).toMatchObject({ status: 0, run: 7, rules: "finney" });
    const unknown = taospec("conform", folder, "--rules", "bondd");
    expect(unknown).toMatchObject({ status: 2, stderr: expect.stringContaining("did you mean bonded?") });
  });

  test("a target of finney is not asked those of other rules: one line says so, and nothing else changes", () => {
    const alone = conform(ofFinney, ...target);
    const beside = conform(...both, ...target);
    expect(alone).toMatchObject({ status: 0, run: 7, notes: [] });
    expect(beside).toEqual({
      ...alone,
      notes: ["Not asked of a target of finney: 6 cases of bonded (--rules bonded)."],
    });
    expect(conform(...both, ...target, "--all")).toMatchObject({ status: 0, run: 7 });
    expect(conform(...both, ...target, "--shard", "2/2")).toMatchObject({ status: 0, run: 3 });
  });

  test("under --rules a suite goes by the name that its vectors give it", () => {
    const { status, stdout } = taospec("conform", "--rules", "bonded", "--suite", "sequence");
    expect(status).toBe(0);
    expect(stdout).toMatch(/bonded\/sequence +\d+ +\d+ +0/);
    expect(taospec("conform", "--rules", "bondet").stderr).toContain("no rule set is called bondet; did you");
  });

  test("a target of other rules is asked for them, and for the plain names of their suites", () => {
    for (const how of ["model", "node src/cli/main.ts target"])
      expect(conform(...both, "--target", how, "--rules", "bonded")).toMatchObject({
        status: 0,
        run: 6,
        failed: 0,
        rules: "bonded",
      });
    // Where all that is chosen is of one rule set, that one is meant.
    const id = "bonded/rejected/add_stake/BadOrigin#rejected";
    expect(conform(...both, "--target", "model", "--case", id)).toMatchObject({ status: 0, run: 1 });
    const explained = taospec("explain", id, folder, "--target", "model");
    expect(explained).toMatchObject({ status: 0, stdout: expect.stringContaining("answers the same") });
  });

  test("a target that does not implement the rules refuses the handshake", () => {
    const { status, stdout } = taospec("conform", folder, ...target, "--rules", "bonded");
    expect(status).toBe(4);
    expect(stdout).toContain("refuses the handshake: it implements finney 1, not bonded 1");
  });

  test("a wrong answer under other rules is found, down to the step and its rules", () => {
    const wrong = join(folder, "wrong.ts");
    writeFileSync(
      wrong,
      `import { modelSession } from ${JSON.stringify(resolve("conformance/protocol/model.ts"))};
export const createSession = () => {
  const ask = modelSession("1");
  return { ask: ({ id, ...question }) => {
    const answer = ask(question);
    const { ok } = answer.result ?? {};
    const events = question.method === "apply" && ok?.events !== undefined ? [...ok.events, "Wrong"] : undefined;
    return { id, ...(events === undefined ? answer : { result: { ok: { ...ok, events } } }) };
  } };
};
`,
    );
    const { status, stdout } = taospec(
      "conform",
      join(folder, "bonded/sequence"),
      "--target",
      `module:${wrong}`,
    );
    expect(status).toBe(1);
    expect(stdout).toContain("failed bonded/sequence/replay/one");
    expect(stdout).toContain("step      1, block");
    expect(stdout).toMatch(/rule +BND-2/);
  });
});

test("a session of the specification answers under the rules that the handshake asks for, else under finney", () => {
  const rulesIn = (params: Json) => {
    const answer = modelSession("1")({ method: "handshake", params });
    return "result" in answer ? (answer.result as { rules: Json; suites: object }) : undefined;
  };
  const asked = rulesIn({ rules: { name: "bonded", version: "1" } });
  expect(asked?.rules).toEqual({ name: "bonded", version: "1" });
  expect(Object.keys(asked?.suites ?? {})).toEqual(["calls", "rejected", "block", "sequence", "function"]);
  expect(rulesIn({})?.rules).toEqual({ name: "finney", version: "1" });
  expect(rulesIn({ rules: { name: "other", version: "1" } })?.rules).toMatchObject({ name: "finney" });
});
