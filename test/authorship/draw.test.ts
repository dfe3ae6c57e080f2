import { readFileSync } from "node:fs";
import { sha256 } from "@noble/hashes/sha2.js";
import { describe, expect, test } from "vitest";
import type { Candidate } from "../../model/bonded/authorship/candidates.ts";
import { drawn, drawSeed, ticketOf } from "../../model/bonded/authorship/draw.ts";
import { fromHex, toHex } from "../../model/storage/bytes.ts";
import {
  DRAWS,
  FALSE_ALARM,
  unfairness,
} from "../../properties/authorship/draw-frequencies-match-weights.ts";
import { hashOfBlock } from "../../properties/support/chain.ts";

const WORD = 1n << 256n;

const candidates = (weights: readonly bigint[]): readonly Candidate[] =>
  weights.map((weight, uid) => ({ netuid: 1, uid, hotkey: `0x${uid}`, weight }));

const seeds = (count: number): readonly bigint[] => {
  let parent = hashOfBlock(0n);
  return Array.from({ length: count }, (_, block) => {
    parent = toHex(sha256(fromHex(parent)));
    return drawSeed({ parent, height: BigInt(block), round: 0 });
  });
};

const countsBy = (size: number, choose: (seed: bigint) => number): readonly number[] => {
  const counts = new Array<number>(size).fill(0);
  for (const seed of seeds(DRAWS)) counts[choose(seed)]! += 1;
  return counts;
};

describe("the draw", () => {
  test("the example of the chapter", () => {
    const [first, nobody, last] = candidates([3n, 0n, 1n]);
    const author = (seed: bigint) => drawn([first!, nobody!, last!], seed)?.uid;
    expect(author(1n << 255n)).toBe(0);
    expect([author(0n), author(3n << 254n), author(WORD - 1n)]).toEqual([0, 2, 2]);
    expect(author((3n << 254n) - 1n)).toBe(0);
  });

  test("nobody is drawn where nobody has any weight", () => {
    expect(drawn([], 5n)).toBeUndefined();
    expect(drawn(candidates([0n, 0n]), WORD - 1n)).toBeUndefined();
  });

  test.each([1n, 3n, 65_535n, (1n << 112n) - 1n])(
    "a ticket of %d in all has a range of seeds that differs by one at most",
    (total) => {
      const first = (ticket: bigint) => (ticket * WORD + total - 1n) / total;
      for (const ticket of [0n, total / 2n, total - 1n]) {
        const [begin, end] = [first(ticket), first(ticket + 1n)];
        expect([ticketOf(begin, total), ticketOf(end - 1n, total)]).toEqual([ticket, ticket]);
        expect([0n, 1n]).toContain(end - begin - WORD / total);
      }
    },
  );

  test("the seed takes all 54 bytes", () => {
    const slot = { parent: hashOfBlock(1n), height: 7n, round: 1 };
    const others = [{ parent: hashOfBlock(2n) }, { height: 8n }, { round: 2 }, { height: 1n, round: 7 }];
    const all = new Set([slot, ...others.map((other) => ({ ...slot, ...other }))].map(drawSeed));
    expect(all.size).toBe(5);
  });
});

describe("the law of the frequencies", () => {
  const weights = [1n, 2n, 4n, 8n, 16n];
  const fair = (seed: bigint) => drawn(candidates(weights), seed)!.uid;

  test("a fair draw keeps it", () => {
    expect(unfairness(countsBy(5, fair), weights)).toBeUndefined();
    expect(FALSE_ALARM).toBe(1e-8);
  });

  const unfair: readonly (readonly [string, (seed: bigint) => number])[] = [
    ["all alike", (seed) => Number(seed % 5n)],
    ["the weights in another order", (seed) => 4 - fair(seed)],
    [
      "incentives without the emission of their subnets",
      (seed) => drawn(candidates([1n, 2n, 4n, 8n, 8n]), seed)!.uid,
    ],
    ["a twentieth of all draws for the first", (seed) => (seed % 20n === 0n ? 0 : fair(seed))],
  ];
  test.each(unfair)("another one does not: %s", (_title, choose) => {
    expect(unfairness(countsBy(5, choose), weights)).toMatch(/is drawn \d+ times of 20000/);
  });
});

describe("what grinding gains", () => {
  const chapter = readFileSync("spec/intelligence.md", "utf8");
  const percent = (text: string): number => Number(text.trim().replace(" %", "").replace(",", ""));
  const rows = [...chapter.matchAll(/^\|([^|]* %) \|([^|]*) \|([^|]* %) \|([^|]* %) \|$/gm)].map((row) =>
    row.slice(1).map(percent),
  );
  const next = (share: number, tries: number): number => 1 - (1 - share) ** tries;
  const part = (share: number, tries: number): number => share / (share + (1 - share) ** tries);

  test("the table of the chapter is that of its formulas", () => {
    expect(rows.length).toBe(10);
    for (const [share = 0, tries = 0, again = 0, all = 0] of rows) {
      const exact = [next(share / 100, tries), part(share / 100, tries)].map((value) => value * 100);
      const digits = [again, all].map((shown) => (String(shown).split(".")[1] ?? "").length);
      expect(exact.map((value, index) => Number(value.toFixed(digits[index]!)))).toEqual([again, all]);
    }
  });

  test("a chain on which one candidate tries ten blocks and the others one gives it that part", () => {
    const both = candidates([1n, 9n]);
    const child = (parent: string, attempt: number) =>
      toHex(sha256(fromHex(`${parent}${attempt.toString(16).padStart(2, "0")}`)));
    const leadsTo = (parent: string, height: number) =>
      drawn(both, drawSeed({ parent, height: BigInt(height), round: 0 }))!.uid;
    let [parent, author, won] = [hashOfBlock(3n), 1, 0];
    for (let height = 1; height <= 10_000; height += 1) {
      const tries =
        author === 0
          ? Array.from({ length: 10 }, (_, attempt) => child(parent, attempt))
          : [child(parent, 0)];
      parent = tries.find((block) => leadsTo(block, height) === 0) ?? tries[0]!;
      author = leadsTo(parent, height);
      won += author === 0 ? 1 : 0;
    }
    // Blocks hang together: ten standard deviations of such a chain are less than four per cent.
    expect(Math.abs(won / 10_000 - part(0.1, 10))).toBeLessThan(0.04);
  });
});
