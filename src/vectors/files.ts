/** Vector files as text, the list of them, and the comparison with what lies on disk. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Json } from "../../conformance/case.ts";
import { indexFormat } from "../../conformance/formats/index.ts";
import { type VectorFile, vectorFormat } from "../../conformance/formats/vector.ts";
import { rulesOf } from "../../conformance/rules.ts";
import { finney } from "../../model/finney/rules.ts";

export const vectorsFolder = "conformance/vectors";

/** What a vector says beyond the fields that follow from its suite and handler. */
export type Draft = Pick<VectorFile, "suite" | "handler" | "case" | "description" | "provenance"> & {
  /** Only where they are not those of the handler. */
  readonly ruleIds?: readonly string[];
} & (
    | { readonly rows: readonly (readonly Json[])[] }
    | { readonly pairs: readonly (readonly [Json, Json])[] }
    | { readonly input: Json; readonly expected: Json; readonly trace?: Json }
  );

const pathOf = ({ suite, handler, case: name }: Draft): string =>
  `${finney.name}/${suite}/${handler}/${name.replaceAll("/", "-")}.json`;

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.length > 0;

/** A field a line; lists of rows, pairs and trace entries an element a line, so that differences can be read. */
const textOf = (file: object): string => {
  const fields = Object.entries(file).map(([key, value]) => {
    const long = key === "rows" || key === "pairs" || key === "trace";
    if (!long || !isList(value)) return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    const elements = value.map((element) => `    ${JSON.stringify(element)}`);
    return `  ${JSON.stringify(key)}: [\n${elements.join(",\n")}\n  ]`;
  });
  return `{\n${fields.join(",\n")}\n}\n`;
};

/** The files of the drafts, by path below the folder of vectors. */
export const filesOf = (drafts: readonly Draft[]): ReadonlyMap<string, string> => {
  const files = new Map<string, string>();
  for (const draft of drafts) {
    const { suite, handler, case: name, description, provenance, ...rest } = draft;
    const ruleIds = draft.ruleIds ?? rulesOf(suite, handler);
    const rules = { name: finney.name, version: finney.version };
    const head = {
      format: vectorFormat,
      rules,
      suite,
      handler,
      case: name,
      ruleIds,
      description,
      provenance,
    };
    const path = pathOf(draft);
    if (files.has(path)) throw new Error(`two vectors would be written to ${path}`);
    files.set(path, textOf({ ...head, ...rest, ruleIds }));
  }
  return files;
};

/** Texts of the vector files on disk whose outcomes come from `kind`, by path. */
export const filesOnDisk = (folder: string, kind?: "generated" | "observed"): ReadonlyMap<string, string> => {
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json") && path !== "index.json")
    .sort();
  const texts = paths.map((path) => [path, readFileSync(join(folder, path), "utf8")] as const);
  return new Map(
    texts.filter(
      ([, text]) => kind === undefined || (JSON.parse(text) as VectorFile).provenance.kind === kind,
    ),
  );
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The list of all vectors. Its root is the SHA-256 of the lines "sha256 path\n" in the order of the paths. */
export const indexOf = (files: ReadonlyMap<string, string>): string => {
  const entries = [...files]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([path, text]) => {
      const { suite, handler, ruleIds, provenance } = JSON.parse(text) as VectorFile;
      const bytes = Buffer.byteLength(text);
      return { path, suite, handler, ruleIds, provenance: provenance.kind, bytes, sha256: sha256(text) };
    });
  const root = sha256(entries.map((entry) => `${entry.sha256} ${entry.path}\n`).join(""));
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n");
  return `{\n  "format": "${indexFormat}",\n  "root": "${root}",\n  "files": [\n${lines}\n  ]\n}\n`;
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

/** Make the files of one kind on disk those of `wanted`, and list them all anew. */
export const writeVectors = (
  folder: string,
  kind: "generated" | "observed",
  wanted: ReadonlyMap<string, string>,
): void => {
  for (const path of filesOnDisk(folder, kind).keys()) if (!wanted.has(path)) rmSync(join(folder, path));
  for (const [path, text] of wanted) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  writeFileSync(join(folder, "index.json"), indexOf(filesOnDisk(folder)));
};
