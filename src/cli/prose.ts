import { stripVTControlCharacters } from "node:util";

const widest = 110;

/** Columns that prose may fill: the terminal's, COLUMNS where that is set, and never a line too long to read. */
const proseWidth = (): number => {
  const asked = Number(process.env["COLUMNS"]);
  const columns = Number.isInteger(asked) && asked > 0 ? asked : process.stdout.columns || 100;
  return Math.max(40, Number.isInteger(asked) && asked > widest ? asked : Math.min(columns, widest));
};

/** Breaks a line of prose at spaces; what follows is indented as the line is, two columns more if it is indented. */
const wrapProse = (line: string, width = proseWidth()): string => {
  const indent = /^ */.exec(line)?.[0] ?? "";
  const hanging = indent === "" ? "" : `${indent}  `;
  const lines: string[] = [];
  let current = indent;
  for (const word of line.slice(indent.length).split(" ")) {
    const joined = current.trim() === "" ? `${current}${word}` : `${current} ${word}`;
    const fits = stripVTControlCharacters(joined).length <= width || current.trim() === "";
    if (!fits) lines.push(current);
    current = fits ? joined : `${hanging}${word}`;
  }
  return [...lines, current].join("\n");
};

/** Lines of prose, each broken to fit, and tables (texts of several lines), which stay as they are. */
export const page = (parts: readonly string[]): string =>
  parts.map((part) => (part.includes("\n") ? part : wrapProse(part))).join("\n");
