import { type ConformanceCase, InputError, type Json } from "../../conformance/case.ts";
import { notRun, readCases } from "../../conformance/formats/index.ts";
import { vectorFormat } from "../../conformance/formats/vector.ts";
import { specification } from "../../conformance/suites/index.ts";
import { withFile } from "../cli/errors.ts";
import { filesOf, readJsonFile } from "../input/file.ts";
import { neighbours } from "../input/neighbour.ts";
import { ruleTitles } from "./specRules.ts";

const ownSuites = new Set(specification.suites.map(({ name }) => name));

const formatOf = (json: Json): Json | undefined =>
  typeof json === "object" && json !== null ? (json as { readonly format?: Json }).format : undefined;

/** A vector that names a rule which the specification lacks is faulty, or made for another one. */
const requireKnownRules = (cases: readonly ConformanceCase[], known: ReadonlyMap<string, string>): void => {
  for (const { suite, rules } of cases) {
    const index = ownSuites.has(suite) ? rules.findIndex((id) => !known.has(id)) : -1;
    if (index >= 0)
      throw new InputError(`ruleIds[${index}]`, `expected a rule of spec.json (found ${rules[index]})`);
  }
};

/** All cases of files and, recursively, of folders, each file once. A folder may hold other JSON too; it is said so. */
export const loadCases = (paths: readonly string[]): readonly ConformanceCase[] => {
  const known = ruleTitles();
  const neighboursOf = neighbours();
  return filesOf(paths).flatMap((file) =>
    withFile(file, () => {
      const json = readJsonFile(file);
      if (!paths.includes(file) && formatOf(json) === undefined)
        return [notRun(file, "without a format: no vectors")];
      const cases = readCases(file, json, neighboursOf(file));
      if (formatOf(json) === vectorFormat) requireKnownRules(cases, known);
      return cases;
    }),
  );
};
