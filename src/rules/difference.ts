/** What a rule set adds to its parent, and what it puts in the place of the parent's. */
import type { CallDefinition, RuleSet } from "../../model/rules.ts";
import type { EventDeclaration } from "../../model/runtime/event.ts";
import type { AnyItem } from "../../model/storage/item.ts";

export interface RulesDifference {
  readonly items: readonly AnyItem[];
  readonly added: readonly CallDefinition[];
  /** Calls that the parent has too, and does otherwise. */
  readonly replaced: readonly CallDefinition[];
  readonly events: readonly EventDeclaration[];
  /** What else happens otherwise, in words. */
  readonly steps: readonly string[];
}

/** Calls that are not simply the parent's: all of them where there is no parent. */
export const ownCalls = ({ calls, parent }: RuleSet): readonly CallDefinition[] =>
  [...calls].flatMap(([name, definition]) => (parent?.calls.get(name) === definition ? [] : [definition]));

const stepsOf = (rules: RuleSet, parent: RuleSet): readonly string[] => [
  ...(rules.onInitialize === parent.onInitialize ? [] : ["the beginning of a block"]),
  ...(rules.release === parent.release ? [] : ["where stake goes that leaves because of someone else"]),
];

const nameOf = ({ pallet, name }: Pick<CallDefinition, "pallet" | "name">): string => `${pallet}.${name}`;

/** How a rule set differs from another, which it goes on from. */
export const differenceOf = (rules: RuleSet, parent: RuleSet): RulesDifference => {
  const own = ownCalls({ ...rules, parent });
  const isKnown = (definition: CallDefinition): boolean => parent.calls.has(nameOf(definition));
  return {
    items: rules.items.filter((item) => !parent.items.includes(item)),
    added: own.filter((definition) => !isKnown(definition)),
    replaced: own.filter(isKnown),
    events: rules.events.filter((event) => !parent.events.includes(event)),
    steps: stepsOf(rules, parent),
  };
};
