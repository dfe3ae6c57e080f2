/** Reads the chapters of the specification: rules, errata, tables of constants, worked examples. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Unreached } from "./coverage.ts";

export interface SpecEntry {
  readonly id: string;
  readonly title: string;
  /** File name of the chapter. */
  readonly chapter: string;
  /** All that stands under the heading. */
  readonly text: string;
}

export interface Rule extends SpecEntry {
  readonly status: string;
  readonly source: string;
}

/** A number that a table gives: digits, without commas. */
interface TableValue {
  readonly name: string;
  readonly value: string;
  readonly chapter: string;
}

interface Example {
  readonly chapter: string;
  readonly rule: string;
  /** The JSON of the block. */
  readonly text: string;
}

export interface Specification {
  readonly rules: readonly Rule[];
  readonly errata: readonly SpecEntry[];
  readonly constants: readonly TableValue[];
  /** Parameters of rule sets. */
  readonly parameters: readonly TableValue[];
  readonly examples: readonly Example[];
  /** Ends of calls that no vector has. */
  readonly unreached: readonly Unreached[];
  /** IDs that the prose mentions, with the chapter. */
  readonly mentions: readonly { readonly id: string; readonly chapter: string }[];
}

const heading = /^### \[([A-Z]+-\d+)\] (.+)$/;
const statusLine = /^Status: (observed|proposed|deviation) · Source: (.+)$/m;
const mention = /\[([A-Z]+-\d+)\]/g;

/** The entries of a chapter: each runs from its heading to the next heading of any level up to three. */
const entriesOf = (chapter: string, markdown: string): readonly SpecEntry[] =>
  markdown.split(/^(?=#{1,3} )/m).flatMap((section) => {
    const [first = "", ...rest] = section.split("\n");
    const [, id, title] = heading.exec(first) ?? [];
    return id === undefined || title === undefined
      ? []
      : [{ id, title: title.trim(), chapter, text: rest.join("\n").trim() }];
  });

const ruleOf = (entry: SpecEntry): Rule => {
  const [, status, source] = statusLine.exec(entry.text) ?? [];
  if (status === undefined || source === undefined) {
    throw new Error(`spec/${entry.chapter}: ${entry.id} has no line "Status: … · Source: …"`);
  }
  return { ...entry, status, source: source.trim() };
};

const cellsOf = (row: string): readonly string[] =>
  row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The cells of each row of the tables whose first columns have these heads. */
const rowsUnder = (markdown: string, ...heads: readonly string[]): readonly (readonly string[])[] => {
  const head = heads.map((title) => `\\| ${title} `).join("");
  const tables = new RegExp(`^${head}\\|.*\\n\\|[-:| ]+\\n((?:\\|.*\\n?)+)`, "gm");
  return [...markdown.matchAll(tables)].flatMap(([, rows = ""]) => rows.trim().split("\n").map(cellsOf));
};

const valuesOf = (chapter: string, rows: readonly (readonly string[])[]): readonly TableValue[] =>
  rows.map(([name = "", value = ""]) => ({
    name: name.replaceAll("`", ""),
    value: value.replaceAll(/[`,_]/g, ""),
    chapter,
  }));

const unreachedOf = (chapter: string, markdown: string): readonly Unreached[] =>
  rowsUnder(markdown, "Call", "Never ends with").flatMap(([calls = "", ends = "", reason = ""]) =>
    calls.split(", ").flatMap((call) => ends.split(", ").map((end) => ({ chapter, call, end, reason }))),
  );

const examplesOf = (entry: SpecEntry): readonly Example[] =>
  [...entry.text.matchAll(/^```json example\n([\s\S]*?)^```/gm)].map(([, text = ""]) => ({
    chapter: entry.chapter,
    rule: entry.id,
    text,
  }));

/** The specification in `folder`. Throws where a rule has no status line. */
export const readSpecification = (folder: string): Specification => {
  const files = readdirSync(folder).filter((file) => file.endsWith(".md"));
  const chapters = files.sort().map((file) => [file, readFileSync(join(folder, file), "utf8")] as const);
  const entries = chapters.flatMap(([chapter, markdown]) => entriesOf(chapter, markdown));
  return {
    rules: entries.filter(({ id }) => !id.startsWith("ERR-")).map(ruleOf),
    errata: entries.filter(({ id }) => id.startsWith("ERR-")),
    constants: chapters.flatMap(([chapter, markdown]) => valuesOf(chapter, rowsUnder(markdown, "Constant"))),
    parameters: chapters.flatMap(([chapter, markdown]) =>
      valuesOf(chapter, rowsUnder(markdown, "Parameter", "Value", "Reason")),
    ),
    examples: entries.flatMap(examplesOf),
    unreached: chapters.flatMap(([chapter, markdown]) => unreachedOf(chapter, markdown)),
    mentions: chapters.flatMap(([chapter, markdown]) =>
      [...markdown.matchAll(mention)].map(([, id = ""]) => ({ id, chapter })),
    ),
  };
};
