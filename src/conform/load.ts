import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ConformanceCase } from "../../conformance/case.ts";
import { readCases } from "../../conformance/formats/index.ts";
import { CliError, withFile } from "../cli/errors.ts";
import { readJsonFile } from "../input/file.ts";

const jsonFilesBelow = (folder: string): readonly string[] => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile())
    .sort();
  if (files.length === 0) throw new CliError(`${folder}: expected at least one .json file (found none)`);
  return files;
};

const filesOf = (path: string): readonly string[] =>
  withFile(path, () => (statSync(path).isDirectory() ? jsonFilesBelow(path) : [path]));

/** All cases of files and, recursively, of folders, each file once. */
export const loadCases = (paths: readonly string[]): readonly ConformanceCase[] => {
  const files = [...new Set(paths.flatMap(filesOf))];
  return files.flatMap((file) => withFile(file, () => readCases(file, readJsonFile(file))));
};
