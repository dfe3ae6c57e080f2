import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readIndex } from "../../conformance/formats/vectorIndex.ts";
import { withFile } from "../cli/errors.ts";
import { filesOf, readJsonFile } from "../input/file.ts";

const indexedRoot = (paths: readonly string[]): string | undefined => {
  const [folder = "", ...others] = paths;
  const index = join(folder, "index.json");
  if (others.length > 0 || !existsSync(index)) return undefined;
  return withFile(index, () => readIndex(readJsonFile(index)).root);
};

const hashed = (content: Uint8Array | string): string => createHash("sha256").update(content).digest("hex");

/** A hash that stands for the files of a run: of a folder with an index its root, else over their contents and names. */
export const rootOf = (paths: readonly string[]): string =>
  indexedRoot(paths) ??
  hashed(
    filesOf(paths)
      .map((file) => `${hashed(readFileSync(file))} ${basename(file)}\n`)
      .join(""),
  );
