import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ConformanceCase, Json } from "../../conformance/case.ts";
import type { Named } from "../../conformance/protocol/messages.ts";
import { readPlainStep } from "../../conformance/replay/scenario.ts";
import { rulesOfSteps } from "../../conformance/rules.ts";
import { finney } from "../../model/finney/rules.ts";
import { withFile } from "../cli/errors.ts";
import { writeWhole } from "../cli/wholeFile.ts";
import { loadCases } from "../conform/load.ts";
import { type Draft, filesOf, textsOf } from "../vectors/files.ts";
import type { Difference } from "./search.ts";

const holdsVectors = (folder: string): boolean =>
  existsSync(folder) &&
  withFile(folder, () =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).some((file) => file.endsWith(".json")),
  );

/** The cases of a corpus; none where there is none yet. */
export const corpusCases = (folder: string): readonly ConformanceCase[] =>
  holdsVectors(folder) ? loadCases([folder]) : [];

const hashOf = (input: Json): string =>
  createHash("sha256").update(JSON.stringify(input)).digest("hex").slice(0, 16);

/** A run names the rules of its steps; elsewhere they follow from the handler. */
const ruleIdsOf = ({ suite, input }: ConformanceCase): Pick<Draft, "ruleIds"> => {
  if (suite !== "sequence") return {};
  const { steps } = input as { readonly steps: readonly Json[] };
  return { ruleIds: rulesOfSteps(finney, steps.map(readPlainStep)) };
};

const contentOf = ({ suite, input, expected, trace }: ConformanceCase) => {
  // Only rows may hold numbers that are no whole ones.
  if (suite === "numbers") return { rows: [[...(input as readonly Json[]), expected as Json]] };
  const content = { input, expected: expected as Json };
  return trace === undefined ? content : { ...content, trace: trace as Json };
};

const draftOf = (difference: Difference, generator: string, target: Named): Draft => {
  const { case: subject, class: kind, seed, path } = difference;
  const { suite, handler, input } = subject;
  return {
    suite,
    handler,
    case: hashOf(input),
    description: `${target.name} ${target.version} answered otherwise, first in ${kind.replace(/^[^:]*: /, "")}.`,
    provenance: { kind: "counterexample", seed, path, generator },
    ...ruleIdsOf(subject),
    ...contentOf(subject),
  };
};

/** Write a difference as a vector, with the model's answer as the one to expect. Returns the file. */
export const writeVector = (
  folder: string,
  difference: Difference,
  generator: string,
  target: Named,
): string => {
  const draft = draftOf(difference, generator, target);
  const file = join(folder, draft.suite, draft.handler, `${draft.case}.json`);
  const [text] = textsOf(filesOf([draft])).values();
  withFile(dirname(file), () => mkdirSync(dirname(file), { recursive: true }));
  writeWhole(file, text ?? "");
  return file;
};
