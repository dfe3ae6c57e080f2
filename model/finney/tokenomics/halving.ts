import * as Result from "effect/Result";
import { panic } from "../../numbers/panic.ts";
import type { RuleSet } from "../../rules.ts";
import { blockEmission } from "./blockEmission.ts";

/** A halving: the first issuance at which a block emits less. Amounts in rao. */
export interface Halving {
  /** 1 for the first halving; 0 for the launch. */
  readonly halving: number;
  /** The first total issuance at which the emission holds. */
  readonly issuance: bigint;
  readonly blockEmission: bigint;
  /** How far `issuance` lies above cap · (1 − 2^−k), as numerator over 2^k rao. */
  readonly aboveIdeal: bigint;
}

/** The emission at an issuance; panics where the chain's logarithm fails, which it does for no issuance below the cap. */
const emissionAt = (rules: RuleSet, issuance: bigint): bigint =>
  Result.getOrElse(blockEmission(rules, issuance), panic);

/** The first issuance from `low` to `high` whose emission is below `emission`. */
const firstBelow = (rules: RuleSet, emission: bigint, low: bigint, high: bigint): bigint => {
  if (low === high) return low;
  const middle = (low + high) / 2n;
  return emissionAt(rules, middle) < emission
    ? firstBelow(rules, emission, low, middle)
    : firstBelow(rules, emission, middle + 1n, high);
};

const halvingAt = (rules: RuleSet, halving: number, issuance: bigint): Halving => {
  const parts = 1n << BigInt(halving);
  const ideal = rules.constants.totalSupply * (parts - 1n);
  return {
    halving,
    issuance,
    blockEmission: emissionAt(rules, issuance),
    aboveIdeal: issuance * parts - ideal,
  };
};

/**
 * [TOK-4] The launch and every halving of the block emission until it is zero, each with the exact issuance at which
 * it takes effect. Emission never rises with issuance, so each is found by bisection.
 */
export const halvings = (rules: RuleSet): readonly Halving[] => {
  const found = [halvingAt(rules, 0, 0n)];
  for (let last = found[0]; last !== undefined && last.blockEmission > 0n; last = found.at(-1)) {
    const issuance = firstBelow(rules, last.blockEmission, last.issuance, rules.constants.totalSupply);
    found.push(halvingAt(rules, last.halving + 1, issuance));
  }
  return found;
};

/** Total issuance, in rao, some blocks later. */
interface Reached {
  readonly issuance: bigint;
  readonly blocks: bigint;
}

/** Blocks at the emission of `issuance` until it reaches `target`. */
const blocksTo = (emission: bigint, issuance: bigint, target: bigint): bigint =>
  (target - issuance + emission - 1n) / emission;

const advance = (emission: bigint, { issuance, blocks }: Reached, target: bigint): Reached => {
  const needed = blocksTo(emission, issuance, target);
  const taken = needed < blocks ? needed : blocks;
  return { issuance: issuance + taken * emission, blocks: blocks - taken };
};

/**
 * [TOK-5] The total issuance after `blocks` blocks that each emit what the issuance before them says.
 * One step for each halving, not for each block.
 */
export const issuanceAfter = (rules: RuleSet, issuance: bigint, blocks: bigint): bigint => {
  let reached: Reached = { issuance, blocks };
  for (const { issuance: threshold } of halvings(rules).slice(1)) {
    const emission = emissionAt(rules, reached.issuance);
    if (emission === 0n || reached.blocks === 0n) break;
    if (threshold > reached.issuance) reached = advance(emission, reached, threshold);
  }
  return reached.issuance;
};

/** [TOK-5] Blocks from `issuance` until the total issuance is at least `target`; undefined where it never is. */
export const blocksUntilIssuance = (rules: RuleSet, issuance: bigint, target: bigint): bigint | undefined => {
  let reached = issuance;
  let blocks = 0n;
  for (const { issuance: threshold } of halvings(rules).slice(1)) {
    const emission = emissionAt(rules, reached);
    if (reached >= target) return blocks;
    if (emission === 0n) return undefined;
    const goal = threshold < target ? threshold : target;
    if (goal <= reached) continue;
    const needed = blocksTo(emission, reached, goal);
    reached += needed * emission;
    blocks += needed;
  }
  return reached >= target ? blocks : undefined;
};
