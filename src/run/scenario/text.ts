/** A story for people. */
import { writeCall } from "../../../conformance/codecs/calls.ts";
import { bonded } from "../../../model/bonded/rules.ts";
import { decodeSignedStatement, isSignedByHotkey } from "../../../model/bonded/slashing/evidence.ts";
import type { Statement } from "../../../model/bonded/slashing/statement.ts";
import type { Origin } from "../../../model/runtime/origin.ts";
import { fromHex } from "../../../model/storage/bytes.ts";
import { holdingTotal, ledgerOf } from "../../../properties/stories/ledger.ts";
import { coldkeyOf, sealOf } from "../../../properties/stories/people.ts";
import {
  type Chapter,
  isSigned,
  type Made,
  type Signs,
  type Story,
} from "../../../properties/stories/story.ts";
import { page } from "../../cli/prose.ts";
import { style } from "../../cli/style.ts";
import { integer } from "../../cli/units.ts";
import { blocksText, eventText } from "./events.ts";
import { ledgerSum, ledgerTable } from "./ledgerText.ts";
import { type Names, namesOf, shortHex, shortKey, shortTao } from "./names.ts";

const rulesText = (rules: readonly string[]): string => style.dim(`[${rules.join("] [")}]`);

const signer = (origin: Origin, names: Names): string =>
  origin.kind === "Signed" ? `signed by ${names(origin.account)}` : "unsigned";

const statementText = ({ height, round, block }: Statement): string =>
  `height ${integer(height)}, round ${round}, block ${shortHex(block)}`;

const validity = (isValid: boolean): string =>
  isValid ? style.green("valid") : style.red("not the hotkey's");

const signsLines = (signs: Signs): readonly string[] => [
  `    ${statementText(signs.statement)}`,
  `    ${signs.hotkey.pair.scheme} ${shortHex(sealOf(signs.hotkey, signs.statement))}: ${validity(isSigned(signs))}`,
];

/** A signed statement of a report, with what its signature is worth. */
const evidenceLine = (name: string, evidence: string, names: Names): string => {
  const statement = decodeSignedStatement(fromHex(evidence));
  if (statement === undefined) return `      ${name}: no signed statement`;
  const { hotkey, scheme, signature } = statement;
  return `      ${name}: ${names(hotkey)}, ${statementText(statement)}; ${scheme} ${shortHex(signature)}: ${validity(isSignedByHotkey(statement))}`;
};

const evidenceLines = ({ extrinsic }: Made, names: Names): readonly string[] => {
  if (extrinsic?.call.call !== "Slashing.report_double_signing") return [];
  const { first, second } = extrinsic.call.args as { readonly first: string; readonly second: string };
  return [evidenceLine("first", first, names), evidenceLine("second", second, names)];
};

/** Who loses how much in a step, from what, and where it goes. */
const lossLines = ({ before, state, events }: Made, story: Story): readonly string[] => {
  if (!events.some(({ name }) => name === "Slashed")) return [];
  const people = story.people.map(([name]) => name);
  const [then, now] = [ledgerOf(before, people), ledgerOf(state, people)];
  const losses = then.holdings.flatMap((holding, index) => {
    const after = now.holdings[index]!;
    const lost = holdingTotal(holding) - holdingTotal(after);
    if (lost <= 0n) return [];
    const waiting = holding.unbonding - after.unbonding;
    const part = waiting === lost ? "all" : shortTao(waiting);
    const from = waiting === 0n ? "" : `, ${part} of it from what unbonds`;
    return [`      ${holding.name} loses ${style.red(shortTao(lost))}${from}`];
  });
  const recycled = shortTao(now.slashed - then.slashed);
  return [...losses, `      ${recycled} leave the issuance and can be emitted again ${rulesText(["SLA-9"])}`];
};

const shownOrigin = (made: Made, names: Names): string => {
  const { origin, call } = made.extrinsic!;
  const { call: name } = writeCall(bonded, call) as { readonly call: string };
  return `${name}, ${signer(origin, names)}`;
};

const callLines = (made: Made, story: Story, names: Names): readonly string[] => {
  const end = made.refusal === undefined ? style.green("done") : style.red(`refused, ${made.refusal}`);
  const events = made.events.map((event) => `      ${eventText(event, names)}`);
  const shown = `    ${shownOrigin(made, names)}: ${end}`;
  return [shown, ...evidenceLines(made, names), ...events, ...lossLines(made, story)];
};

/** Blocks of a repetition in which something is to be told, and the others between them by their number. */
const repeatLines = (made: readonly Made[], story: Story, names: Names): readonly string[] => {
  const lines: string[] = [];
  let quiet: bigint[] = [];
  const tellQuiet = () => {
    const [first, last] = [quiet[0], quiet.at(-1)];
    if (first !== undefined && last !== undefined)
      lines.push(`    ${blocksText(first, last)}: nothing is missed`);
    quiet = [];
  };
  for (const step of made.filter(({ extrinsic }) => extrinsic !== undefined)) {
    const missed = step.events.filter(({ name }) => name === "DutyMissed");
    if (missed.length === 0) quiet.push(step.block);
    else {
      tellQuiet();
      lines.push(
        `    block ${integer(step.block)}: ${missed.length} missed; ${eventText(missed.at(-1)!, names)}`,
      );
    }
    const others = step.events.filter(({ name }) => name !== "DutyMissed" && name !== "BlockAuthored");
    lines.push(...others.map((event) => `      ${eventText(event, names)}`), ...lossLines(step, story));
  }
  tellQuiet();
  return lines;
};

const madeLines = ({ happening, made }: Chapter, story: Story, names: Names): readonly string[] => {
  switch (happening.kind) {
    case "signs":
      return signsLines(happening);
    case "repeat":
      return repeatLines(made, story, names);
    case "blocks":
      return made.flatMap(({ events }) => events.map((event) => `      ${eventText(event, names)}`));
    default:
      return made.flatMap((step) => callLines(step, story, names));
  }
};

const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const chapterLines = (chapter: Chapter, before: bigint, story: Story, names: Names): readonly string[] => {
  const { happening, block } = chapter;
  const begins = block > before ? ["", style.bold(capitalised(blocksText(before + 1n, block)))] : [];
  return [
    ...begins,
    `  ${happening.says} ${rulesText(happening.rules)}`,
    ...madeLines(chapter, story, names),
  ];
};

const peopleLines = ({ people, hotkeys }: Story): readonly string[] =>
  people.flatMap(([name, role]) => [
    `  ${name}, ${shortKey(coldkeyOf(name))}${role === "" ? "" : `: ${role}`}`,
    ...hotkeys
      .filter(({ owner }) => owner === name)
      .map(({ pair }) => `    hotkey ${shortKey(pair.account)}, ${pair.scheme}`),
  ]);

/** A story with all that the chain has done in it. */
export const storyText = (story: Story, chapters: readonly Chapter[], first: bigint): string => {
  const names = namesOf(story);
  const people = story.people.map(([name]) => name);
  const begin = ledgerOf(story.state, people);
  const end = ledgerOf(chapters.flatMap(({ made }) => made).at(-1)!.state, people);
  const told = chapters.flatMap((chapter, index) =>
    chapterLines(chapter, chapters[index - 1]?.block ?? first, story, names),
  );
  return page([
    style.bold(story.title),
    story.about,
    "",
    ...peopleLines(story),
    "",
    style.bold("At the beginning"),
    ledgerTable(begin, [end]),
    ledgerSum(begin),
    ...told,
    "",
    style.bold("At the end"),
    ledgerTable(end, [begin], begin),
    ledgerSum(end),
    "",
    story.moral,
  ]);
};
