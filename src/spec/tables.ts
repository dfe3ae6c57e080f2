/** The chapter of tables: what the model declares of items, calls, events and rejections, for readers. */
import { callName, writtenReason } from "../../conformance/codecs/calls.ts";
import { ruleSets } from "../../conformance/ruleSets.ts";
import type { CallDefinition, RuleSet } from "../../model/rules.ts";
import type { EventDeclaration, EventField } from "../../model/runtime/event.ts";
import { shapeText, type Typed } from "../../model/storage/shape.ts";
import { differenceOf } from "../rules/difference.ts";
import { code, markdownTable } from "./markdown.ts";
import { storageTable } from "./storageTable.ts";

const labelOf = ({ pallet, name }: Pick<CallDefinition, "pallet" | "name">): string =>
  callName(`${pallet}.${name}`);

const argumentsText = (types: Readonly<Record<string, Typed<unknown>>>): string =>
  Object.entries(types)
    .map(([name, { shape }]) => `${name}: ${shapeText(shape)}`)
    .join(", ");

const callRow = (rules: RuleSet, call: CallDefinition): readonly string[] => [
  labelOf(call),
  `${rules.palletIndices[call.pallet]}, ${call.index}`,
  code(argumentsText(call.arguments)),
  call.rules.join(", "),
  call.documentation,
];

const callTable = (rules: RuleSet, calls: Iterable<CallDefinition>): string =>
  markdownTable(
    ["Call", "Index", "Arguments", "Rules", "Meaning"],
    [...calls].map((call) => callRow(rules, call)),
  );

const fieldText = (field: EventField): string =>
  field === "DispatchResult" ? field : shapeText(field.shape);

const fieldsText = (fields: EventDeclaration["fields"]): string =>
  Array.isArray(fields)
    ? fields.map(fieldText).join(", ")
    : Object.entries(fields as Readonly<Record<string, EventField>>)
        .map(([name, field]) => `${name}: ${fieldText(field)}`)
        .join(", ");

const eventTable = (events: RuleSet["events"]): string =>
  markdownTable(
    ["Event", "Fields"],
    events.map((event) => [labelOf(event), code(fieldsText(event.fields))]),
  );

const rejectionRows = (calls: Iterable<CallDefinition>): readonly (readonly string[])[] => {
  const callsOf = new Map<string, string[]>();
  for (const call of calls) {
    for (const reason of call.rejections.map(writtenReason)) {
      const known = callsOf.get(reason) ?? [];
      callsOf.set(reason, [...known, labelOf(call)]);
    }
  }
  return [...callsOf]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([reason, names]) => [reason, String(names.length), names.join(", ")]);
};

const rejectionTable = (calls: Iterable<CallDefinition>): string =>
  markdownTable(["Rejection", "Calls", "Answered by"], rejectionRows(calls));

const tablesChapter = (rules: RuleSet): string => `# Tables: items, calls, events, rejections

\`npm run spec\` writes this chapter from the declarations in \`model/\`; a test compares them. What stands in the main
pallet, SubtensorModule, goes by its name alone, all else with its pallet in front.

## Items

Those of the main pallet stand in the [chapter on storage](storage.md).

${storageTable(rules.items.filter(({ pallet }) => pallet !== "SubtensorModule"))}

## Calls

The index is that of the pallet, then that of the call in it: its first two bytes as SCALE.

${callTable(rules, rules.calls.values())}

## Events

${eventTable(rules.events)}

## Rejections

${rejectionTable(rules.calls.values())}
`;

const differenceChapter = (rules: RuleSet, parent: RuleSet): string => {
  const { items, added, replaced, events, steps } = differenceOf(rules, parent);
  return `# Tables of the ${rules.name} rules

\`npm run spec\` writes this chapter from the declarations in \`model/\`; a test compares them. The rules \`${rules.name}\`
(${rules.status}) go on from \`${parent.name}\`: what does not stand here is as in the [tables of ${parent.name}](tables.md). Beside the
calls that are replaced, these happen otherwise: ${steps.join("; ")}.

## Items added

${storageTable(items)}

## Calls added

The index is that of the pallet, then that of the call in it: its first two bytes as SCALE.

${callTable(rules, added)}

## Calls replaced

Name, index and arguments are those of ${parent.name}.

${callTable(rules, replaced)}

## Events added

${eventTable(events)}

## Rejections

Of the calls that are added or replaced.

${rejectionTable([...replaced, ...added])}
`;
};

const chapterOf = (rules: RuleSet): readonly [file: string, text: string] =>
  rules.parent === undefined
    ? ["spec/tables.md", tablesChapter(rules)]
    : [`spec/${rules.name}-tables.md`, differenceChapter(rules, rules.parent)];

/** The chapters of tables, one for each rule set: their files, and their texts in Markdown. */
export const tablesChapters = (): ReadonlyMap<string, string> =>
  new Map([...ruleSets.values()].map(chapterOf));
