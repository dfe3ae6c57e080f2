/** Sets of vectors as they lie in a folder, in a release's archive, or in an index alone. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import * as Schema from "effect/Schema";
import { InputError, type Json } from "../../conformance/case.ts";
import { named } from "../../conformance/codecs/state.ts";
import { reader } from "../../conformance/codecs/values.ts";
import { CliError, withFile } from "../cli/errors.ts";
import { parseJson } from "../input/json.ts";
import { unpackTar } from "./tar.ts";

export type Fields = { readonly [key: string]: Json };

/** A file of a set. Its content is missing where only the index is at hand. */
export interface SetFile {
  readonly sha256: string;
  /** What the index says of it, or the same from the file itself. */
  readonly listed: Fields;
  readonly content?: Fields;
}

/** Vectors and the states that they share, by path below the folder of the index. */
export interface VectorSet {
  readonly name: string;
  /** Where there is an index. */
  readonly root?: string;
  readonly vectors: ReadonlyMap<string, SetFile>;
  readonly states: ReadonlyMap<string, SetFile>;
}

/** Versions of the index are read alike, so that sets of different versions can be compared. */
const listedFile = Schema.Struct({ path: Schema.String, sha256: Schema.String });
const readIndex = reader(
  Schema.Struct({
    format: Schema.String.check(
      Schema.isPattern(/^taospec-vectors-index\//, { expected: "an index of vectors" }),
    ),
    root: Schema.String,
    files: Schema.Array(Schema.Record(Schema.String, Schema.Json)),
    states: Schema.optionalKey(Schema.Array(Schema.Record(Schema.String, Schema.Json))),
  }),
);
const readListed = reader(listedFile, "ignore");

type Index = ReturnType<typeof readIndex>;

const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

const isFields = (json: Json): json is Fields =>
  typeof json === "object" && json !== null && !Array.isArray(json);

const jsonOf = (path: string, bytes: Uint8Array): Fields => {
  const json = withFile(path, () => parseJson(Buffer.from(bytes).toString("utf8")));
  if (isFields(json)) return json;
  throw new CliError(`${path}: expected a vector, an object`);
};

const isState = ({ format }: Fields): boolean =>
  typeof format === "string" && format.startsWith("taospec-state/");

const setOf = (name: string, files: ReadonlyMap<string, SetFile>, root?: string): VectorSet => {
  const ofKind = (states: boolean) =>
    new Map([...files].filter(([, { listed }]) => isState(listed) === states));
  return { name, vectors: ofKind(false), states: ofKind(true), ...(root === undefined ? {} : { root }) };
};

/** Entries of the index, each with its place in it. A state is listed without its format, which is given back to it. */
const listedIn = ({ files, states = [] }: Index): readonly (readonly [place: string, entry: Fields])[] => [
  ...files.map((entry, index) => [`files[${index}]`, entry] as const),
  ...states.map((entry, index) => [`states[${index}]`, { ...entry, format: "taospec-state/1" }] as const),
];

/** The root of an index as its own entries give it. */
const requireRoot = (index: Index): void => {
  const lines = listedIn(index)
    .map(([, entry]) => `${String(entry["sha256"])} ${String(entry["path"])}\n`)
    .sort((left, right) => (left.slice(65) < right.slice(65) ? -1 : 1));
  const root = sha256(lines.join(""));
  if (root !== index.root) throw new InputError("root", `expected ${root}, the hash of what is listed`);
};

const indexOnly = (name: string, index: Index): VectorSet => {
  const files = listedIn(index).map(([place, entry]) => {
    const { path, sha256: hash } = named(place, () => readListed(entry));
    return [path, { sha256: hash, listed: entry }] as const;
  });
  return setOf(name, new Map(files), index.root);
};

/** Every listed file is there and is the one that is listed, and no other is there. */
const requireListed = (index: Index, found: ReadonlyMap<string, SetFile>): void => {
  const listed = new Set<string>();
  for (const [place, entry] of listedIn(index)) {
    const { path, sha256: hash } = named(place, () => readListed(entry));
    listed.add(path);
    if (found.get(path)?.sha256 !== hash)
      throw new InputError(place, `expected ${path} with the SHA-256 ${hash}, which is not there`);
  }
  const other = [...found.keys()].find((path) => !listed.has(path));
  if (other !== undefined) throw new InputError("files", `expected ${other} to be listed, which is there`);
};

const readContents = (contents: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, SetFile> =>
  new Map(
    [...contents].map(([path, bytes]) => {
      const content = jsonOf(path, bytes);
      return [path, { sha256: sha256(bytes), listed: content, content }] as const;
    }),
  );

const isVector = ([, { content }]: readonly [string, SetFile]): boolean =>
  /^taospec-(vectors|state)\//.test(String(content?.["format"]));

const indexOf = (file: string, bytes: Uint8Array): Index =>
  withFile(file, () => {
    const index = readIndex(jsonOf(file, bytes));
    requireRoot(index);
    return index;
  });

/** The shallowest index of an archive or folder says where its vectors lie. */
const indexPathIn = (paths: Iterable<string>): string | undefined =>
  [...paths]
    .filter((path) => basename(path) === "index.json")
    .sort((left, right) => left.split("/").length - right.split("/").length)[0];

const below = (folder: string, files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> =>
  new Map(
    [...files]
      .filter(([path]) => path.startsWith(folder) && path.endsWith(".json"))
      .map(([path, bytes]) => [path.slice(folder.length), bytes]),
  );

/** The vectors among these files: those below the index, or all that are vectors where there is none. */
const fromFiles = (name: string, files: ReadonlyMap<string, Uint8Array>): VectorSet => {
  const indexPath = indexPathIn(files.keys());
  if (indexPath === undefined) {
    const found = [...readContents(below("", files))].filter(isVector);
    if (found.length === 0) throw new CliError(`${name}: expected vectors (found none)`);
    return setOf(name, new Map(found));
  }
  const index = indexOf(join(name, indexPath), files.get(indexPath)!);
  const own = below(indexPath.slice(0, -"index.json".length), files);
  const found = new Map([...readContents(own)].filter(isVector));
  withFile(join(name, indexPath), () => requireListed(index, found));
  return setOf(name, found, index.root);
};

const readFolder = (folder: string): ReadonlyMap<string, Uint8Array> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".json") && !path.split(/[/\\]/).includes("node_modules"))
      .map((path) => [path.replaceAll("\\", "/"), readFileSync(join(folder, path))]),
  );

const fromIndexFile = (file: string): VectorSet => {
  const index = indexOf(file, readFileSync(file));
  const first = index.files[0]?.["path"];
  const isBeside = typeof first === "string" && existsSync(join(dirname(file), first));
  return isBeside ? fromFiles(dirname(file), readFolder(dirname(file))) : indexOnly(file, index);
};

/** The vectors of a folder, of an archive (.tar.gz, .tgz) or of an index.json. */
export const loadVectorSet = (path: string): VectorSet =>
  withFile(path, () => {
    if (statSync(path).isDirectory()) return fromFiles(path, readFolder(path));
    if (/\.(tar\.gz|tgz)$/.test(path)) return fromFiles(path, unpackTar(readFileSync(path)));
    return fromIndexFile(path);
  });
