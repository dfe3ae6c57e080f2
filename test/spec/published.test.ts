import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { finney } from "../../model/finney/rules.ts";
import { readHouse, specJson } from "../../src/spec/house.ts";
import { faultsOf } from "../../src/spec/matrix.ts";
import { tablesChapter, tablesFile } from "../../src/spec/tables.ts";

const house = readHouse();

test("every rule has its function, property and vector, and every constant its place in a table", () => {
  expect(house.specification.rules.length).toBeGreaterThan(50);
  expect(faultsOf(house)).toEqual([]);
});

test("spec.json is what the chapters, sources, properties and vectors say (npm run spec writes it)", () => {
  expect(readFileSync("spec.json", "utf8")).toBe(specJson(house));
});

test("the chapter of tables is what the model declares (npm run spec writes it)", () => {
  expect(readFileSync(tablesFile, "utf8")).toBe(tablesChapter(finney));
});
