import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { merkleRoot } from "../../model/bonded/scoring/merkle.ts";
import { scoringParameters } from "../../model/bonded/scoring/parameters.ts";
import { challengedIndices } from "../../model/bonded/scoring/storage.ts";
import { toHex } from "../../model/storage/bytes.ts";

/** Chunk i has i bytes of value i. */
const chunks = (count: number) =>
  Array.from({ length: count }, (_, index) => new Uint8Array(index).fill(index));

/** Computed from the text of the rule with Python's hashlib, splitting the tree from the top as RFC 6962 does. */
const roots = [
  [1, "0x7ce0f0793cc146385a0d1a66e65fb07a84e7a5b50a270c294c6ef68d58afc117"],
  [2, "0x1a01081189ba531590e6e716ea26b856cf8ca9b86e456d88d6ae23f690d3d6e6"],
  [3, "0xa844cd01b4dd9819b3aed0cf190f30d947b8cf6995eb0c8bd1af5173c532307e"],
  [5, "0x8c4d9c33b1c9c66da4bdb3b870d2038bf3317d2e19baa2573d58a216cbb551c3"],
  [6, "0x593ec1a8efc7a947ca2ea5e226adf142276b1a1953b203b971874f36063a2d77"],
  [7, "0xbc768bf26b9269222236907b32ac1c2892a5a9b71d3555fdf59b435be355f416"],
  [8, "0xd724d4336bc0bef8445738cf2b53f5feafe11642b64b27a939efed05c961c15b"],
  [11, "0x0b88bb8f68772b0c2896c500563423c9407cd2baa2174185a83595c5f05b1586"],
  [13, "0x89994589bd79015db53a13e06ee540044fb0fa4ea2c9e0025e0dde5b3be1c6c4"],
] as const;

const indices = [
  1, 10, 10, 11, 5, 5, 2, 11, 7, 12, 11, 12, 10, 0, 10, 7, 7, 7, 5, 3, 0, 4, 1, 8, 7, 0, 0, 7, 5, 11, 0, 1, 7,
  4, 10, 1, 2, 10, 9, 8, 3, 12, 8, 0, 1, 6, 1, 1, 12, 0, 4, 9, 12, 3, 4, 8, 6, 10, 5, 0, 6, 5, 0, 1,
];

const challenge = {
  seed: new Uint8Array(32).fill(7),
  holder: new Uint8Array(32).fill(8),
  root: merkleRoot(chunks(13)),
  round: 3,
};

describe("proof of possession", () => {
  test.each(roots)("the root of %i chunks is the one that another program found", (count, root) => {
    expect(toHex(merkleRoot(chunks(count)))).toBe(root);
  });

  test("the challenge asks for the chunks that another program found", () => {
    expect(challengedIndices({ ...challenge, count: 13 })).toEqual(indices);
    const large = challengedIndices({ ...challenge, count: 2 ** 32 - 1 });
    expect(large.slice(0, 4)).toEqual([464_597_672, 3_496_115_538, 3_449_335_513, 3_862_350_610]);
  });

  test("the chapter's table of the chance to pass unseen is (1 − p)^k", () => {
    const chapter = readFileSync("spec/scoring.md", "utf8");
    const rows = [...chapter.matchAll(/^\| (\d+) % \| (.+) \| (.+) \| (.+) \|$/gm)];
    expect(rows).toHaveLength(4);
    const chanceOf = (cell: string) =>
      cell.endsWith(" %") ? Number(cell.slice(0, -2)) / 100 : Number(cell.replace(" · 10^", "e"));
    for (const [, missing, ...cells] of rows)
      for (const [place, k] of [16, 64, 256].entries()) {
        const chance = (1 - Number(missing) / 100) ** k;
        expect(Math.abs(chanceOf(cells[place]!) / chance - 1)).toBeLessThan(5e-4);
      }
  });

  test("the chapter's parameters are those of the model", () => {
    const chapter = readFileSync("spec/scoring.md", "utf8");
    const listed = [...chapter.matchAll(/^\| `(\w+)` \| ([\d,]+) \|/gm)].map(([, name, value]) => [
      name,
      value!.replaceAll(",", ""),
    ]);
    const known = Object.entries(scoringParameters).map(([name, value]) => [name, String(value)]);
    expect(listed).toEqual(known);
  });
});
