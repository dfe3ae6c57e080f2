import { type ConformanceCase, InputError, type Json } from "../case.ts";
import { type Neighbour, readOracle } from "./oracle.ts";
import { readVector, vectorFormat } from "./vector.ts";

/** The list of a folder of vectors; it holds no cases itself. */
export const indexFormat = "taospec-vectors-index/1";

/** A case that stands for a file of which nothing is run, and says why. */
export const notRun = (file: string, reason: string): ConformanceCase => ({
  file,
  name: "(whole file)",
  suite: "(none)",
  handler: "(none)",
  rules: [],
  input: null,
  expected: { ok: null },
  skip: reason,
});

type ReadFormat = (file: string, json: Json, neighbour: Neighbour) => readonly ConformanceCase[];

const readers: Readonly<Record<string, ReadFormat>> = {
  "oracle/1": readOracle,
  [vectorFormat]: readVector,
  [indexFormat]: () => [],
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
  const read = Object.hasOwn(readers, format) ? readers[format] : undefined;
  if (read !== undefined) return read(file, json, neighbour);
  const suite = `(unknown format ${JSON.stringify(format)})`;
  return [{ file, name: "format", suite, handler: "", rules: [], input: null, expected: { ok: null } }];
};
