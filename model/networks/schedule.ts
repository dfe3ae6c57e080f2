/** Which rules hold in which block. */
import * as Result from "effect/Result";
import type { Chain, RuleSet } from "../rules.ts";
import { type Upgrade, upgrade } from "./upgrade.ts";

/** What a schedule knows of a block: the rules change when it begins, or the emission was seen to be new in it. */
export type ScheduledChange =
  | { readonly kind: "upgrade"; readonly block: bigint; readonly upgrade: Upgrade }
  /** A fact and no cause: the rules halve by issuance, and a run can be held against it. */
  | { readonly kind: "halving"; readonly block: bigint; readonly blockEmission: bigint };

/** The rules that a chain begins with, and what changes in which block, the earliest first. */
export interface Schedule {
  readonly first: RuleSet;
  readonly changes: readonly ScheduledChange[];
}

/** Why changes make no schedule. */
export type ScheduleFault =
  | { readonly reason: "BlockBeforeFirst"; readonly block: bigint }
  | { readonly reason: "TwoChangesInBlock"; readonly block: bigint };

const repeatedIn = (changes: readonly ScheduledChange[]): ScheduledChange | undefined =>
  changes.find(({ kind, block }, index) =>
    changes.slice(0, index).some((earlier) => earlier.kind === kind && earlier.block === block),
  );

/**
 * [GEN-7] A schedule of these changes, in whatever order they come. Refused: a change before block 1, and two of a kind
 * in one block.
 */
export const scheduleOf = (
  first: RuleSet,
  changes: readonly ScheduledChange[],
): Result.Result<Schedule, ScheduleFault> => {
  const early = changes.find(({ block }) => block < 1n);
  if (early !== undefined) return Result.fail({ reason: "BlockBeforeFirst", block: early.block });
  const repeated = repeatedIn(changes);
  if (repeated !== undefined) return Result.fail({ reason: "TwoChangesInBlock", block: repeated.block });
  return Result.succeed({ first, changes: [...changes].sort((a, b) => (a.block < b.block ? -1 : 1)) });
};

/** A schedule in which nothing changes. */
export const always = (rules: RuleSet): Schedule => ({ first: rules, changes: [] });

/** [GEN-7] The rules that hold in a block: those of the last upgrade up to it. Every block has them. */
export const rulesAt = ({ first, changes }: Schedule, block: bigint): RuleSet =>
  changes.reduce(
    (rules, change) => (change.kind === "upgrade" && change.block <= block ? change.upgrade.to : rules),
    first,
  );

/** [GEN-7] The emission, in rao a block, that was observed from the last halving up to a block; undefined before it. */
export const observedEmissionAt = ({ changes }: Schedule, block: bigint): bigint | undefined =>
  changes.reduce<bigint | undefined>(
    (emission, change) =>
      change.kind === "halving" && change.block <= block ? change.blockEmission : emission,
    undefined,
  );

/** [GEN-7] The chain as the block begins: upgraded, where an upgrade is scheduled for this very block. */
export const upgradedFor = ({ changes }: Schedule, chain: Chain, block: bigint): Chain =>
  changes.reduce(
    (current, change) =>
      change.kind === "upgrade" && change.block === block ? upgrade(change.upgrade)(current) : current,
    chain,
  );
