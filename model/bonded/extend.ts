import type { CallDefinition, RuleSet } from "../rules.ts";

/** What a rule set adds to its parent, and what it puts in the place of the parent's. */
interface Additions extends Partial<RuleSet> {
  readonly name: string;
  readonly version: string;
  /** Calls, by pallet and name; one that the parent has too replaces the parent's. */
  readonly ownCalls: readonly CallDefinition[];
}

/** A rule set that goes on from another one: lists are added to, calls of the same name replaced. */
export const extend = (parent: RuleSet, { ownCalls, ...additions }: Additions): RuleSet => ({
  ...parent,
  ...additions,
  parent,
  items: [...parent.items, ...(additions.items ?? [])],
  events: [...parent.events, ...(additions.events ?? [])],
  palletIndices: { ...parent.palletIndices, ...additions.palletIndices },
  calls: new Map([
    ...parent.calls,
    ...ownCalls.map((definition) => [`${definition.pallet}.${definition.name}`, definition] as const),
  ]),
});
