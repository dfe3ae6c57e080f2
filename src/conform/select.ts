import { createHash } from "node:crypto";
import type { ConformanceCase } from "../../conformance/case.ts";
import { placeOfSuite, ruleSets, suiteName } from "../../conformance/ruleSets.ts";
import { specification } from "../../conformance/suites/index.ts";
import { finney } from "../../model/finney/rules.ts";
import type { RuleSet } from "../../model/rules.ts";
import { CliError } from "../cli/errors.ts";
import { counted } from "../cli/units.ts";
import { groupBy } from "./groupBy.ts";
import { ruleTitles } from "./specRules.ts";
import { didYouMean } from "./suggest.ts";

/** Which cases a run is about: of this rule set, of any of these suites, and of any of these rules, and any of these cases. */
export interface Filters {
  /** The name of a rule set. */
  readonly rules?: string;
  readonly suite?: readonly string[];
  readonly rule?: readonly string[];
  readonly case?: readonly string[];
}

/** One of `of` parts of a run, from 1 on. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Whether a case goes by a name: its ID, the ID of its file, its name in the file, or the beginning of its ID before a *. */
const answersTo = ({ id, name }: ConformanceCase, sought: string): boolean => {
  if (sought.endsWith("*")) return id.startsWith(sought.slice(0, -1));
  return id === sought || name === sought || id.startsWith(`${sought}#`);
};

const requireKnown = (
  option: string,
  word: string,
  known: Iterable<string>,
  what = option.slice(2),
): void => {
  const names = [...new Set(known)];
  if (!names.includes(word))
    throw new CliError(`${option}: no ${what} is called ${word}${didYouMean(word, names)}`);
};

/** A name that is not known is a fault of the command, not a choice that leaves nothing. Throws a CliError. */
const requireFilters = (
  cases: readonly ConformanceCase[],
  { rules: ruleSet, suite = [], rule = [], case: own = [] }: Filters,
) => {
  if (ruleSet !== undefined) requireKnown("--rules", ruleSet, ruleSets.keys(), "rule set");
  const suites = [...specification.suites.map(({ name }) => name), ...cases.map((subject) => subject.suite)];
  for (const name of suite) requireKnown("--suite", name, suites);
  const rules =
    rule.length === 0 ? [] : [...ruleTitles().keys(), ...cases.flatMap((subject) => subject.rules)];
  for (const id of rule) requireKnown("--rule", id, rules);
  for (const name of own) requireCase(cases, name, "--case");
};

/** The cases that go by a name. Throws a CliError where there is none. */
export const requireCase = (
  cases: readonly ConformanceCase[],
  name: string,
  option: string,
): readonly ConformanceCase[] => {
  const found = cases.filter((subject) => answersTo(subject, name));
  if (found.length > 0) return found;
  const known = didYouMean(
    name,
    cases.map(({ id }) => id),
  );
  throw new CliError(`${option}: no case is called ${name}${known}`);
};

/** The rule set that a case is of. */
export const rulesOfCase = ({ suite }: ConformanceCase): RuleSet => placeOfSuite(suite).rules;

/** Under rules that are named, a suite may go by the name that its vectors give it. */
const suitesOf = ({ rules, suite }: Filters): readonly string[] | undefined =>
  rules === undefined ? suite : suite?.flatMap((name) => [name, suiteName(ruleSets.get(rules)!, name)]);

/** The cases that the filters leave. Throws a CliError for names that nothing bears. */
export const chosen = (cases: readonly ConformanceCase[], filters: Filters): readonly ConformanceCase[] => {
  requireFilters(cases, filters);
  const { rules, rule, case: names } = filters;
  const suite = suitesOf(filters);
  return cases.filter(
    (subject) =>
      (rules === undefined || rulesOfCase(subject).name === rules) &&
      (suite === undefined || suite.includes(subject.suite)) &&
      (rule === undefined || rule.some((id) => subject.rules.includes(id))) &&
      (names === undefined || names.some((name) => answersTo(subject, name))),
  );
};

/** What a target is asked, under one rule set, and a line on each that is left out. */
export interface OfRules {
  readonly rules: RuleSet;
  readonly selected: readonly ConformanceCase[];
  readonly left: readonly string[];
}

/**
 * A target implements one rule set, and is asked nothing of others: finney, or where no case is of finney the first
 * that there is. What stands for a whole file belongs to none.
 */
export const ofOneRuleSet = (cases: readonly ConformanceCase[]): OfRules => {
  const isOfNone = ({ suite }: ConformanceCase): boolean => suite === "(none)";
  const groups = groupBy(
    cases.filter((subject) => !isOfNone(subject)),
    (subject) => rulesOfCase(subject).name,
  );
  const [first = finney.name] = groups.keys();
  const rules = groups.has(finney.name) ? finney : ruleSets.get(first)!;
  const others = [...groups].filter(([name]) => name !== rules.name);
  return {
    rules,
    selected: cases.filter((subject) => isOfNone(subject) || rulesOfCase(subject) === rules),
    left: others.map(
      ([name, own]) =>
        `Not asked of a target of ${rules.name}: ${counted(own.length, "case")} of ${name} (--rules ${name}).`,
    ),
  };
};

/** Every n-th case, so that parts take about as long as each other. */
export const inShard = <Value>(cases: readonly Value[], { index, of }: Shard): readonly Value[] =>
  cases.filter((_, place) => place % of === index - 1);

/** Stands for the cases of a run and their order. */
export const selectionHash = (cases: readonly ConformanceCase[]): string =>
  createHash("sha256")
    .update(cases.map(({ id }) => `${id}\n`).join(""))
    .digest("hex");
