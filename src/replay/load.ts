import type { Json } from "../../conformance/case.ts";
import { logOfLines, type PlacedScenario, scenariosOf } from "../../conformance/replay/files.ts";
import { CliError, withFile } from "../cli/errors.ts";
import { filesOf, readJsonFile, readJsonLines } from "../input/file.ts";

/** A recorded run, and the file that it comes from. */
export interface LoadedScenario extends PlacedScenario {
  readonly file: string;
}

const isLines = (file: string): boolean => /\.(jsonl|ndjson)$/.test(file);

const readLog = (file: string): Json =>
  isLines(file) ? logOfLines(readJsonLines(file)) : readJsonFile(file);

const kinds = 'a transition file ("oracle/1"), a vector of suite sequence or a log ("taospec-log/1")';

/** A file that is named must hold runs; one that a folder holds may be of another kind. */
const scenariosIn = (file: string, isNamed: boolean): readonly LoadedScenario[] =>
  withFile(file, () => {
    const found = scenariosOf(readLog(file));
    if (found === undefined && isNamed) throw new CliError(`${file}: format: expected ${kinds}`);
    return (found ?? []).map((scenario) => ({ ...scenario, file }));
  });

/** All runs of files and, recursively, of folders. Throws a `CliError` for what cannot be read or holds none. */
export const loadScenarios = (paths: readonly string[]): readonly LoadedScenario[] => {
  const found = filesOf(paths, /\.(json|jsonl|ndjson)$/).flatMap((file) =>
    scenariosIn(file, paths.includes(file)),
  );
  if (found.length === 0) throw new CliError(`${paths.join(", ")}: expected ${kinds} (found none)`);
  return found;
};
