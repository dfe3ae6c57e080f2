import { describe, expect, test } from "vitest";
import { bonded } from "../../model/bonded/rules.ts";
import { finney } from "../../model/finney/rules.ts";
import { differenceOf, ownCalls } from "../../src/rules/difference.ts";
import { parametersOf } from "../../src/rules/parameters.ts";
import { taospec } from "../cli/run.ts";

const removeStake = "SubtensorModule.remove_stake";

describe("what a rule set adds and replaces", () => {
  test("a call of the same definition is the parent's, one of another is replaced, one of a new name is added", () => {
    const definition = finney.calls.get(removeStake)!;
    const child = {
      ...finney,
      parent: finney,
      calls: new Map([
        ...finney.calls,
        [removeStake, { ...definition }],
        ["Later.leave", { ...definition, pallet: "Later", name: "leave" }],
      ]),
    };
    const { added, replaced, items, events, steps } = differenceOf(child, finney);
    expect(replaced.map(({ name }) => name)).toEqual(["remove_stake"]);
    expect(added.map(({ name }) => name)).toEqual(["leave"]);
    expect([items, events, steps]).toEqual([[], [], []]);
    expect(ownCalls(child)).toHaveLength(2);
    expect(ownCalls(finney)).toHaveLength(finney.calls.size);
  });

  test("the bonded rules keep every call, item and event of finney, and every argument of the calls they replace", () => {
    const { items, events, added, replaced } = differenceOf(bonded, finney);
    expect(bonded.items).toHaveLength(finney.items.length + items.length);
    expect(bonded.events).toHaveLength(finney.events.length + events.length);
    expect(bonded.calls.size).toBe(finney.calls.size + added.length);
    for (const { pallet, name, index, arguments: types } of replaced) {
      const theirs = finney.calls.get(`${pallet}.${name}`)!;
      expect([index, types]).toEqual([theirs.index, theirs.arguments]);
    }
  });

  test("each call of the bonded rules has a place of its own in its pallet", () => {
    const places = [...bonded.calls.values()].map(({ pallet, index }) => `${pallet} ${index}`);
    expect(new Set(places).size).toBe(places.length);
    for (const { pallet } of bonded.calls.values()) expect(bonded.palletIndices[pallet]).toBeDefined();
    expect(new Set(Object.values(bonded.palletIndices)).size).toBe(Object.keys(bonded.palletIndices).length);
  });
});

test("the parameters of a rule set are all that it has, each once", () => {
  const names = parametersOf(bonded).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(bonded.bonded!)));
  expect(new Set(names).size).toBe(names.length);
  expect(parametersOf(finney).map(({ name }) => name)).toEqual(Object.keys(finney.constants));
});

describe("taospec rules", () => {
  const rules = (...words: readonly string[]) => taospec("rules", ...words);

  test("lists the sets, children below their parents", () => {
    const { status, stdout } = rules();
    expect(status).toBe(0);
    expect(stdout).toMatch(/^finney +1 +observed /m);
    expect(stdout).toMatch(/^└ bonded +1 +proposed /m);
  });

  test("tells the parameters of one with their units", () => {
    const { status, stdout } = rules("bonded");
    expect(status).toBe(0);
    expect(stdout).toContain("goes on from finney 1");
    expect(stdout).toMatch(/^unbondingPeriod +151,200 +blocks +21 days$/m);
    expect(stdout).toMatch(/^doubleSignFraction +50,000 +millionths +5 %$/m);
    expect(stdout).toMatch(/^minimumFee +1,000,000 +rao +0.001000000 TAO$/m);
  });

  test("tells what one does otherwise than its parent", () => {
    const { status, stdout } = rules("bonded", "--difference");
    expect(status).toBe(0);
    const [, otherwise = "", added = ""] = stdout.split(/done otherwise|calls added/);
    expect(otherwise).toContain("the beginning of a block");
    expect(otherwise).toContain("remove_stake: ");
    expect(added).toContain("Slashing.report_double_signing: ");
    expect(added).toContain("Unbonding.Entries: ");
  });

  test("says the same as JSON", () => {
    const [finneySet, bondedSet] = JSON.parse(rules("--json").stdout);
    expect(finneySet).toMatchObject({ name: "finney", parent: null });
    expect(bondedSet).toMatchObject({
      name: "bonded",
      parent: "finney",
      parameters: { unbondingPeriod: { value: "151200", unit: "blocks" } },
    });
    const { difference } = JSON.parse(rules("bonded", "--difference", "--json").stdout);
    expect(difference.callsReplaced).toContain("remove_stake");
    expect(difference.itemsAdded).toContain("Unbonding.Entries");
  });

  test.each([
    [["bondd"], "taospec rules: no rule set is called bondd; did you mean bonded?"],
    [["finney", "--difference"], "taospec rules: --difference: finney goes on from no other rule set"],
    [["--difference"], "taospec rules: --difference needs the name of a rule set"],
  ])("%j is refused in one line with status 2", (words, line) => {
    expect(rules(...words)).toEqual({ status: 2, stdout: "", stderr: `${line}\n` });
  });
});
