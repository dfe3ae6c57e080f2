import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { finney } from "../../model/finney/rules.ts";
import { halvings } from "../../model/finney/tokenomics/halving.ts";

const chapter = readFileSync("spec/tokenomics.md", "utf8");
const schedule = halvings(finney);

test("the chapter's table of halvings is the schedule", () => {
  const rows = [...chapter.matchAll(/^\| (\d+) \| (\d+) \| (\d+) \|$/gm)].map((row) => row.slice(1, 4));
  const expected = schedule.map(({ halving, issuance, blockEmission }) =>
    [halving, issuance, blockEmission].map(String),
  );
  expect(rows).toEqual(expected);
});

test("every threshold is its ideal, rounded up to a whole rao", () => {
  for (const { halving, aboveIdeal } of schedule) {
    expect(aboveIdeal).toBeGreaterThanOrEqual(0n);
    expect(aboveIdeal).toBeLessThan(1n << BigInt(halving));
    if (halving <= 15) expect(aboveIdeal).toBe(0n);
  }
});

test("the figures in the prose are those of the schedule", () => {
  const last = schedule.at(-1)!.issuance;
  expect(chapter).toContain(last.toLocaleString("en-US"));
  expect(chapter).toContain((finney.constants.totalSupply - last).toLocaleString("en-US"));
});
