const rowText = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** A table in Markdown. */
export const markdownTable = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  [rowText(titles), `|${titles.map(() => "---|").join("")}`, ...rows.map(rowText)].join("\n");

/** Text that Markdown must not read as marks: the angle brackets of a type. */
export const code = (text: string): string => (text === "" ? "" : `\`${text}\``);
