import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toJson } from "../../model/json.ts";
import { checkProperty } from "../../properties/check.ts";
import { type Property, property } from "../../properties/property.ts";

const numbers = (changes: Partial<Property<number>> = {}): Property<number> =>
  property({
    name: "numbers",
    informal: "A number is a number.",
    formal: "n = n",
    rules: ["NUM-1"],
    status: "tested",
    arbitrary: fc.nat(1_000),
    witnesses: { even: (value) => value % 2 === 0 },
    violation: () => undefined,
    ...changes,
  });

const options = { seed: 1, runs: 200 };
const fromHundred = (value: number) => (value >= 100 ? `${value} is too large` : undefined);

describe("checking a property", () => {
  test("one that holds and has met its witnesses holds", () => {
    const report = checkProperty(numbers(), options);
    expect(report).toMatchObject({ holds: true, runs: 200, unreached: [], errata: [] });
    expect(report.witnesses["even"]).toBeGreaterThan(50);
    expect(report.witnesses["even"]).toBeLessThan(200);
    expect(report.counterexample).toBeUndefined();
  });

  test("a false one fails with the smallest input, and the report replays to the same", () => {
    const subject = numbers({ violation: fromHundred });
    const { holds, counterexample } = checkProperty(subject, options);
    expect(holds).toBe(false);
    expect(counterexample).toMatchObject({
      kind: "violation",
      violation: "100 is too large",
      input: 100,
      seed: 1,
    });
    const { seed, path } = counterexample!;
    expect(counterexample?.replay).toBe(
      `npx taospec verify --property numbers --seed ${seed} --runs 200 --path ${path}`,
    );
    const again = checkProperty(subject, { seed, runs: 200, path });
    expect(again.holds).toBe(false);
    expect(again.counterexample).toMatchObject({ violation: "100 is too large", input: 100 });
  });

  test("a vacuous one fails, after looking further for its witness", () => {
    const report = checkProperty(numbers({ witnesses: { never: () => false } }), options);
    expect(report).toMatchObject({ holds: false, unreached: ["never"], runs: 2_000 });
    expect(report.counterexample).toBeUndefined();
  });

  test("a rare witness is looked for beyond the runs that were asked for", () => {
    const arbitrary = fc.integer({ min: 0, max: 1_000_000 });
    const witnesses = { rare: (value: number) => value > 700_000 && value < 710_000 };
    const report = checkProperty(numbers({ arbitrary, witnesses }), { seed: 1, runs: 30 });
    expect(report).toMatchObject({ holds: true, unreached: [] });
    expect(report.runs).toBeGreaterThan(30);
  });

  test("one that throws fails with the exception, in its statement, its witnesses or its errata", () => {
    const explode = () => {
      throw new TypeError("no such thing");
    };
    const subjects = [
      numbers({ violation: explode }),
      numbers({ witnesses: { bang: explode } }),
      numbers({ violation: fromHundred, errata: [{ id: "ERR-1", excuses: explode, scenario: 100 }] }),
    ];
    for (const subject of subjects) {
      const { holds, counterexample } = checkProperty(subject, options);
      expect(holds).toBe(false);
      expect(counterexample).toMatchObject({ kind: "exception", violation: "TypeError: no such thing" });
    }
  });

  test("the same options give the same report, another seed other inputs", () => {
    const seen: number[][] = [];
    const draw = (seed: number) => {
      const inputs: number[] = [];
      seen.push(inputs);
      const violation = (value: number) => {
        inputs.push(value);
        return undefined;
      };
      return checkProperty(numbers({ violation }), { seed, runs: 50 });
    };
    expect(draw(3)).toEqual(draw(3));
    draw(4);
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[2]).not.toEqual(seen[0]);
  });
});

describe("errata", () => {
  test("excuse and count the inputs that they explain, and only those", () => {
    const excused = numbers({
      violation: fromHundred,
      errata: [
        { id: "ERR-1", excuses: (value) => value >= 500, scenario: 500 },
        { id: "ERR-2", excuses: (value) => value >= 100, scenario: 100 },
      ],
    });
    const report = checkProperty(excused, options);
    expect(report.holds).toBe(true);
    expect(report.errata.map(({ id, scenario }) => [id, scenario])).toEqual([
      ["ERR-1", "excused"],
      ["ERR-2", "excused"],
    ]);
    expect(report.errata.every(({ excused: count }) => count > 10)).toBe(true);

    const narrow = numbers({
      violation: fromHundred,
      errata: [{ id: "ERR-1", excuses: (value) => value >= 101, scenario: 101 }],
    });
    expect(checkProperty(narrow, { seed: 1, runs: 5_000 }).counterexample).toMatchObject({ input: 100 });
  });

  test("whose scenario no longer violates, or is not excused, or throws, make the property fail", () => {
    const withScenario = (scenario: number, violation: (value: number) => string | undefined) =>
      checkProperty(
        numbers({ violation, errata: [{ id: "ERR-1", excuses: (value) => value < 2_000, scenario }] }),
        options,
      );
    const scenarioOf = (report: ReturnType<typeof checkProperty>) => [
      report.holds,
      report.errata[0]?.scenario,
    ];
    const breaks = (value: number) => {
      if (value === 4_000) throw new Error("a scenario that cannot be judged");
      return fromHundred(value);
    };
    expect(scenarioOf(withScenario(99, fromHundred))).toEqual([false, "no longer violates"]);
    expect(scenarioOf(withScenario(3_000, fromHundred))).toEqual([false, "violates without excuse"]);
    expect(scenarioOf(withScenario(4_000, breaks))).toEqual([false, "throws"]);
    expect(scenarioOf(withScenario(100, fromHundred))).toEqual([true, "excused"]);
  });
});

test("a counterexample is printed as JSON, big integers as decimal strings", () => {
  expect(
    toJson({ rao: [1n << 64n], none: undefined, map: { deep: null, on: true, at: "x", n: 1.5 } }),
  ).toEqual({
    rao: ["18446744073709551616"],
    map: { deep: null, on: true, at: "x", n: 1.5 },
  });
});
