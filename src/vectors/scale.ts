/** Writes the SCALE twins of vectors, and checks them both ways. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative } from "node:path";
import { InputError, type Json } from "../../conformance/case.ts";
import { stateFormat } from "../../conformance/formats/state.ts";
import { vectorFormat } from "../../conformance/formats/vector.ts";
import { suiteName } from "../../conformance/ruleSets.ts";
import { type Difference, differences } from "../../conformance/runner/compare.ts";
import { plainOf, readTwin, writeTwin } from "../../conformance/scale/vector.ts";
import { ScaleError } from "../../model/storage/scale.ts";
import { CliError, withFile } from "../cli/errors.ts";
import { filesOf, readJsonFile } from "../input/file.ts";

/** A vector file or shared state, with its twin. */
export interface TwinFile {
  readonly file: string;
  /** Path below the folder that was named. */
  readonly path: string;
  readonly suite: string;
  readonly json: Json;
  readonly jsonBytes: number;
  readonly twin: Uint8Array;
}

type Fields = { readonly [key: string]: Json };

const suiteOf = (json: Json): string | undefined => {
  const { format, rules, suite } = (typeof json === "object" && json !== null ? json : {}) as Fields;
  if (format === stateFormat) return "(shared states)";
  if (format !== vectorFormat) return undefined;
  return suiteName({ name: String((rules as Fields | undefined)?.["name"]) }, String(suite));
};

const inFolder = (folder: string, file: string): string => {
  const path = relative(folder, file);
  return path === "" || path.startsWith("..") || isAbsolute(path) ? file.split("/").at(-1)! : path;
};

const twinOf = (file: string, folder: string): readonly TwinFile[] =>
  withFile(file, () => {
    const json = readJsonFile(file);
    const suite = suiteOf(json);
    if (suite === undefined) return [];
    const jsonBytes = Buffer.byteLength(JSON.stringify(json));
    return [{ file, path: inFolder(folder, file), suite, json, jsonBytes, twin: writeTwin(json) }];
  });

/** The twins of all vectors and shared states in files and folders. Other JSON in a folder is passed over. */
export const twinsOf = (paths: readonly string[]): readonly TwinFile[] => {
  const found = paths.flatMap((path) => filesOf([path]).flatMap((file) => twinOf(file, path)));
  if (found.length === 0) throw new CliError(`${paths.join(", ")}: expected vectors (found none)`);
  return found;
};

/** Where a file is not what its twin says. A twin that writing gives otherwise than reading took it is none. */
export const checkTwin = ({ json, twin }: Pick<TwinFile, "json" | "twin">): readonly Difference[] => {
  try {
    return differences("", plainOf(json), readTwin(twin));
  } catch (error) {
    if (!(error instanceof ScaleError || error instanceof InputError)) throw error;
    return [{ path: "bytes", expected: "a twin", actual: error.message }];
  }
};

/** Write each twin below a folder, under the name of its vector with the ending .scale. */
export const writeTwins = (folder: string, twins: readonly TwinFile[]): void => {
  for (const { path, twin } of twins) {
    const file = join(folder, path.replace(/\.json$/, ".scale"));
    withFile(file, () => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, twin);
    });
  }
};
