import type { Json } from "../../conformance/case.ts";
import { named, readState } from "../../conformance/codecs/state.ts";
import { isHeader, logOfLines, type PlacedScenario, scenariosOf } from "../../conformance/replay/files.ts";
import { CliError, withFile } from "../cli/errors.ts";
import { requireAgreement } from "../genesis/load.ts";
import { filesOf, readJsonFile, readJsonLines } from "../input/file.ts";
import { neighbours } from "../input/neighbour.ts";

/** A recorded run, and the file that it comes from. */
export interface LoadedScenario extends PlacedScenario {
  readonly file: string;
}

const isLines = (file: string): boolean => /\.(jsonl|ndjson)$/.test(file);

/** Undefined for JSON lines that are no log, as a folder may hold them. */
const readRuns = (file: string, isNamed: boolean): Json | undefined => {
  if (!isLines(file)) return readJsonFile(file);
  const lines = readJsonLines(file);
  return isNamed || isHeader(lines[0]) ? logOfLines(lines) : undefined;
};

/** The state that a log begins with agrees with itself. */
const requireAgreementOf = ({ rules, scenario: { genesis }, isLog }: PlacedScenario): void => {
  if (isLog) named("genesis", () => requireAgreement(readState(rules.items, genesis)));
};

const kinds = 'a transition file ("oracle/1"), a vector of suite sequence or a log ("taospec-log/1")';

/** A file that is named must hold runs; one that a folder holds may be of another kind. */
const scenariosIn = (file: string, isNamed: boolean, unchecked: boolean): readonly LoadedScenario[] =>
  withFile(file, () => {
    const json = readRuns(file, isNamed);
    const found = json === undefined ? undefined : scenariosOf(json, neighbours()(file));
    if (!unchecked) found?.forEach(requireAgreementOf);
    if (found === undefined && isNamed) throw new CliError(`${file}: format: expected ${kinds}`);
    return (found ?? []).map((scenario) => ({ ...scenario, file }));
  });

/**
 * All runs of files and, recursively, of folders. Throws a `CliError` for what cannot be read or holds none, and unless
 * `unchecked` for a log that begins with a state that does not agree with itself.
 */
export const loadScenarios = (paths: readonly string[], unchecked: boolean): readonly LoadedScenario[] => {
  const found = filesOf(paths, /\.(json|jsonl|ndjson)$/).flatMap((file) =>
    scenariosIn(file, paths.includes(file), unchecked),
  );
  if (found.length === 0) throw new CliError(`${paths.join(", ")}: expected ${kinds} (found none)`);
  return found;
};
