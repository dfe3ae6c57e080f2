import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Json } from "../../conformance/case.ts";
import { readHotkey, writeHotkey } from "../../src/input/hotkey.ts";
import { parseJson } from "../../src/input/json.ts";
import { readMetagraph } from "../../src/input/metagraph.ts";
import { small, taospec, temporaryFile } from "../cli/run.ts";

const text = readFileSync(small, "utf8");
type Metagraph = { [key: string]: Json };
const parsed = () => JSON.parse(text) as Metagraph;
const changed = (change: Metagraph): Metagraph => ({ ...parsed(), ...change });
const without = (name: string): Metagraph =>
  Object.fromEntries(Object.entries(parsed()).filter(([key]) => key !== name));

const faults = (file: Json): string => {
  try {
    readMetagraph(file, undefined);
  } catch (error) {
    return (error as Error).message;
  }
  return "none";
};

const hotkeys = parsed()["hotkeys"] as string[];
const stake = parsed()["stake"] as string[];
const replaced = <Value>(values: readonly Value[], index: number, value: Json) =>
  values.map((old, position) => (position === index ? value : old)) as Json;

describe("a metagraph file that does not fit is refused at the place of the fault", () => {
  test.each<[string, Json, string]>([
    ["missing field", without("stake"), "stake: is missing"],
    ["weight above u16", changed({ weights: [[0, [[3, 65_536]]]] }), "weights[0][1][0][1]: expected a u16"],
    ["negative weight", changed({ weights: [[0, [[3, -1]]]] }), "weights[0][1][0][1]: expected a u16"],
    ["fractional weight", changed({ weights: [[0, [[3, 0.5]]]] }), "(found 0.5)"],
    [
      "weight as text",
      changed({ weights: [[0, [[3, "7"]]]] }),
      'weights[0][1][0][1]: expected a u16, a whole number from 0 to 65535 (found "7")',
    ],
    [
      "weight to no UID",
      changed({ weights: [[0, [[9, 7]]]] }),
      "weights[0][1][0][0]: expected a UID that exists, 0 to 8 (found 9)",
    ],
    ["row of no UID", changed({ weights: [[9, []]] }), "weights[0][0]: expected a UID that exists"],
    [
      "row twice",
      changed({
        weights: [
          [1, []],
          [1, []],
        ],
      }),
      "weights[1][0]: expected no second entry for what stands at weights[0][0] (found 1)",
    ],
    [
      "cell twice",
      changed({
        weights: [
          [
            1,
            [
              [2, 1],
              [2, 1],
            ],
          ],
        ],
      }),
      "weights[0][1][1][0]: expected no second entry",
    ],
    ["cell of three", changed({ weights: [[1, [[2, 1, 1]]]] }), "weights[0][1][0]: expected an array of two"],
    ["bond to no UID", changed({ bonds: [[0, [[9, 7]]]] }), "bonds[0][1][0][0]: expected a UID that exists"],
    [
      "hotkey twice",
      changed({ hotkeys: replaced(hotkeys, 1, hotkeys[0]!) }),
      "hotkeys[1]: expected no second entry for what stands at hotkeys[0]",
    ],
    [
      "UID twice",
      changed({ uids: [0, 1, 2, 3, 4, 5, 6, 7, 7] }),
      "uids[8]: expected no second entry for what stands at uids[7]",
    ],
    [
      "UID out of range",
      changed({ uids: [0, 1, 2, 3, 4, 5, 6, 7, 9] }),
      "uids[8]: expected a UID that exists",
    ],
    [
      "short stake",
      changed({ stake: ["1"] }),
      "stake: expected 9 entries, one for each of the n neurons (found an array of 1)",
    ],
    ["short permits", changed({ validatorPermit: [] }), "validatorPermit: expected 9 entries"],
    [
      "stake of 2^64",
      changed({ stake: replaced(stake, 2, "18446744073709551616") }),
      "stake[2]: expected a u64",
    ],
    [
      "stake above 2^53 as a number",
      changed({ stake: replaced(stake, 2, 2 ** 53) }),
      "stake[2]: expected a u64",
    ],
    ["negative stake", changed({ stake: replaced(stake, 2, "-1") }), 'found "-1"'],
    ["stake in hex", changed({ stake: replaced(stake, 2, "0x10") }), 'found "0x10"'],
    ["stake with leading zero", changed({ stake: replaced(stake, 2, "01") }), 'found "01"'],
    ["fractional stake", changed({ stake: replaced(stake, 2, 1.5) }), "stake[2]: expected a u64"],
    ["null stake", changed({ stake: replaced(stake, 2, null) }), "(found null)"],
    ["kappa out of range", changed({ kappa: 65_536 }), "kappa: expected a u16"],
    ["block as a fraction", changed({ block: 1.5 }), "block: expected a u64"],
    [
      "misspelt field",
      changed({ bonds_moving_averge: 1 }),
      "bonds_moving_averge: unknown field; did you mean bondsMovingAverage?",
    ],
    ["foreign field", changed({ tempo: 360 }), "tempo: unknown field; the fields are description"],
    [
      "bad key",
      changed({ hotkeys: replaced(hotkeys, 0, "hello") }),
      "hotkeys[0]: expected an SS58 key of network 42",
    ],
    ["array", [], "expected a metagraph object"],
  ])("%s", (_, file, expected) => {
    expect(faults(file)).toContain(expected);
    expect(faults(file)).not.toContain("\n");
  });

  test("a checksum that does not match, and a key of another network", () => {
    const key = hotkeys[0]!;
    const typo = `${key.slice(0, 10)}${key[10] === "A" ? "B" : "A"}${key.slice(11)}`;
    expect(faults(changed({ hotkeys: replaced(hotkeys, 0, typo) }))).toContain("but the checksum is wrong");
    const polkadot = "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5";
    expect(readHotkey(polkadot)).toEqual({ fault: expect.stringContaining("but it is of network 0") });
  });
});

test("an SS58 key is the account that it encodes", () => {
  const alice = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
  expect(readHotkey("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY")).toEqual({ account: alice });
  expect(writeHotkey(alice)).toBe("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
  expect(readHotkey(alice.toUpperCase().replace("0X", "0x"))).toEqual({ account: alice });
});

test("per-neuron arrays follow uids", () => {
  const uids = [8, 7, 6, 5, 4, 3, 2, 1, 0];
  const { input } = readMetagraph(changed({ uids }), undefined);
  expect(input.totalHotkeyStake).toEqual([...stake].reverse().map(BigInt));
  expect(input.hotkeys.map(([uid]) => uid)).toEqual([...uids].reverse());
});

test("what a metagraph leaves out is assumed aloud, and nothing else", () => {
  const names = (file: Json) => readMetagraph(file, undefined).assumptions.map((line) => line.split(":")[0]);
  expect(names(parsed())).toEqual(["emission", "kappa", "activityCutoff", "bondsMovingAverage"]);
  expect(names(without("bonds"))).toContain("bonds");
  expect(names(without("validatorPermit"))).toContain("validatorPermit");
  expect(readMetagraph(without("validatorPermit"), undefined).input.validatorPermit).toEqual(
    parsed()["validatorPermit"],
  );
  expect(readMetagraph(parsed(), 7n).input.raoEmission).toBe(7n);
});

describe("text that is no JSON", () => {
  test.each([
    ['{"a":1,}', 'line 1, column 8: expected a key (found "}")'],
    ['{"a" 1}', "line 1, column 6: expected a colon"],
    ["[1,\n 2", "line 2, column 3: expected a comma or the end (found the end of the file)"],
    ['[\n"a\u0001"]', "line 2, column 1: expected a value"],
    ["[01]", "line 1, column 3"],
    ["[1]]", "line 1, column 4"],
    ["nul", "line 1, column 1: expected a value"],
  ])("%j", (broken, expected) => {
    expect(() => parseJson(broken)).toThrow(expected);
  });

  test("every truncation of a file is found at its end or before, and by no exception but an InputError", () => {
    for (let length = 0; length < text.trimEnd().length; length += 7) {
      expect(() => parseJson(text.slice(0, length))).toThrow(
        /not valid JSON: line \d+, column \d+: expected /,
      );
    }
  });
});

describe("the command on a bad file", () => {
  const state = { SubnetworkN: [[1, 1]], LastUpdate: [[1, ["0"]]], Weights: [[1, 0, [[0, 70_000]]]] };
  const input = { block: "5", netuid: 1, rao_emission: "1000", state };
  const oracle = (fields: object) =>
    JSON.stringify({ format: "oracle/1", suite: "epoch", cases: [{ name: "first", input }], ...fields });

  test.each([
    ["truncated.json", text.slice(0, 400), "not valid JSON: line "],
    ["empty.json", "", "not valid JSON: the file is empty"],
    ["latin.json", new Uint8Array([0x7b, 0xe9, 0x7d]), "not valid JSON: the bytes are not UTF-8 text"],
    ["number.json", "5", "expected a metagraph, an oracle file or a vector, each an object (found 5)"],
    ["format.json", '{"format":"x"}', 'format: expected "oracle/1" or "taospec-vectors/2"'],
    ["suite.json", oracle({ suite: "transition" }), 'suite: expected "epoch" (found "transition")'],
    ["cases.json", oracle({ cases: [] }), "cases: expected an array of at least one case"],
    ["weight.json", oracle({}), "cases[0].input.state.Weights[0][2][0][1]: expected "],
    [
      "wide.json",
      oracle({ cases: [{ name: "a", input: { ...input, block: 5 } }] }),
      "cases[0].input.block: expected ",
    ],
    [
      "noblock.json",
      oracle({ cases: [{ name: "a", input: { netuid: 1 } }] }),
      "cases[0].input.block: is missing",
    ],
  ])("%s", (name, content, expected) => {
    const file = temporaryFile(name, content);
    const { status, stdout, stderr } = taospec("epoch", file);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.startsWith(`taospec epoch: ${file}: ${expected}`)).toBe(true);
    expect(stderr.match(/\n/g)).toHaveLength(1);
  });

  test("a case that the file does not hold", () => {
    const { status, stderr } = taospec("epoch", temporaryFile("one.json", oracle({})), "--case", "frist");
    expect(status).toBe(2);
    expect(stderr).toContain('expected a case named "frist"; did you mean first?');
  });
});
