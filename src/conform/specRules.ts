import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findPackage } from "../cli/package.ts";

/** The titles of all rules of the specification by their IDs, as spec.json lists them. */
export const ruleTitles = (): ReadonlyMap<string, string> => {
  const { rules } = JSON.parse(readFileSync(join(findPackage().root, "spec.json"), "utf8")) as {
    readonly rules: readonly { readonly id: string; readonly title: string }[];
  };
  return new Map(rules.map(({ id, title }) => [id, title]));
};
