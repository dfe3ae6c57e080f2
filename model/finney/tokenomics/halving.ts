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

/** Blocks of `emission` rao each until `issuance` has grown to `target` or beyond. */
const blocksTo = (emission: bigint, issuance: bigint, target: bigint): bigint =>
  (target - issuance + emission - 1n) / emission;

/** The part of the schedule that lies at or ahead of `issuance`: the era that holds, and where the next one starts. */
const erasAhead = (schedule: readonly Halving[], issuance: bigint) =>
  schedule.flatMap(({ blockEmission: emission }, index) => {
    const end = schedule[index + 1]?.issuance;
    return end === undefined || end <= issuance ? [] : [{ emission, end }];
  });

/**
 * [TOK-5] The total issuance after `blocks` blocks that each emit what the issuance before them says; `schedule` as
 * from `halvings`. One step for each halving, not for each block.
 */
export const issuanceAfter = (schedule: readonly Halving[], issuance: bigint, blocks: bigint): bigint => {
  let reached = issuance;
  let left = blocks;
  for (const { emission, end } of erasAhead(schedule, issuance)) {
    if (end <= reached) continue;
    const needed = blocksTo(emission, reached, end);
    const taken = needed < left ? needed : left;
    reached += taken * emission;
    left -= taken;
  }
  return reached;
};

/** [TOK-5] Blocks from `issuance` until the total issuance is at least `target`; undefined where it never is. */
export const blocksUntilIssuance = (
  schedule: readonly Halving[],
  issuance: bigint,
  target: bigint,
): bigint | undefined => {
  let reached = issuance;
  let blocks = 0n;
  for (const { emission, end } of erasAhead(schedule, issuance)) {
    const goal = end < target ? end : target;
    if (goal <= reached) continue;
    const needed = blocksTo(emission, reached, goal);
    reached += needed * emission;
    blocks += needed;
  }
  return reached >= target ? blocks : undefined;
};
