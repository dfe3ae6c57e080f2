import { Command } from "commander";
import { ruleSets } from "../../conformance/ruleSets.ts";
import type { RuleSet } from "../../model/rules.ts";
import { CliError } from "../cli/errors.ts";
import { didYouMean } from "../conform/suggest.ts";
import { differenceText, ruleSetJson, ruleSetText, treeText } from "./report.ts";

interface RulesOptions {
  readonly difference?: boolean;
  readonly json?: boolean;
}

const help = `
A rule set is what a run, a vector and a handshake name: the storage items, the
calls and what a block does at its beginning. One goes on from another, its
parent, with which it shares all that it does not replace.

Examples:
  $ taospec rules
  $ taospec rules bonded
  $ taospec rules bonded --difference
  $ taospec rules --json

Exit status: 0, 2 bad usage.`;

const ruleSetNamed = (name: string): RuleSet => {
  const found = ruleSets.get(name);
  if (found !== undefined) return found;
  throw new CliError(`no rule set is called ${name}${didYouMean(name, [...ruleSets.keys()])}`);
};

const parentOf = ({ name, parent }: RuleSet): RuleSet => {
  if (parent !== undefined) return parent;
  throw new CliError(`--difference: ${name} goes on from no other rule set`);
};

const textOf = (rules: RuleSet, { difference = false, json = false }: RulesOptions): string => {
  const parent = difference ? parentOf(rules) : undefined;
  if (json) return JSON.stringify(ruleSetJson(rules, difference), null, 2);
  return parent === undefined ? ruleSetText(rules) : differenceText(rules, parent);
};

const run = (name: string | undefined, options: RulesOptions): void => {
  if (name === undefined && options.difference === true)
    throw new CliError("--difference needs the name of a rule set");
  const sets = [...ruleSets.values()];
  const all = () =>
    options.json === true
      ? JSON.stringify(
          sets.map((rules) => ruleSetJson(rules, false)),
          null,
          2,
        )
      : treeText(sets);
  process.stdout.write(`${name === undefined ? all() : textOf(ruleSetNamed(name), options)}\n`);
};

/** `taospec rules`: which rule sets there are, and what tells them apart. */
export const rulesCommand = (): Command =>
  new Command("rules")
    .description("list the rule sets, the parameters of one, and what it does otherwise than its parent")
    .argument("[name]", "a rule set, as bonded")
    .option("--difference", "what it adds to its parent, and what it replaces")
    .option("--json", "the same as JSON")
    .addHelpText("after", help)
    .action(run);
