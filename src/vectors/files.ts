/** Vector files as text, the list of them, and the comparison with what lies on disk. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Json } from "../../conformance/case.ts";
import { stateFormat } from "../../conformance/formats/state.ts";
import { type VectorFile, vectorFormat } from "../../conformance/formats/vector.ts";
import { indexFormat } from "../../conformance/formats/vectorIndex.ts";
import { namedRules, placeOfSuite } from "../../conformance/ruleSets.ts";
import { rulesOf } from "../../conformance/rules.ts";
import { neighbours } from "../input/neighbour.ts";
import { sharing, type Vectors, whole } from "./shareStates.ts";

export const vectorsFolder = "conformance/vectors";

interface Case {
  readonly input: Json;
  readonly expected: Json;
}

/**
 * What a vector says beyond the fields that follow from its suite and handler. The suite goes by the name that it has in
 * the runner: "calls" of finney, "bonded/calls" of the bonded rules, whose file lies in bonded/calls and says "calls".
 */
export type Draft = Pick<VectorFile, "suite" | "handler" | "case" | "description" | "provenance"> & {
  /** Only where they are not those of the handler. */
  readonly ruleIds?: readonly string[];
} & (
    | { readonly rows: readonly (readonly Json[])[] }
    | { readonly pairs: readonly (readonly [Json, Json])[] }
    | { readonly input: Json; readonly expected: Json; readonly trace?: Json }
    | { readonly repair: string; readonly rejected: Case; readonly repaired: Case }
  );

const pathOf = ({ suite: name, handler, case: ownCase }: Draft): string => {
  const { rules, suite } = placeOfSuite(name);
  return `${rules.name}/${suite}/${handler}/${ownCase.replaceAll("/", "-")}.json`;
};

/** Fields whose elements have a line each, so that differences can be read. */
const longFields = new Set(["rows", "pairs", "trace", "rejected", "repaired", "state"]);

const elementsOf = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.map((element) => JSON.stringify(element));
  return Object.entries(value as object).map(
    ([key, own]) => `${JSON.stringify(key)}: ${JSON.stringify(own)}`,
  );
};

const fieldText = (key: string, value: unknown): string => {
  const elements = longFields.has(key) ? elementsOf(value) : [];
  if (elements.length === 0) return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const lines = elements.map((element) => `    ${element}`).join(",\n");
  return `  ${JSON.stringify(key)}: ${open}\n${lines}\n  ${close}`;
};

/** A field a line. */
const textOf = (file: object): string =>
  `{\n${Object.entries(file)
    .map(([key, value]) => fieldText(key, value))
    .join(",\n")}\n}\n`;

/** The files of the drafts, by path below the folder of vectors. */
export const filesOf = (drafts: readonly Draft[]): Vectors => {
  const files = new Map<string, VectorFile>();
  for (const draft of drafts) {
    const { suite: suiteName, handler, case: name, description, provenance, ...rest } = draft;
    const ruleIds = draft.ruleIds ?? rulesOf(suiteName, handler);
    const { rules: ruleSet, suite } = placeOfSuite(suiteName);
    const rules = namedRules(ruleSet);
    const head = { format: vectorFormat, rules, suite, handler, case: name, ruleIds, description };
    const path = pathOf(draft);
    if (files.has(path)) throw new Error(`two vectors would be written to ${path}`);
    files.set(path, { ...head, status: "active", provenance, ...rest, ruleIds } as VectorFile);
  }
  return files;
};

/** Texts of the vectors and shared states on disk, by path. */
export const filesOnDisk = (folder: string): ReadonlyMap<string, string> => {
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json") && path !== "index.json")
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
};

const isState = (file: object): boolean => "format" in file && file.format === stateFormat;

/** The vectors on disk, with their states in their places. */
export const vectorsOnDisk = (folder: string): Vectors => {
  const neighboursOf = neighbours();
  const files = [...filesOnDisk(folder)].map(
    ([path, text]) => [path, JSON.parse(text) as VectorFile] as const,
  );
  return new Map(
    files
      .filter(([, file]) => !isState(file))
      .map(([path, file]) => [path, whole(file, neighboursOf(join(folder, path)))]),
  );
};

type Kind = VectorFile["provenance"]["kind"];

const isRetired = ({ status }: VectorFile): boolean => typeof status === "object" && "retired" in status;

/**
 * The vectors on disk with those of one kind made anew. One that is retired stays as it is, and one that is disputed
 * stays so, until somebody edits its file.
 */
const renewed = (known: Vectors, kind: Kind, wanted: Vectors): Vectors => {
  const kept = [...known].filter(([, file]) => file.provenance.kind !== kind || isRetired(file));
  const made = [...wanted].map(([path, file]) => {
    const status = known.get(path)?.status ?? file.status;
    return [path, { ...file, status }] as const;
  });
  return new Map([...made, ...kept]);
};

/** The texts of vectors, and of the states that they share. */
export const textsOf = (vectors: Vectors): ReadonlyMap<string, string> => {
  const { files, states } = sharing(vectors);
  return new Map([...files, ...states].map(([path, file]) => [path, textOf(file)]));
};

/** What the folder holds once its vectors of one kind are those of `wanted`. */
export const textsWith = (folder: string, kind: Kind, wanted: Vectors): ReadonlyMap<string, string> =>
  textsOf(renewed(vectorsOnDisk(folder), kind, wanted));

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

type Place = { readonly path: string; readonly bytes: number; readonly sha256: string };

const stateEntry = ({ path, bytes, sha256: hash }: Place) => ({ path, bytes, sha256: hash });

const vectorEntry = (file: VectorFile, { path, ...size }: Place) => {
  const { suite, handler, ruleIds, status, provenance } = file;
  return { path, suite, handler, ruleIds, status, provenance: provenance.kind, ...size };
};

const listText = (entries: readonly object[]): string =>
  entries.length === 0
    ? "[]"
    : `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n")}\n  ]`;

/** The list of all vectors and states. Its root is the SHA-256 of the lines "sha256 path\n" in the order of the paths. */
export const indexOf = (texts: ReadonlyMap<string, string>): string => {
  const placed = [...texts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([path, text]) => {
      const file = JSON.parse(text) as VectorFile;
      return { file, path, bytes: Buffer.byteLength(text), sha256: sha256(text) };
    });
  const root = sha256(placed.map((place) => `${place.sha256} ${place.path}\n`).join(""));
  const states = placed.filter(({ file }) => isState(file)).map(stateEntry);
  const files = placed
    .filter(({ file }) => !isState(file))
    .map(({ file, path, bytes, sha256: hash }) => vectorEntry(file, { path, bytes, sha256: hash }));
  return `{\n  "format": "${indexFormat}",\n  "root": "${root}",\n  "files": ${listText(files)},\n  "states": ${listText(states)}\n}\n`;
};

/** Paths at which `found` is not `wanted`. */
export const staleness = (
  wanted: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): readonly string[] => [
  ...[...wanted].flatMap(([path, text]) =>
    found.has(path) ? (found.get(path) === text ? [] : [`${path} differs`]) : [`${path} is missing`],
  ),
  ...[...found.keys()].filter((path) => !wanted.has(path)).map((path) => `${path} is left over`),
];

/** Make the vectors of one kind on disk those of `wanted`, and list them all anew. */
export const writeVectors = (folder: string, kind: Kind, wanted: Vectors): void => {
  const texts = textsWith(folder, kind, wanted);
  const found = filesOnDisk(folder);
  for (const path of found.keys()) if (!texts.has(path)) rmSync(join(folder, path));
  for (const [path, text] of texts) {
    if (found.get(path) === text) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  writeFileSync(join(folder, "index.json"), indexOf(texts));
};
