import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readHouse, specJson } from "../../src/spec/house.ts";
import { faultsOf } from "../../src/spec/matrix.ts";

const house = readHouse();

test("every rule has its function, property and vector, and every constant its place in a table", () => {
  expect(house.specification.rules.length).toBeGreaterThan(50);
  expect(faultsOf(house)).toEqual([]);
});

test("spec.json is what the chapters, sources, properties and vectors say (npm run spec writes it)", () => {
  expect(readFileSync("spec.json", "utf8")).toBe(specJson(house));
});
