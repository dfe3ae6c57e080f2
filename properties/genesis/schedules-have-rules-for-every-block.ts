import * as Result from "effect/Result";
import fc from "fast-check";
import { finney } from "../../model/finney/rules.ts";
import { rulesAt, type ScheduledChange, scheduleOf, upgradedFor } from "../../model/networks/schedule.ts";
import { property } from "../property.ts";

const blocks = fc.oneof(fc.bigInt({ min: 1n, max: 12n }), fc.bigInt({ min: 1n, max: (1n << 64n) - 1n }));

interface Change {
  readonly block: bigint;
  readonly version: string;
}

/** Upgrades that do nothing but name new rules, each in a block of its own. */
const changes = fc.uniqueArray(fc.record({ block: blocks, version: fc.constantFrom("2", "3", "4") }), {
  selector: ({ block }) => block,
  maxLength: 5,
});

const upgradeOf = ({ block, version }: Change): ScheduledChange => ({
  kind: "upgrade",
  block,
  upgrade: { to: { ...finney, version }, migrate: (state) => state },
});

const expectedAt = (all: readonly Change[], block: bigint): string =>
  all
    .filter((change) => change.block <= block)
    .reduce<Change>((last, change) => (change.block > last.block ? change : last), {
      block: 0n,
      version: finney.version,
    }).version;

export const schedulesHaveRulesForEveryBlock = property({
  name: "schedules-have-rules-for-every-block",
  informal:
    "In every block hold the rules of the last upgrade up to it, in whatever order the schedule was written.",
  formal:
    "rulesAt(b) = rules of max {c : c ≤ b}; rulesAt(0) = the first rules; a chain that enters b has rulesAt(b)",
  rules: ["GEN-7"],
  status: "tested",
  arbitrary: fc.tuple(changes, fc.oneof(fc.constant(0n), blocks)),
  witnesses: {
    "no upgrade": ([all]) => all.length === 0,
    "in the block of an upgrade": ([all, block]) => all.some((change) => change.block === block),
    "between two upgrades": ([all, block]) =>
      all.some((change) => change.block < block) && all.some((change) => change.block > block),
  },
  violation: ([all, block]) => {
    const schedule = Result.getOrThrow(scheduleOf(finney, all.map(upgradeOf)));
    const [found, expected] = [rulesAt(schedule, block).version, expectedAt(all, block)];
    if (found !== expected) return `rules of version ${found}, not ${expected}, in block ${block}`;
    const before = { rules: rulesAt(schedule, block === 0n ? 0n : block - 1n), state: undefined };
    const entered = upgradedFor(schedule, before, block).rules.version;
    return entered === expected ? undefined : `a chain enters block ${block} with version ${entered}`;
  },
});
