import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { InputError, type Json } from "../../conformance/case.ts";
import { CliError, withFile } from "../cli/errors.ts";
import { parseJson } from "./json.ts";

/** A UTF-8 text file. Bytes that are no UTF-8 are an `InputError`. */
const readText = (file: string): string => {
  const bytes = readFileSync(file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError("", "not valid JSON: the bytes are not UTF-8 text");
  }
};

/** A JSON file. Throws an `InputError` for text that is no JSON, and the system's error for a file that cannot be read. */
export const readJsonFile = (file: string): Json => {
  const text = readText(file);
  if (text.trim() === "") throw new InputError("", "not valid JSON: the file is empty");
  return parseJson(text);
};

/** A file of JSON lines, blank ones aside. A fault is named by its line in the file. */
export const readJsonLines = (file: string): readonly Json[] =>
  readText(file)
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [parseJson(line, index + 1)]));

const filesBelow = (folder: string, pattern: RegExp): readonly string[] => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => pattern.test(file))
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile())
    .sort();
  if (files.length === 0) throw new CliError(`${folder}: expected at least one .json file (found none)`);
  return files;
};

/** Files as they are named and, recursively, those of folders whose names fit `pattern`; each once. */
export const filesOf = (paths: readonly string[], pattern = /\.json$/): readonly string[] => [
  ...new Set(
    paths.flatMap((path) =>
      withFile(path, () => (statSync(path).isDirectory() ? filesBelow(path, pattern) : [path])),
    ),
  ),
];
