/** `npm run vectors`: writes our own vectors, their list and the schemas; with --check compares them with the disk. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { chapterVectors } from "./chapters/index.ts";
import { codecVectors } from "./codec.ts";
import { epochVectors } from "./epochs.ts";
import {
  type Draft,
  filesOf,
  filesOnDisk,
  indexOf,
  staleness,
  textsWith,
  vectorsFolder,
  writeVectors,
} from "./files.ts";
import { functionVectors } from "./functions.ts";
import { numberVectors } from "./numbers.ts";
import { rootVectors } from "./roots.ts";
import { schemas } from "./schema.ts";
import { shareEdgeVectors } from "./shareEdges.ts";
import type { Vectors } from "./shareStates.ts";
import { tokenomicsVectors } from "./tokenomics.ts";

const drafts = (): readonly Draft[] => [
  ...numberVectors(),
  ...shareEdgeVectors(),
  ...tokenomicsVectors(),
  ...epochVectors(),
  ...rootVectors(),
  ...functionVectors(),
  ...codecVectors(),
  ...chapterVectors(),
];

const textOn = (path: string): ReadonlyMap<string, string> =>
  new Map(existsSync(path) ? [[path, readFileSync(path, "utf8")]] : []);

const check = (wanted: Vectors): readonly string[] => {
  const index = join(vectorsFolder, "index.json");
  const found = filesOnDisk(vectorsFolder);
  return [
    ...staleness(textsWith(vectorsFolder, "generated", wanted), found),
    ...staleness(new Map([[index, indexOf(found)]]), textOn(index)),
    ...[...schemas()].flatMap(([path, text]) => staleness(new Map([[path, text]]), textOn(path))),
  ];
};

const write = (wanted: Vectors): void => {
  writeVectors(vectorsFolder, "generated", wanted);
  for (const [path, text] of schemas()) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
};

const wanted = filesOf(drafts());
if (process.argv.includes("--check")) {
  const stale = check(wanted);
  for (const line of stale) console.error(`vectors: ${line}`);
  console.log(`${wanted.size} generated vectors, ${stale.length} stale`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  write(wanted);
  console.log(`${wanted.size} generated vectors written to ${vectorsFolder}`);
}
