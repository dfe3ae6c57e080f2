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

interface TableConstant {
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
  readonly constants: readonly TableConstant[];
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

/** Rows of the tables whose first column is headed "Constant". */
const constantsOf = (chapter: string, markdown: string): readonly TableConstant[] =>
  [...markdown.matchAll(/^\| Constant \|.*\n\|[-:| ]+\n((?:\|.*\n?)+)/gm)].flatMap(([, rows = ""]) =>
    rows
      .trim()
      .split("\n")
      .map((row) => {
        const [name = "", value = ""] = cellsOf(row);
        return { name: name.replaceAll("`", ""), value: value.replaceAll(/[`,_]/g, ""), chapter };
      }),
  );

/** Rows of the tables whose first two columns are headed "Call" and "Never ends with". */
const unreachedOf = (markdown: string): readonly Unreached[] =>
  [...markdown.matchAll(/^\| Call \| Never ends with \|.*\n\|[-:| ]+\n((?:\|.*\n?)+)/gm)].flatMap(
    ([, rows = ""]) =>
      rows
        .trim()
        .split("\n")
        .flatMap((row) => {
          const [calls = "", ends = "", reason = ""] = cellsOf(row);
          return calls.split(", ").flatMap((call) => ends.split(", ").map((end) => ({ call, end, reason })));
        }),
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
    constants: chapters.flatMap(([chapter, markdown]) => constantsOf(chapter, markdown)),
    examples: entries.flatMap(examplesOf),
    unreached: chapters.flatMap(([, markdown]) => unreachedOf(markdown)),
    mentions: chapters.flatMap(([chapter, markdown]) =>
      [...markdown.matchAll(mention)].map(([, id = ""]) => ({ id, chapter })),
    ),
  };
};
