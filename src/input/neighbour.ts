import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Json } from "../../conformance/case.ts";
import type { Neighbour } from "../../conformance/formats/state.ts";
import { withFile } from "../cli/errors.ts";
import { readJsonFile } from "./file.ts";

/** Places where a file may lie that another one names by a path: below each folder above that one. */
const placesOf = (file: string, path: string): readonly string[] => {
  const parts = path.split("/");
  const tails = parts.map((_, index) => join(...parts.slice(index)));
  const folders: string[] = [];
  for (let folder = dirname(resolve(file)); folders.at(-1) !== folder; folder = dirname(folder))
    folders.push(folder);
  return folders.flatMap((folder) => tails.map((tail) => join(folder, tail)));
};

/** Reads the files that others name by a path, each of them once: what many cases share is one object. */
export const neighbours = (): ((file: string) => Neighbour) => {
  const known = new Map<string, Json>();
  return (file) => (path) => {
    const place = placesOf(file, path).find((candidate) => known.has(candidate) || existsSync(candidate));
    if (place === undefined) return undefined;
    const json = known.get(place) ?? withFile(place, () => readJsonFile(place));
    known.set(place, json);
    return json;
  };
};
