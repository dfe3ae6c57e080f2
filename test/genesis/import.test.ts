import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeSs58 } from "../../model/storage/ss58.ts";
import { folderWith, smallGenesis, taospecIn } from "./command.ts";

const key = (byte: string) => writeSs58(`0x${byte.repeat(32)}`);
const [one, two, three] = [key("01"), key("02"), key("03")];
const wrong = `${one.slice(0, -1)}${one.endsWith("2") ? "3" : "2"}`;

const snapshot = (changes: object = {}) =>
  JSON.stringify({ stakes: { [one]: { [two]: [7, 0] } }, balances: { [one]: 1_000 }, ...changes });

const importing = (text: string, ...words: readonly string[]) =>
  taospecIn(folderWith({ "s.json": text }), "genesis", "import", "s.json", ...words);

describe("taospec genesis import", () => {
  test("prints the figures of a snapshot and leaves its state, which agrees with itself but for its erratum", () => {
    const folder = folderWith();
    const { status, stdout, stderr, files } = taospecIn(folder, "genesis", "import", smallGenesis);
    expect([status, stderr, files]).toEqual([0, "", ["taospec-state.json"]]);
    expect(stdout).toMatch(/issuance +89,550\.000000000/);
    const checked = taospecIn(folder, "genesis", "check", "taospec-state.json");
    expect(checked.status).toBe(0);
    expect(checked.stdout).toContain("TotalStake: 0 rao, but all stakes sum to 75050000000000 (ERR-100)");
    expect(checked.stdout).toContain("✓ the state agrees with itself, 1 disagreement explained by errata");
  });

  test("the same file gives the same bytes, as items and as storage keys", () => {
    for (const format of ["state", "keys"]) {
      const [first, second] = [folderWith(), folderWith()].map((folder) => {
        taospecIn(folder, "genesis", "import", smallGenesis, "--out", "out.json", "--format", format);
        return readFileSync(join(folder, "out.json"), "utf8");
      });
      expect(first).toBe(second);
      expect(Object.keys(JSON.parse(first!)).length).toBeGreaterThan(40);
    }
  });

  test("a snapshot without UIDs counts them in its own order, and says so", () => {
    const { status, stdout } = importing(snapshot({ stakes: { [one]: { [two]: 7, [three]: 8 } } }));
    expect(status).toBe(0);
    expect(stdout).toContain("The file states no UIDs: they are given in its order");
  });

  test.each([
    ["{", "s.json: not valid JSON: line 1"],
    ["[]", "s.json: expected a snapshot: an object with stakes and balances (found an array of 0)"],
    [JSON.stringify({ balances: {} }), "s.json: stakes: is missing"],
    [snapshot({ stake: {} }), "s.json: stake: unknown field; the fields are stakes, balances"],
    [snapshot({ rules: "dtao" }), 's.json: rules: expected "finney" (found "dtao")'],
    [
      snapshot({ total_issuance: 1_008 }),
      "s.json: total_issuance: expected 1007, the sum of the entries (found 1008)",
    ],
    [
      snapshot({ balances: { [wrong]: 1_000 } }),
      `s.json: balances.${wrong}: expected an SS58 key of network 42, but its checksum is wrong`,
    ],
    [snapshot({ balances: { [one]: -1 } }), `s.json: balances.${one}: expected rao`],
    [snapshot({ balances: { [one]: "18446744073709551616" } }), `s.json: balances.${one}: expected rao`],
    [
      snapshot({ balances: { [one]: 499 } }),
      `s.json: balances.${one}: 499 rao are below the existential deposit`,
    ],
    [
      snapshot({ stakes: { [one]: { [two]: [7, 65_536] } } }),
      `s.json: stakes.${one}.${two}[1]: expected a UID, 0 to 65535 (found 65536)`,
    ],
    [snapshot({ stakes: { [one]: { [two]: [7, 1] } } }), `s.json: stakes.${one}.${two}: UID 1 leaves a gap`],
    [
      snapshot({ stakes: { [one]: { [two]: [7, 0], [three]: [7, 0] } } }),
      `s.json: stakes.${one}.${three}: another hotkey has UID 0 too`,
    ],
    [
      snapshot({ stakes: { [one]: { [two]: [7, 0] }, [three]: { [two]: [7, 1] } } }),
      `s.json: stakes.${three}.${two}: the hotkey stands twice`,
    ],
    [
      snapshot({ stakes: { [one]: { [two]: [7, 0], [three]: 7 } } }),
      `s.json: stakes.${one}.${three}: expected [rao, UID], as the hotkeys before it have`,
    ],
    [`{"stakes":{},"balances":{"${one}":500,"${one}":500}}`, `s.json: balances.${one}`],
    [JSON.stringify({ NetworksAdded: [] }), "s.json: expected a snapshot (found a state"],
  ])("%s is refused in one line, and nothing is written", (text, line) => {
    const { status, stdout, stderr, files } = importing(text);
    expect([status, stdout, files]).toEqual([2, "", ["s.json"]]);
    expect(stderr.startsWith(`taospec genesis: ${line}`), stderr).toBe(true);
    expect(stderr.match(/\n/g)).toHaveLength(1);
  });

  test("usage faults are one line with status 2", () => {
    for (const words of [
      ["import"],
      ["import", "a", "b"],
      ["import", "s.json", "--format", "xml"],
      ["bogus"],
    ]) {
      const { status, stderr } = taospecIn(folderWith(), "genesis", ...words);
      expect([status, stderr.match(/\n/g)?.length]).toEqual([2, 1]);
    }
  });
});

describe("taospec genesis check", () => {
  test("names the item and the keys of each entry that disagrees, with status 1", () => {
    const folder = folderWith();
    taospecIn(folder, "genesis", "import", smallGenesis);
    const file = join(folder, "taospec-state.json");
    const state = JSON.parse(readFileSync(file, "utf8"));
    state.TotalHotkeyStake[0][1] = "1";
    state["Balances.TotalIssuance"] = "5";
    const { status, stdout } = taospecIn(
      folderWith({ "bad.json": JSON.stringify(state) }),
      "genesis",
      "check",
      "bad.json",
    );
    expect(status).toBe(1);
    expect(stdout).toContain(
      `TotalHotkeyStake[${state.TotalHotkeyStake[0][0]}]: 1 rao, but its stakes sum to`,
    );
    expect(stdout).toContain("Balances.TotalIssuance: 5 rao, but all balances sum to 14500000000000");
    expect(stdout).toContain("✗ 2 entries disagree");
  });

  test("an entry that is not of its type is refused with its place", () => {
    const folder = folderWith({ "bad.json": JSON.stringify({ Tempo: [[3, 70_000]] }) });
    const { status, stderr } = taospecIn(folder, "genesis", "check", "bad.json");
    expect(status).toBe(2);
    expect(stderr).toContain("bad.json: Tempo[0][1]");
  });
});

test("taospec genesis networks lists the networks, and which one is modelled", () => {
  const { status, stdout } = taospecIn(folderWith(), "genesis", "networks");
  expect(status).toBe(0);
  for (const word of ["Kusanagi", "Nakamoto", "Finney", "not modelled"]) expect(stdout).toContain(word);
});
