import { describe, expect, test } from "vitest";
import { finney } from "../../model/finney/rules.ts";
import { pictureOf, terminalChart } from "../../src/halving/chart.ts";
import { eras, points, type Start } from "../../src/halving/schedule.ts";
import { toPng, toSvg } from "../../src/plot/picture.ts";

const launch: Start = { block: 0n, issuance: 0n, date: new Date("2023-03-20T00:00:00Z") };
const TAO = finney.constants.raoPerTao;

describe("halving schedule", () => {
  test("the first era emits 7,200 TAO a day and 2,628,000 a year, as Bitcoin's does", () => {
    const [first] = eras(finney, launch);
    expect(first).toMatchObject({ perDay: 7_200n * TAO, perYear: 2_628_000n * TAO });
    const [tao, bitcoin] = points(finney, launch, 4, 1);
    expect([tao?.network, bitcoin?.network]).toEqual(["TAO", "Bitcoin"]);
    expect(tao?.perDay).toBe(7_200);
    expect(bitcoin?.perDay).toBe(7_200);
  });

  test("from the launch the first halving comes after 10,500,000 blocks, in March 2027", () => {
    const [, first] = eras(finney, launch);
    expect(first?.expected?.block).toBe(10_500_000n);
    expect(first?.expected?.date.toISOString().slice(0, 7)).toBe("2027-03");
  });

  test("from a later start, what has passed has no date and the rest comes sooner", () => {
    const start = { block: 7_000_000n, issuance: 15_000_000n * TAO, date: new Date("2026-01-01T00:00:00Z") };
    const [none, first, second] = eras(finney, start);
    expect(none?.expected).toBeUndefined();
    expect(first?.expected).toBeUndefined();
    // 750,000 TAO at half a TAO a block.
    expect(second?.expected?.block).toBe(7_000_000n + 1_500_000n);
  });

  test("after 40 years both schedules have issued almost, and never more than, 21 million", () => {
    for (const { coins } of points(finney, launch, 40, 10).slice(-2)) {
      expect(coins).toBeGreaterThan(20_900_000);
      expect(coins).toBeLessThanOrEqual(21_000_000);
    }
  });
});

describe("pictures", () => {
  const drawn = points(finney, launch, 40, 64);

  test("the terminal chart fits 80 columns", () => {
    const lines = terminalChart(drawn, 40).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(82);
    expect(lines.at(-1)).toMatch(/0 +4 +8 .* 40$/);
  });

  test("the SVG names both networks and both panels; the PNG is one", async () => {
    const svg = await toSvg(pictureOf(drawn));
    for (const text of ["TAO", "Bitcoin", "million coins", "coins a day"]) expect(svg).toContain(text);
    expect([...toPng(svg).subarray(1, 4)]).toEqual([..."PNG"].map((letter) => letter.charCodeAt(0)));
  });
});
