import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { finney } from "../../model/finney/rules.ts";
import { type AnyProperty, property } from "../../properties/property.ts";
import type { Rule, Specification } from "../../src/spec/chapters.ts";
import { readHouse } from "../../src/spec/house.ts";
import {
  callEndsIn,
  faultsOf,
  type House,
  matrixOf,
  publishedSpec,
  vectorRules,
} from "../../src/spec/matrix.ts";

const rule: Rule = {
  id: "TOK-1",
  title: "Units",
  chapter: "tokenomics.md",
  status: "observed",
  source: "somewhere",
  text: "A TAO is 10^9 rao.",
};
const erratum = { id: "ERR-1", title: "A fault", chapter: "errata.md", text: "It happens." };

const law: AnyProperty = property({
  name: "law",
  informal: "",
  formal: "",
  rules: ["TOK-1"],
  status: "tested",
  arbitrary: fc.constant(1),
  witnesses: {},
  violation: () => undefined,
  errata: [{ id: "ERR-1", excuses: () => true, scenario: 1 }],
});

const specification: Specification = {
  rules: [rule],
  errata: [erratum],
  constants: Object.entries(finney.constants).map(([name, value]) => ({
    name,
    value: String(value),
    chapter: "tokenomics.md",
  })),
  examples: [],
  unreached: [],
  mentions: [{ id: "TOK-1", chapter: "tokenomics.md" }],
};

/** A rule set with one call, which two reasons may refuse. */
const add = { ...finney.calls.get("SubtensorModule.add_stake")!, rules: ["TOK-1"], rejections: ["A", "B"] };
const ruleSet = { ...finney, calls: new Map([["SubtensorModule.add_stake", add]]) };

const house: House = {
  ruleSet,
  specification,
  functions: [{ rule: "TOK-1", where: "model/a.ts#a" }],
  properties: [law],
  vectors: new Map([["finney/a.json", ["TOK-1"]]]),
  callEnds: new Map([["add_stake", new Set(["Ok", "A", "B"])]]),
  twinEnds: new Map([["add_stake", new Set(["Ok", "A", "B"])]]),
};

const withSpecification = (changes: Partial<Specification>): House => ({
  ...house,
  specification: { ...specification, ...changes },
});

describe("the matrix of rules", () => {
  test("a whole house has no faults", () => {
    expect(faultsOf(house)).toEqual([]);
    expect(matrixOf(house)).toEqual([
      expect.objectContaining({ id: "TOK-1", functions: ["model/a.ts#a"], properties: ["law"], vectors: 1 }),
    ]);
  });

  test("a rule without function, property or vector is a fault", () => {
    expect(faultsOf({ ...house, functions: [] })).toEqual(["TOK-1 has no function in model/"]);
    expect(faultsOf({ ...house, vectors: new Map() })).toEqual(["TOK-1 has no vector"]);
    expect(faultsOf({ ...house, properties: [{ ...law, rules: [] }] })).toEqual(["TOK-1 has no property"]);
  });

  test("an ID that the spec lacks is a fault wherever it is used", () => {
    const stray = { rule: "TOK-9", where: "model/b.ts#b" };
    expect(faultsOf({ ...house, functions: [...house.functions, stray] })).toEqual([
      "model/b.ts#b names TOK-9, which the spec lacks",
    ]);
    expect(faultsOf({ ...house, vectors: new Map([...house.vectors, ["b.json", ["TOK-8"]]]) })).toHaveLength(
      1,
    );
    expect(faultsOf({ ...house, properties: [law, { ...law, rules: ["TOK-7"] }] })).toHaveLength(1);
    expect(faultsOf(withSpecification({ mentions: [{ id: "TOK-6", chapter: "a.md" }] }))).toHaveLength(1);
  });

  test("an erratum that no property knows, and an ID given twice, are faults", () => {
    expect(faultsOf({ ...house, properties: [{ ...law, errata: [] }] })).toEqual([
      "ERR-1 is an erratum of no property",
    ]);
    expect(faultsOf(withSpecification({ rules: [rule, rule] }))).toContain("TOK-1 stands twice in the spec");
  });

  test("a constant that is missing from the tables, or differs, is a fault", () => {
    const [first, ...others] = specification.constants;
    expect(faultsOf(withSpecification({ constants: others }))).toEqual([
      `constant ${first!.name} stands in no table of the spec`,
    ]);
    expect(faultsOf(withSpecification({ constants: [{ ...first!, value: "7" }, ...others] }))).toHaveLength(
      1,
    );
  });

  test("an end of a call without a vector is a fault, unless the spec says why", () => {
    const ends = (...found: readonly string[]) => ({ callEnds: new Map([["add_stake", new Set(found)]]) });
    const excuse = (end: string) =>
      withSpecification({ unreached: [{ call: "add_stake", end, reason: "because" }] });
    expect(faultsOf({ ...house, ...ends("Ok", "A") })).toEqual(["add_stake: no vector ends with B"]);
    expect(faultsOf({ ...house, ...ends("A", "B") })).toEqual(["add_stake: no vector ends with Ok"]);
    expect(faultsOf({ ...excuse("B"), ...ends("Ok", "A") })).toEqual([]);
    expect(faultsOf(excuse("B"))).toHaveLength(1);
    expect(faultsOf(excuse("C"))).toHaveLength(1);
  });

  test("a reason without a call that is refused for it beside its repaired twin is a fault", () => {
    const twins = (...found: readonly string[]) => ({ twinEnds: new Map([["add_stake", new Set(found)]]) });
    const fault = "add_stake: no vector of suite rejected is refused with B";
    expect(faultsOf({ ...house, ...twins("Ok", "A") })).toEqual([fault]);
    const ends = new Map([["add_stake", new Set(["A", "B"])]]);
    const never = withSpecification({ unreached: [{ call: "add_stake", end: "Ok", reason: "because" }] });
    expect(faultsOf({ ...never, callEnds: ends, ...twins() })).toEqual([]);
  });

  test("a call that names a rule which the spec lacks is a fault", () => {
    const calls = new Map([["SubtensorModule.add_stake", { ...add, rules: ["TOK-5"] }]]);
    expect(faultsOf({ ...house, ruleSet: { ...ruleSet, calls } })).toEqual([
      "call SubtensorModule.add_stake names TOK-5, which the spec lacks",
    ]);
  });

  test("a specification without rules is a fault", () => {
    expect(faultsOf(withSpecification({ rules: [] }))).toContain("the specification has no rules");
  });

  test("the hash of a rule changes with its text, and only then", () => {
    const hashIn = (changed: House) => publishedSpec(changed).rules[0]?.hash;
    const reworded = withSpecification({ rules: [{ ...rule, text: "A TAO is a billion rao." }] });
    expect(hashIn(reworded)).not.toBe(hashIn(house));
    expect(hashIn({ ...house, vectors: new Map() })).toBe(hashIn(house));
  });
});

describe("what the check reads of vectors", () => {
  const folder = mkdtempSync(join(tmpdir(), "taospec-matrix-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = "finney/rejected/add_stake/NotRegistered.json";
  const bundled = JSON.parse(readFileSync(join("conformance/vectors", path), "utf8"));
  const plant = (changes: object) => {
    mkdirSync(join(folder, "a"), { recursive: true });
    writeFileSync(join(folder, "a/b.json"), JSON.stringify({ ...bundled, ...changes }));
  };

  test("a refused call and its twin end in two ways, in their own suite only", () => {
    plant({});
    expect([...(callEndsIn(folder, ["rejected"]).get("add_stake") ?? [])]).toEqual(["NotRegistered", "Ok"]);
    expect(callEndsIn(folder, ["calls"]).size).toBe(0);
    expect(vectorRules(folder).get("a/b.json")).toContain("STK-4");
  });

  test("a disputed or retired vector shows nothing", () => {
    for (const status of ["disputed", "retired"]) {
      plant({ status: { [status]: { reason: "", link: "" } } });
      expect(callEndsIn(folder, ["rejected"]).size).toBe(0);
      expect(vectorRules(folder).size).toBe(0);
    }
  });

  test("in the house itself, a vector less is a fault", () => {
    const whole = readHouse();
    expect(faultsOf(whole)).toEqual([]);
    const left = new Map([...whole.twinEnds].filter(([call]) => call !== "add_stake"));
    expect(faultsOf({ ...whole, twinEnds: left })).toContain(
      "add_stake: no vector of suite rejected is refused with NotRegistered",
    );
    const vectors = new Map([...whole.vectors].filter(([, ids]) => !ids.includes("NUM-20")));
    expect(faultsOf({ ...whole, vectors })).toEqual(["NUM-20 has no vector"]);
  });
});
