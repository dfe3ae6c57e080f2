import Table from "cli-table3";
import { style } from "./style.ts";

export interface Column {
  readonly title: string;
  /** Figures stand right, names left. Default: right. */
  readonly align?: "left" | "right";
}

const noBorders = Object.fromEntries(
  ["top", "bottom", "left", "right", "mid"].flatMap((side) => [
    [side, ""],
    [`${side}-mid`, ""],
    [`${side}-left`, ""],
    [`${side}-right`, ""],
  ]),
);

/** A table without borders, two spaces between columns; `footer` rows follow a thin line. */
export const table = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  footer: readonly (readonly string[])[] = [],
): string => {
  const drawn = new Table({
    chars: { ...noBorders, middle: "  " },
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
    colAligns: columns.map((column) => column.align ?? "right"),
  });
  drawn.push(
    columns.map((column) => column.title),
    ...rows.map((row) => [...row]),
    ...footer.map((row) => [...row]),
  );
  const lines = drawn
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
  const width = Math.max(...lines.map((line) => line.length));
  const head = style.bold(lines[0] ?? "");
  const rule = style.dim("─".repeat(width));
  const body = lines.slice(1, 1 + rows.length);
  const tail = footer.length === 0 ? [] : [rule, ...lines.slice(1 + rows.length)];
  return [head, rule, ...body, ...tail].join("\n");
};
