import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkProperty } from "../../properties/check.ts";
import { properties } from "../../properties/index.ts";
import type { AnyProperty } from "../../properties/property.ts";

const all: readonly (readonly [area: string, property: AnyProperty])[] = Object.entries(properties).flatMap(
  ([area, members]) => members.map((member) => [area, member] as const),
);

const errata = all.flatMap(([area, property]) =>
  (property.errata ?? []).map((erratum) => ({
    area,
    property,
    erratum,
    id: erratum.id,
    name: property.name,
  })),
);

test("there are at least 25 properties, each under one name", () => {
  expect(all.length).toBeGreaterThanOrEqual(25);
  expect(new Set(all.map(([, { name }]) => name)).size).toBe(all.length);
});

test("every property file of every area is listed, and bears the name of its property", () => {
  const named = all.map(([area, { name }]) => `${area}/${name}.ts`).sort();
  const files = Object.keys(properties).flatMap((area) =>
    readdirSync(`properties/${area}`)
      .filter((file) => file !== "index.ts")
      .map((file) => `${area}/${file}`),
  );
  expect(files.sort()).toEqual(named);
});

describe("every property holds, and meets all its witnesses", () => {
  test.each(all.map(([area, property]) => [property.name, area, property] as const))(
    "%s (%s)",
    (_name, _area, property) => {
      const report = checkProperty(property, { seed: 20_260, runs: 400 });
      expect({ counterexample: report.counterexample, unreached: report.unreached }).toEqual({
        unreached: [],
      });
      expect(report.holds).toBe(true);
    },
  );
});

describe("every erratum's scenario still breaks its law, and is excused by that erratum", () => {
  test.each(errata)("$id breaks $name", ({ property, erratum }) => {
    expect(property.violation(erratum.scenario)).toEqual(expect.any(String));
    const excusing = property.errata?.find((candidate) => candidate.excuses(erratum.scenario));
    expect(excusing?.id).toBe(erratum.id);
  });

  test.each(errata)("$id is described in spec/errata.md, with $name", ({ id, name }) => {
    const text = readFileSync("spec/errata.md", "utf8");
    const entry = text.split(/^### /m).find((section) => section.startsWith(`[${id}] `));
    expect(entry ?? "no entry").toContain(`\`${name}\``);
  });
});

test("every property names a witness", () => {
  for (const [, { name, witnesses }] of all)
    expect([name, Object.keys(witnesses).length > 0]).toEqual([name, true]);
});
