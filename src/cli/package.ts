import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

interface Manifest {
  readonly name: string;
  readonly version: string;
}

const manifestIn = (folder: string): Manifest | undefined => {
  const path = join(folder, "package.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Manifest) : undefined;
};

/** The root of this package, from the sources or from dist/: the nearest folder up whose package.json is taospec's. */
export const findPackage = (): { readonly root: string; readonly version: string } => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (true) {
    const manifest = manifestIn(folder);
    if (manifest?.name === "taospec") return { root: folder, version: manifest.version };
    const parent = dirname(folder);
    if (parent === folder) throw new Error("no package.json named taospec above the command");
    folder = parent;
  }
};
