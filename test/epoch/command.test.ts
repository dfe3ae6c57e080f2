import { existsSync, readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { toJson } from "../../conformance/codecs/values.ts";
import { finney } from "../../model/finney/rules.ts";
import { epoch } from "../../model/finney/yuma/epoch.ts";
import { phases } from "../../model/finney/yuma/phases.ts";
import { integer, percent, tao } from "../../src/cli/units.ts";
import { explain } from "../../src/epoch/explain.ts";
import type { EpochView } from "../../src/epoch/view.ts";
import { readEpochFile } from "../../src/input/epochFile.ts";
import { small, taospec, temporaryFile } from "../cli/run.ts";

const viewOf = (file: string, caseName?: string): EpochView => {
  const subject = readEpochFile(file, { caseName });
  return { file, subject, input: subject.input, ...Result.getOrThrow(epoch(finney, subject.input)) };
};

const view = viewOf(small);
const { trace, output, input } = view;
const sum = (values: readonly bigint[]) => values.reduce((left, right) => left + right, 0n);

describe("the overview", () => {
  const { status, stdout } = taospec("epoch", small, "--all");

  test("shows every neuron's payment as the core computes it", () => {
    expect(status).toBe(0);
    for (const [uid, miner] of trace.serverEmission.entries()) {
      const validator = trace.validatorEmission[uid]!;
      const rows = stdout.split("\n").filter((line) => new RegExp(`^ *${uid} +5`).test(line));
      expect(rows.length).toBeGreaterThan(0);
      for (const paid of [miner, validator].filter((amount) => amount > 0n)) {
        expect(rows.some((row) => row.includes(` ${tao(paid)} `))).toBe(true);
      }
    }
  });

  test("adds up: paid and lost are all that was to be distributed", () => {
    const paid = sum(trace.serverEmission) + sum(trace.validatorEmission);
    expect(stdout).toContain(`Paid ${tao(paid)} TAO`);
    expect(stdout).toContain(`${integer(input.raoEmission - paid)} rao lost to rounding`);
  });

  test("fits 80 columns where no name is longer", () => {
    const tables = stdout.split("\n").filter((line) => /^[ \d]{1,4} {2}5|^UID|^─/.test(line));
    expect(tables.length).toBeGreaterThan(8);
    expect(Math.max(...tables.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test("--top cuts the tables and says so", () => {
    expect(taospec("epoch", small, "--top", "2").stdout).toContain("the first 2 by payment");
  });

  test("is plain text where there is no terminal", () => {
    expect(stripVTControlCharacters(stdout)).toBe(stdout);
  });
});

describe("--json", () => {
  test("holds the core's output, and the trace when asked", () => {
    const { status, stdout } = taospec("epoch", small, "--json", "--trace");
    const parsed = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(parsed.output).toEqual(toJson(output));
    expect(parsed.trace).toEqual(toJson(trace));
    expect(JSON.parse(taospec("epoch", small, "--json").stdout).trace).toBeUndefined();
  });

  test("--emission changes what is paid, exactly", () => {
    const { stdout } = taospec("epoch", small, "--json", "--emission", "360.000000001");
    const parsed = JSON.parse(stdout);
    const expected = Result.getOrThrow(epoch(finney, { ...input, raoEmission: 360_000_000_001n }));
    expect(parsed.raoEmission).toBe("360000000001");
    expect(parsed.output).toEqual(toJson(expected.output));
  });
});

describe("--trace", () => {
  test("lists every phase with its rule", () => {
    const { stdout } = taospec("epoch", small, "--trace");
    for (const { name, rule } of phases) expect(stdout).toContain(`${name} [${rule}]`);
    expect(taospec("epoch", "--trace", small).stdout).toBe(stdout);
  });

  test("shows one phase in full, by name, rule or result", () => {
    const { stdout } = taospec("epoch", small, "--trace", "consensus");
    for (const bits of trace.consensus) expect(stdout).toContain(` ${bits} `);
    expect(taospec("epoch", small, "--trace", "yum-9").stdout).toBe(stdout);
    const byResult = taospec("epoch", small, "--trace", "activeStake").stdout;
    expect(taospec("epoch", small, "--trace", "active-stake").stdout).toBe(byResult);
  });

  test("refuses a name that is no phase, and lists the phases", () => {
    const { status, stderr } = taospec("epoch", small, "--trace", "bogus");
    expect(status).toBe(2);
    for (const { name } of phases) expect(stderr).toContain(name);
  });
});

/** Percentages, in the text of a story, that end in the unit. */
const percentages = (text: string) => [...text.matchAll(/(<?[\d,]+\.\d{4}) %/g)].map((match) => match[1]!);

/** All shares of the trace as percentages, and the sums of active stake that a median is explained with. */
const citable = ({ trace: of, input: from }: EpochView): ReadonlySet<string> => {
  const flat = Object.values(of)
    .flat(3)
    .filter((value) => typeof value === "bigint");
  let subsets: readonly bigint[] = [0n];
  for (const stake of of.activeStake.filter((value) => value > 0n)) {
    subsets = subsets.concat(subsets.map((value) => value + stake));
  }
  const cuts = of.weights.map((row, uid) =>
    sum(
      row.map(
        ([column, value]) => value - (of.clippedWeights[uid]?.find(([at]) => at === column)?.[1] ?? 0n),
      ),
    ),
  );
  const kappa = (BigInt(from.kappa) << 32n) / 65_535n;
  return new Set([...flat, ...subsets, ...cuts, kappa].map((value) => percent(value)));
};

describe("--explain", () => {
  const allowed = citable(view);

  test.each(trace.stake.map((_, uid) => uid))("cites only figures of the trace for UID %i", (uid) => {
    const prose = explain(view, uid, 15).filter((part) => !part.includes("\n"));
    const story = stripVTControlCharacters(prose.join("\n"));
    const cited = percentages(story);
    expect(cited.length).toBeGreaterThan(0);
    expect(cited.filter((figure) => !allowed.has(figure))).toEqual([]);
    expect(story).toContain(`earns ${tao(trace.serverEmission[uid]! + trace.validatorEmission[uid]!)} TAO`);
    const rules = new Set(phases.map(({ rule }) => rule));
    for (const [, rule] of story.matchAll(/\[(YUM-\d+)\]/g)) expect(rules).toContain(rule);
  });

  const story = (uid: number) => taospec("epoch", small, "--explain", String(uid)).stdout;

  test("names the weight that is clipped, the self weight, the outdated one and the idle neuron", () => {
    expect(story(4)).toContain("1 weight is clipped to the consensus [YUM-10]: of UID 1.");
    expect(story(2)).toContain("UID 2, weight 65535: a weight on oneself does not count");
    expect(story(7)).toContain("not after UID 7 was registered in block 3999930");
    expect(story(8)).toContain("No validator has set a weight on it.");
    expect(story(3)).toContain("UID 3 holds no validator permit");
    expect(story(6)).toContain("which does not reach κ = 49.9992 %");
  });

  test("refuses a UID that the subnet does not have", () => {
    const { status, stderr } = taospec("epoch", small, "--explain", "9");
    expect([status, stderr]).toEqual([
      2,
      `taospec epoch: ${small}: --explain: no neuron has UID 9; the subnet has the UIDs 0 to 8\n`,
    ]);
  });
});

describe("a vector", () => {
  const state = { SubnetworkN: [[1, 1]], LastUpdate: [[1, ["1"]]], Keys: [[1, 0, `0x${"22".repeat(32)}`]] };
  const input = { block: "5", netuid: 1, rao_emission: "1000", state };
  const vector = { format: "taospec-vectors/2", suite: "yuma", handler: "epoch", case: "lonely" };

  test("is computed as it stands, single or in pairs", () => {
    const single = temporaryFile("single.json", JSON.stringify({ ...vector, input }));
    const pairs = temporaryFile(
      "pairs.json",
      JSON.stringify({
        ...vector,
        pairs: [
          [input, { ok: null }],
          [input, { ok: null }],
        ],
      }),
    );
    expect(readEpochFile(single).title).toBe("lonely");
    expect(readEpochFile(single).input.raoEmission).toBe(1_000n);
    expect(readEpochFile(pairs).otherCases).toEqual(["lonely pairs[1]"]);
    expect(readEpochFile(pairs).input).toEqual(readEpochFile(single).input);
    expect(() => readEpochFile(single, { emission: 1n })).toThrow("no --emission");
  });
});

describe("a chain state", () => {
  const key = `0x${"11".repeat(32)}`;
  const state = (keys: readonly unknown[]) => ({
    SubnetworkN: [[1, 1]],
    LastUpdate: [[1, ["1"]]],
    Keys: keys,
  });
  const oracle = (name: string, keys: readonly unknown[]) => {
    const input = { block: "5", netuid: 1, rao_emission: "1000", state: state(keys) };
    return temporaryFile(
      name,
      JSON.stringify({ format: "oracle/1", suite: "epoch", cases: [{ name, input }] }),
    );
  };

  test("on which the chain's code would panic is an outcome with status 1", () => {
    const file = oracle("panic.json", [[1, 3, key]]);
    const { status, stdout, stderr } = taospec("epoch", file);
    expect([status, stderr]).toEqual([1, ""]);
    expect(stdout).toContain(
      "the chain's code would panic: index out of bounds: the len is 1 but the index is 3",
    );
    const json = taospec("epoch", file, "--json");
    expect([json.status, JSON.parse(json.stdout).panic]).toEqual([
      1,
      "index out of bounds: the len is 1 but the index is 3",
    ]);
  });
});

const recordings = "../shared/oracle/finney/epoch/epoch-02.json";

describe.skipIf(!existsSync(recordings))("recorded epochs (skipped where the recordings are absent)", () => {
  const names = () =>
    (JSON.parse(readFileSync(recordings, "utf8")) as { cases: { name: string }[] }).cases.map(
      ({ name }) => name,
    );

  test("every neuron of every computed case has a story", () => {
    let told = 0;
    for (const name of names()) {
      const subject = readEpochFile(recordings, { caseName: name });
      const run = epoch(finney, subject.input);
      if (Result.isFailure(run)) continue;
      const of: EpochView = { file: recordings, subject, input: subject.input, ...run.success };
      for (let uid = 0; uid < subject.input.subnetworkN; uid += 1) {
        expect(explain(of, uid, 5).join("\n")).toContain(`UID ${uid}`);
        told += 1;
      }
    }
    expect(told).toBeGreaterThan(0);
  });
});
