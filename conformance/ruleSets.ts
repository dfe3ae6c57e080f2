/** The rule sets that vectors may be of, and how their suites go by within the runner. */
import { bonded } from "../model/bonded/rules.ts";
import { finney } from "../model/finney/rules.ts";
import type { RuleSet } from "../model/rules.ts";

/** Every rule set, by name; a parent before its children. */
export const ruleSets: ReadonlyMap<string, RuleSet> = new Map(
  [finney, bonded].map((rules) => [rules.name, rules]),
);

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
