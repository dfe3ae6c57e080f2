/** `npm run check:functions`: fails where the functions of the model grow too long to be read at a glance. */
import { readFileSync } from "node:fs";
import { sourceFiles } from "./functions.ts";
import { functionLengths, quantile } from "./lengths.ts";

const limits = { median: 12, p90: 35 };

const found = sourceFiles("model").flatMap((path) =>
  functionLengths(readFileSync(path, "utf8")).map(({ name, lines }) => ({ path, name, lines })),
);
const lengths = found.map(({ lines }) => lines);
const median = quantile(lengths, 0.5);
const p90 = quantile(lengths, 0.9);
const longest = [...found].sort((left, right) => right.lines - left.lines).slice(0, 3);
console.log(
  `${found.length} functions in model/: median ${median} lines (at most ${limits.median}), p90 ${p90} (at most ${limits.p90})`,
);
for (const { path, name, lines } of longest) console.log(`  ${lines} lines: ${path} ${name}`);
process.exitCode = found.length > 0 && median <= limits.median && p90 <= limits.p90 ? 0 : 1;
