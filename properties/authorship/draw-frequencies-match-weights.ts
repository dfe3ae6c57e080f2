import { sha256 } from "@noble/hashes/sha2.js";
import fc from "fast-check";
import type { Candidate } from "../../model/bonded/authorship/candidates.ts";
import { drawn, drawSeed } from "../../model/bonded/authorship/draw.ts";
import { fromHex, toHex } from "../../model/storage/bytes.ts";
import { property } from "../property.ts";
import { hashOfBlock } from "../support/chain.ts";
import { firstOf } from "../support/laws.ts";

/** Weights of candidates, and where the chain of parents begins. */
export interface Lottery {
  readonly weights: readonly bigint[];
  readonly start: number;
}

/** Draws of each case. */
export const DRAWS = 20_000;

/** The probability, at most, that a case of a fair draw is called unfair: once in a hundred million cases. */
export const FALSE_ALARM = 1e-8;

const candidatesOf = ({ weights }: Lottery): readonly Candidate[] =>
  weights.map((weight, uid) => ({ netuid: 1, uid, hotkey: `0x${uid}`, weight }));

const seedsOf = ({ start }: Lottery): readonly bigint[] => {
  let parent = hashOfBlock(BigInt(start));
  return Array.from({ length: DRAWS }, (_, block) => {
    parent = toHex(sha256(fromHex(parent)));
    return drawSeed({ parent, height: BigInt(block + 1), round: 0 });
  });
};

/** How often each candidate is drawn along a chain of hashes. */
const countsOf = (lottery: Lottery): readonly number[] => {
  const candidates = candidatesOf(lottery);
  const counts = lottery.weights.map(() => 0);
  for (const seed of seedsOf(lottery)) {
    const uid = drawn(candidates, seed)?.uid;
    if (uid !== undefined) counts[uid] = (counts[uid] ?? 0) + 1;
  }
  return counts;
};

/**
 * By how much a count may differ from its mean. Bernstein's inequality: a sum of `DRAWS` independent draws of probability
 * `share` is off by more with a probability of at most FALSE_ALARM over the number of candidates.
 */
const allowance = (share: number, candidates: number): number => {
  const log = Math.log((2 * candidates) / FALSE_ALARM);
  return log / 3 + Math.sqrt((log / 3) ** 2 + 2 * log * DRAWS * share * (1 - share));
};

/** What is wrong with so many draws of each candidate, if it is to be drawn by these weights. */
export const unfairness = (counts: readonly number[], weights: readonly bigint[]): string | undefined => {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  return firstOf(counts.entries(), ([uid, count]) => {
    const share = Number(weights[uid]) / Number(total);
    const [mean, allowed] = [DRAWS * share, allowance(share, counts.length)];
    return Math.abs(count - mean) <= allowed
      ? undefined
      : `${uid} is drawn ${count} times of ${DRAWS}, ${mean} ± ${allowed} are due`;
  });
};

const weights = fc.oneof(
  fc.bigInt(1n, 1_000n),
  fc.bigInt(1n, 65_535n * 1_000_000_000n),
  fc.constantFrom(1n, 65_535n << 64n),
);

export const drawFrequenciesMatchWeights = property<Lottery>({
  name: "draw-frequencies-match-weights",
  informal:
    "Along a chain of 20,000 blocks every candidate is drawn as often as its weight says, within a bound that a fair draw breaks once in 10⁸ cases.",
  formal: "|count(i) − n·wᵢ/w| ≤ L/3 + √(L²/9 + 2·L·n·p·(1 − p)), p = wᵢ/w, L = ln(2·|C|·10⁸)",
  rules: ["POI-2", "POI-3"],
  status: "tested",
  arbitrary: fc.record({
    weights: fc.array(weights, { minLength: 1, maxLength: 8, size: "max" }),
    start: fc.nat(1_000_000),
  }),
  cost: 50,
  witnesses: {
    "several candidates": ({ weights }) => weights.length > 1,
  },
  violation: (lottery) => unfairness(countsOf(lottery), lottery.weights),
});
