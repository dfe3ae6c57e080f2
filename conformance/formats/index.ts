import { type ConformanceCase, InputError, type Json } from "../case.ts";
import { readOracle } from "./oracle.ts";
import { type Neighbour, readStateFile, stateFormat } from "./state.ts";
import { readVector, vectorFormat } from "./vector.ts";
import { indexFormat, readIndex } from "./vectorIndex.ts";

/** A case that stands for a file of which nothing is run, and says why. */
export const notRun = (file: string, reason: string): ConformanceCase => ({
  file,
  id: file,
  name: "(whole file)",
  suite: "(none)",
  handler: "(none)",
  rules: [],
  input: null,
  expected: { ok: null },
  skip: reason,
});

type ReadFormat = (file: string, json: Json, neighbour: Neighbour) => readonly ConformanceCase[];

/** A file that belongs to vectors and holds no cases itself; it must be readable all the same. */
const without =
  (read: (json: Json) => unknown): ReadFormat =>
  (_, json) => {
    read(json);
    return [];
  };

const readers: Readonly<Record<string, ReadFormat>> = {
  "oracle/1": readOracle,
  [vectorFormat]: readVector,
  [stateFormat]: without(readStateFile),
  [indexFormat]: without(readIndex),
};

const kindOf = (format: string): string => format.replace(/\/[^/]*$/, "");

/** Another version of a format of ours is no file to guess at. */
const requireVersion = (format: string): void => {
  const ours = [vectorFormat, stateFormat, indexFormat].find((known) => kindOf(known) === kindOf(format));
  if (ours !== undefined && ours !== format)
    throw new InputError("format", `expected ${ours} (found ${format}, a version that is not read here)`);
};

const formatOf = (json: Json): string => {
  const fields = (typeof json === "object" && json !== null ? json : {}) as { readonly [key: string]: Json };
  const format = fields["format"];
  if (typeof format === "string") return format;
  throw new InputError("format", `expected one of ${Object.keys(readers).join(", ")} (found nothing)`);
};

/**
 * The cases of a file, by its `format`. A format that is not known is one case that fails. `neighbour` reads a file that
 * this one names; without it the cases that need one are skipped.
 */
export const readCases = (
  file: string,
  json: Json,
  neighbour: Neighbour = () => undefined,
): readonly ConformanceCase[] => {
  const format = formatOf(json);
  requireVersion(format);
  const read = Object.hasOwn(readers, format) ? readers[format] : undefined;
  if (read !== undefined) return read(file, json, neighbour);
  const suite = `(unknown format ${JSON.stringify(format)})`;
  return [
    { file, id: file, name: "format", suite, handler: "", rules: [], input: null, expected: { ok: null } },
  ];
};
