import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readHouse, specJson } from "../../src/spec/house.ts";
import { faultsOf } from "../../src/spec/matrix.ts";
import { tablesChapters } from "../../src/spec/tables.ts";

const house = readHouse();

test("every rule has its function, property and vector, and every constant its place in a table", () => {
  expect(house.specification.rules.length).toBeGreaterThan(50);
  expect(faultsOf(house)).toEqual([]);
});

test("spec.json is what the chapters, sources, properties and vectors say (npm run spec writes it)", () => {
  expect(readFileSync("spec.json", "utf8")).toBe(specJson(house));
});

test.each([...tablesChapters()])("%s is what the model declares (npm run spec writes it)", (file, text) => {
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("the rule sets are published with their parents and parameters, and each rule says whose it is", () => {
  const { ruleSets, rules } = JSON.parse(specJson(house));
  expect(ruleSets).toMatchObject([
    { name: "finney", parent: null, parameters: {} },
    { name: "bonded", parent: "finney", status: "proposed", parameters: { unbondingPeriod: "151200" } },
  ]);
  const setOf = (id: string) => rules.find((rule: { id: string }) => rule.id === id)?.ruleSet;
  expect([setOf("STK-4"), setOf("UNB-1"), setOf("NUM-1")]).toEqual(["finney", "bonded", "finney"]);
});
