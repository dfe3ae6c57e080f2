import { describe, expect, test } from "vitest";
import { bondedParameters } from "../../model/bonded/parameters.ts";
import { withDuty } from "../../model/bonded/slashing/downtime.ts";

const none = { duties: 0n, missed: 0, bitmap: "0x" };

describe("the window of duties", () => {
  test("the example of the chapter: a ring of four", () => {
    const kinds = [true, false, true, true];
    const windows: (typeof none)[] = [];
    for (const isMissed of kinds) windows.push(withDuty(windows.at(-1) ?? none, 4, isMissed));
    expect(windows.map(({ missed }) => missed)).toEqual([1, 1, 2, 3]);
    expect(windows.map(({ bitmap }) => bitmap)).toEqual(["0x01", "0x01", "0x05", "0x0d"]);
    expect(withDuty(windows[3]!, 4, false)).toEqual({ duties: 5n, missed: 2, bitmap: "0x0c" });
  });

  test("a hundred duties take thirteen bytes", () => {
    expect(withDuty(none, 100, false)).toEqual({ duties: 1n, missed: 0, bitmap: `0x${"00".repeat(13)}` });
    expect(withDuty({ ...none, duties: 99n }, 100, true).bitmap).toBe(`0x${"00".repeat(12)}08`);
  });
});

describe("the reasons for the parameters", () => {
  const { downtimeWindow, maxMissed } = bondedParameters;
  const choose = (all: number, some: number): number =>
    Array.from({ length: some }, (_, index) => (all - index) / (index + 1)).reduce(
      (product, each) => product * each,
      1,
    );
  const tail = (probability: number): number =>
    Array.from({ length: downtimeWindow - maxMissed }, (_, index) => {
      const missed = maxMissed + 1 + index;
      return (
        choose(downtimeWindow, missed) *
        probability ** missed *
        (1 - probability) ** (downtimeWindow - missed)
      );
    }).reduce((sum, each) => sum + each, 0);

  test("one duty in three missed jails in a given window with a probability of 0.02 per cent", () => {
    expect(tail(1 / 3) * 100).toBeCloseTo(0.02, 3);
    expect(tail(1)).toBeCloseTo(1, 9);
  });

  test("100 duties at one block in a hundred are about 33 hours", () => {
    expect(Math.round((downtimeWindow * 100 * 12) / 3_600)).toBe(33);
  });
});
