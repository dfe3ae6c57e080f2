/** Finds which functions of the model say that they implement which rules. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface RuleFunction {
  readonly rule: string;
  /** `path#name`. */
  readonly where: string;
}

const documented = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:const|function) (\w+)/g;
const citation = /\[([A-Z]+-\d+)\]/g;

/** The TypeScript files under `folder`, by path. */
export const sourceFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file))
    .sort();

/** The exported functions and constants whose docstring cites a rule. */
export const ruleFunctions = (folder: string): readonly RuleFunction[] =>
  sourceFiles(folder).flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(documented)].flatMap(([, comment = "", name = ""]) =>
      [...comment.matchAll(citation)].map(([, rule = ""]) => ({ rule, where: `${path}#${name}` })),
    ),
  );
