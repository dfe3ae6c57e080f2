/** Rule sets for a reader, and for a program. */
import { callName } from "../../conformance/codecs/calls.ts";
import type { CallDefinition, RuleSet } from "../../model/rules.ts";
import type { EventDeclaration } from "../../model/runtime/event.ts";
import { itemLabel } from "../../model/storage/item.ts";
import { page } from "../cli/prose.ts";
import { style } from "../cli/style.ts";
import { table } from "../cli/table.ts";
import { counted, integer, taoWithUnit } from "../cli/units.ts";
import { differenceOf, type RulesDifference } from "./difference.ts";
import { type Parameter, parametersOf } from "./parameters.ts";

type Sets = readonly RuleSet[];

const childrenOf = (sets: Sets, parent: RuleSet | undefined): Sets =>
  sets.filter((rules) => rules.parent?.name === parent?.name);

/** Each set below its parent, with how deep it stands. */
const treeOf = (sets: Sets, parent?: RuleSet, depth = 0): readonly (readonly [RuleSet, depth: number])[] =>
  childrenOf(sets, parent).flatMap((rules) => [[rules, depth] as const, ...treeOf(sets, rules, depth + 1)]);

const treeRow = ([rules, depth]: readonly [RuleSet, number]): readonly string[] => {
  const { name, version, status, source, items, calls } = rules;
  const branch = depth === 0 ? "" : `${"  ".repeat(depth - 1)}└ `;
  return [`${branch}${name}`, version, status, integer(items.length), integer(calls.size), source];
};

/** All rule sets, children below their parents. */
export const treeText = (sets: Sets): string =>
  table(
    [
      { title: "rules", align: "left" },
      { title: "version" },
      { title: "status", align: "left" },
      { title: "items" },
      { title: "calls" },
      { title: "source", align: "left" },
    ],
    treeOf(sets).map(treeRow),
  );

const durationUnits = [
  [86_400n, "day"],
  [3_600n, "hour"],
  [60n, "minute"],
  [1n, "second"],
] as const;

/** The largest unit that leaves no rest. */
const durationText = (seconds: bigint): string => {
  const [size, noun] = durationUnits.find(([own]) => seconds >= own && seconds % own === 0n) ?? [
    1n,
    "second",
  ];
  return counted(seconds / size, noun);
};

/** Millionths as percent, without a float: 50,000 is 5 %, 100 is 0.01 %. */
const percentOfMillion = (millionths: bigint): string => {
  const fraction = `${millionths % 10_000n}`.padStart(4, "0").replace(/0+$/, "");
  return `${millionths / 10_000n}${fraction === "" ? "" : `.${fraction}`} %`;
};

/** The same in words that a reader knows better; empty where there are none. */
const plainly = ({ value, unit }: Parameter, { constants }: RuleSet): string => {
  const whole = BigInt(value);
  if (unit === "blocks") return durationText(whole * constants.blockSeconds);
  if (unit === "millionths") return percentOfMillion(whole);
  return unit === "rao" ? taoWithUnit(whole) : "";
};

const parametersText = (rules: RuleSet): string => {
  const rows = parametersOf(rules).map((parameter) => [
    parameter.name,
    integer(parameter.value),
    parameter.unit,
    plainly(parameter, rules),
  ]);
  const columns = [
    { title: "parameter", align: "left" as const },
    { title: "value" },
    { title: "unit", align: "left" as const },
    { title: "that is" },
  ];
  return rows.length === 0 ? "no parameters of its own" : table(columns, rows);
};

const headText = ({ name, version, status, source, parent }: RuleSet): string =>
  `${style.bold(`${name} ${version}`)}, ${status}: ${source}${parent === undefined ? "" : `; goes on from ${parent.name} ${parent.version}`}`;

/** One rule set with its parameters. */
export const ruleSetText = (rules: RuleSet): string => page([headText(rules), "", parametersText(rules)]);

const callText = ({ pallet, name }: CallDefinition): string => callName(`${pallet}.${name}`);
const eventText = ({ pallet, name }: EventDeclaration): string => callName(`${pallet}.${name}`);

const groupLines = (title: string, names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : ["", style.bold(title), ...names.map((name) => `  ${name}`)];

const callLines = (calls: readonly CallDefinition[]): readonly string[] =>
  calls.map((call) => `${callText(call)}: ${call.documentation} (${call.rules[0]})`);

/** What a rule set adds to its parent and does otherwise. */
export const differenceText = (rules: RuleSet, parent: RuleSet): string => {
  const { items, added, replaced, events, steps } = differenceOf(rules, parent);
  return page([
    headText(rules),
    ...groupLines("done otherwise", [...steps, ...callLines(replaced)]),
    ...groupLines("calls added", callLines(added)),
    ...groupLines(
      "items added",
      items.map((item) => `${itemLabel(item)}: ${item.documentation}`),
    ),
    ...groupLines("events added", events.map(eventText)),
    "",
    style.bold("parameters added"),
    parametersText(rules),
  ]);
};

const differenceJson = ({ items, added, replaced, events, steps }: RulesDifference) => ({
  steps,
  callsReplaced: replaced.map(callText),
  callsAdded: added.map(callText),
  itemsAdded: items.map(itemLabel),
  eventsAdded: events.map(eventText),
});

/** A rule set as data; numbers are decimal strings. `difference` needs a parent. */
export const ruleSetJson = (rules: RuleSet, difference: boolean) => {
  const { name, version, status, source, parent } = rules;
  return {
    name,
    version,
    status,
    source,
    parent: parent?.name ?? null,
    parameters: Object.fromEntries(
      parametersOf(rules).map((parameter) => [
        parameter.name,
        { value: `${parameter.value}`, unit: parameter.unit },
      ]),
    ),
    ...(difference && parent !== undefined
      ? { difference: differenceJson(differenceOf(rules, parent)) }
      : {}),
  };
};
