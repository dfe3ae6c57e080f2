/** The rule sets that vectors may be of, and how their suites go by within the runner. */
import { bonded } from "../model/bonded/rules.ts";
import { finney } from "../model/finney/rules.ts";
import type { RuleSet } from "../model/rules.ts";
import { itemLabel } from "../model/storage/item.ts";

/** Every rule set, by name; a parent before its children. */
export const ruleSets: ReadonlyMap<string, RuleSet> = new Map(
  [finney, bonded].map((rules) => [rules.name, rules]),
);

/** The end of a message on an item that the rules do not have: which others have it. */
export const itemElsewhere = (label: string): string => {
  const found = [...ruleSets.values()].find(({ items }) => items.some((item) => itemLabel(item) === label));
  return found === undefined ? "" : ` (found one of the rules ${found.name})`;
};

/** The same for a call by its full name. */
export const callElsewhere = (name: string): string => {
  const found = [...ruleSets.values()].find(({ calls }) => calls.has(name));
  return found === undefined ? "" : `, of the rules ${found.name}`;
};

/** Rules as vectors, reports and handshakes name them. */
export const namedRules = ({ name, version }: RuleSet) => ({ name, version });

/** How a suite of some rules goes by: those of finney by their own name, all others with their rules in front. */
export const suiteName = (rules: Pick<RuleSet, "name">, suite: string): string =>
  rules.name === finney.name ? suite : `${rules.name}/${suite}`;

/** The rules of a suite by the name that it goes by, and the name that its vectors give it. */
export const placeOfSuite = (name: string): { readonly rules: RuleSet; readonly suite: string } => {
  const [first = "", ...rest] = name.split("/");
  const rules = ruleSets.get(first);
  return rules === undefined || rest.length === 0
    ? { rules: finney, suite: name }
    : { rules, suite: rest.join("/") };
};
