import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { bondedParameters } from "../../model/bonded/parameters.ts";
import { finney } from "../../model/finney/rules.ts";
import type { RuleSet } from "../../model/rules.ts";
import { type AnyProperty, property } from "../../properties/property.ts";
import { parametersOf } from "../../src/rules/parameters.ts";
import type { Rule, Specification } from "../../src/spec/chapters.ts";
import type { RulesCoverage } from "../../src/spec/coverage.ts";
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
  parameters: [],
  examples: [],
  unreached: [],
  mentions: [{ id: "TOK-1", chapter: "tokenomics.md" }],
};

/** A rule set with one call, which two reasons may refuse. */
const add = { ...finney.calls.get("SubtensorModule.add_stake")!, rules: ["TOK-1"], rejections: ["A", "B"] };
const ruleSet = { ...finney, calls: new Map([["SubtensorModule.add_stake", add]]) };

/** A child of it with one more call and one parameter, or as many as are given. */
const child = {
  ...ruleSet,
  name: "later",
  parent: ruleSet,
  bonded: bondedParameters,
  calls: new Map([...ruleSet.calls, ["Later.leave", { ...add, pallet: "Later", name: "leave" }]]),
};

const ends = (call: string, ...found: readonly string[]) => new Map([[call, new Set(found)]]);

const whole: RulesCoverage = {
  rules: ruleSet,
  callEnds: ends("add_stake", "Ok", "A", "B"),
  twinEnds: ends("add_stake", "Ok", "A", "B"),
};

const house: House = {
  ruleSets: [whole],
  specification,
  functions: [{ rule: "TOK-1", where: "model/a.ts#a" }],
  properties: [law],
  vectors: new Map([["finney/a.json", ["TOK-1"]]]),
};

const withCoverage = (changes: Partial<RulesCoverage>): Pick<House, "ruleSets"> => ({
  ruleSets: [{ ...whole, ...changes }],
});

/** Every parameter of the child in a table of its chapter. */
const parameters = parametersOf(child).map(({ name, value }) => ({
  name,
  value: `${value}`,
  chapter: "later.md",
}));

const unreached = (end: string) => ({
  chapter: "tokenomics.md",
  call: "add_stake",
  end,
  reason: "because",
});

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
    const ending = (...found: readonly string[]) => withCoverage({ callEnds: ends("add_stake", ...found) });
    const excuse = (end: string) => withSpecification({ unreached: [unreached(end)] });
    expect(faultsOf({ ...house, ...ending("Ok", "A") })).toEqual(["add_stake: no vector ends with B"]);
    expect(faultsOf({ ...house, ...ending("A", "B") })).toEqual(["add_stake: no vector ends with Ok"]);
    expect(faultsOf({ ...excuse("B"), ...ending("Ok", "A") })).toEqual([]);
    expect(faultsOf(excuse("B"))).toHaveLength(1);
    expect(faultsOf(excuse("C"))).toHaveLength(1);
  });

  test("a reason without a call that is refused for it beside its repaired twin is a fault", () => {
    const fault = "add_stake: no vector of suite rejected is refused with B";
    const less = withCoverage({ twinEnds: ends("add_stake", "Ok", "A") });
    expect(faultsOf({ ...house, ...less })).toEqual([fault]);
    const never = withSpecification({ unreached: [unreached("Ok")] });
    const undone = withCoverage({ callEnds: ends("add_stake", "A", "B"), twinEnds: new Map() });
    expect(faultsOf({ ...never, ...undone })).toEqual([]);
  });

  test("a child answers for the calls that it adds or replaces, and for no others", () => {
    const childWith = (rules: RuleSet, call: string, ...found: readonly string[]) => ({
      ...house,
      specification: { ...specification, parameters },
      ruleSets: [whole, { rules, callEnds: ends(call, ...found), twinEnds: ends(call, ...found) }],
    });
    expect(faultsOf(childWith(child, "Later.leave", "Ok", "A", "B"))).toEqual([]);
    expect(faultsOf(childWith(child, "Later.leave", "Ok", "A"))).toEqual([
      "later: Later.leave: no vector ends with B",
      "later: Later.leave: no vector of suite rejected is refused with B",
    ]);
    const replaced = { ...add, rejections: ["C"] };
    const replacing = { ...child, calls: new Map([["SubtensorModule.add_stake", replaced]]) };
    expect(faultsOf(childWith(replacing, "add_stake", "Ok", "C"))).toEqual([]);
    expect(faultsOf(childWith(replacing, "add_stake", "Ok", "A", "B"))).toHaveLength(2);
  });

  test("a parameter that is missing from the tables, stands in two or differs is a fault", () => {
    const done = ends("Later.leave", "Ok", "A", "B");
    const listing = (listed: Specification["parameters"]) =>
      faultsOf({
        ...withSpecification({ parameters: listed }),
        ruleSets: [whole, { rules: child, callEnds: done, twinEnds: done }],
      });
    const [first, ...others] = parameters;
    const { name } = first!;
    expect(listing(parameters)).toEqual([]);
    expect(listing(others)).toEqual([`parameter ${name} stands in no table of the spec`]);
    expect(listing([...parameters, first!])).toEqual([`parameter ${name} stands in 2 tables of the spec`]);
    expect(listing([{ ...first!, value: "7" }, ...others])).toEqual([
      `spec/later.md gives ${name} as 7, the code as ${first!.value}`,
    ]);
    expect(listing([...parameters, { ...first!, name: "nothing" }])).toHaveLength(1);
  });

  test("a rule is of the rule set whose folder has all its functions, and else of the first", () => {
    const ruleSets = [whole, { ...whole, rules: child }];
    const setWith = (...where: readonly string[]) =>
      matrixOf({ ...house, ruleSets, functions: where.map((each) => ({ rule: "TOK-1", where: each })) })[0]!
        .ruleSet;
    expect(setWith("model/later/a.ts#a")).toBe("later");
    expect(setWith("model/later/a.ts#a", "model/runtime/b.ts#b")).toBe("finney");
    expect(setWith()).toBe("finney");
  });

  test("what a chapter of a child says of ends that calls never have is said of the child's calls", () => {
    const row = { ...unreached("B"), chapter: "later.md", call: "Later.leave" };
    const rules = [rule, { ...rule, id: "LAT-1", chapter: "later.md" }];
    const found = (chapter: string) =>
      faultsOf({
        ...withSpecification({ parameters, rules, unreached: [{ ...row, chapter }] }),
        functions: [...house.functions, { rule: "LAT-1", where: "model/later/a.ts#a" }],
        properties: [{ ...law, rules: ["TOK-1", "LAT-1"] }],
        vectors: new Map([["a.json", ["TOK-1", "LAT-1"]]]),
        ruleSets: [
          whole,
          {
            rules: child,
            callEnds: ends("Later.leave", "Ok", "A"),
            twinEnds: ends("Later.leave", "Ok", "A"),
          },
        ],
      });
    expect(found("later.md")).toEqual([]);
    expect(found("tokenomics.md")).toHaveLength(3);
  });

  test("what a chapter of the parent says of ends that calls never have holds where a child replaces the call", () => {
    const calls = new Map([["SubtensorModule.add_stake", { ...add }]]);
    const coverage = { callEnds: ends("add_stake", "Ok", "A"), twinEnds: ends("add_stake", "Ok", "A") };
    const found = (excused: Specification["unreached"]) =>
      faultsOf({
        ...withSpecification({ parameters, unreached: excused }),
        ruleSets: [
          { ...coverage, rules: ruleSet },
          { ...coverage, rules: { ...child, calls } },
        ],
      });
    expect(found([unreached("B")])).toEqual([]);
    expect(found([])).toHaveLength(4);
  });

  test("a call that names a rule which the spec lacks is a fault", () => {
    const calls = new Map([["SubtensorModule.add_stake", { ...add, rules: ["TOK-5"] }]]);
    expect(faultsOf({ ...house, ...withCoverage({ rules: { ...ruleSet, calls } }) })).toEqual([
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
    expect([...(callEndsIn(folder, "finney", ["rejected"]).get("add_stake") ?? [])]).toEqual([
      "NotRegistered",
      "Ok",
    ]);
    expect(callEndsIn(folder, "finney", ["calls"]).size).toBe(0);
    expect(callEndsIn(folder, "bonded", ["rejected"]).size).toBe(0);
    expect(vectorRules(folder).get("a/b.json")).toContain("STK-4");
  });

  test("a disputed or retired vector shows nothing", () => {
    for (const status of ["disputed", "retired"]) {
      plant({ status: { [status]: { reason: "", link: "" } } });
      expect(callEndsIn(folder, "finney", ["rejected"]).size).toBe(0);
      expect(vectorRules(folder).size).toBe(0);
    }
  });

  test("in the house itself, a vector less is a fault", () => {
    const real = readHouse();
    expect(faultsOf(real)).toEqual([]);
    const without = (name: string, call: string): House["ruleSets"] =>
      real.ruleSets.map((coverage) => ({
        ...coverage,
        twinEnds: new Map(
          [...coverage.twinEnds].filter(([own]) => own !== call || coverage.rules.name !== name),
        ),
      }));
    expect(faultsOf({ ...real, ruleSets: without("finney", "add_stake") })).toContain(
      "add_stake: no vector of suite rejected is refused with NotRegistered",
    );
    expect(faultsOf({ ...real, ruleSets: without("bonded", "remove_stake") })).toContain(
      "bonded: remove_stake: no vector of suite rejected is refused with NotRegistered",
    );
    const vectors = new Map([...real.vectors].filter(([, ids]) => !ids.includes("NUM-20")));
    expect(faultsOf({ ...real, vectors })).toEqual(["NUM-20 has no vector"]);
  });
});
