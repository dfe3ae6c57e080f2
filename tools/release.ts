/**
 * `npm run release`: writes out/release/: the package, the vectors as an archive of their own, and SHA256SUMS. The same
 * tree gives the same archive of vectors, byte for byte. Refuses where the vectors are stale.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stateFormat } from "../conformance/formats/state.ts";
import { vectorFormat } from "../conformance/formats/vector.ts";
import { indexFormat } from "../conformance/formats/vectorIndex.ts";
import { targetProtocol } from "../conformance/protocol/messages.ts";
import { ruleSets } from "../conformance/ruleSets.ts";
import { twinFormat } from "../conformance/scale/vector.ts";
import { finney } from "../model/finney/rules.ts";
import { findPackage } from "../src/cli/package.ts";
import { diffVectors, isSameSet } from "../src/vectors/diff.ts";
import { type Archive, packTar } from "../src/vectors/tar.ts";
import { loadVectorSet } from "../src/vectors/vectorSet.ts";

const folder = "out/release";
const vectors = "conformance/vectors";
const { version } = findPackage();
const archiveName = `taospec-vectors-${finney.name}-${finney.version}-${vectorFormat.split("/")[1]}`;

const run = (command: string, words: readonly string[]): string =>
  execFileSync(command, words, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

/** What generates the vectors says whether those on disk are its own. */
const requireFresh = (): void => {
  const { status } = spawnSync(process.execPath, ["src/vectors/generate.ts", "--check"], {
    stdio: "inherit",
  });
  if (status === 0) return;
  console.error("release: the vectors are stale: run npm run vectors");
  process.exit(1);
};

const filesBelow = (from: string, to: string): Archive =>
  new Map(
    readdirSync(from, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".json"))
      .map((path) => [`${archiveName}/${to}${path}`, readFileSync(join(from, path))]),
  );

const rules = [...ruleSets.values()].map(({ name, version: own }) => `${name} ${own}`).join(", ");

const readme = (root: string, count: number): string => `# Conformance vectors of the Bittensor protocol

${count} files of vectors for the rules ${rules}, from taospec ${version}.

| What | Version |
|---|---|
| rules | ${rules} |
| vectors | ${vectorFormat} |
| shared states | ${stateFormat} |
| index | ${indexFormat} |
| target protocol | ${targetProtocol} |
| binary twins | ${twinFormat} |
| root of the index | ${root} |

\`index.json\` lists every file with its SHA-256. \`schema/\` holds a JSON Schema for each kind of file. A vector that
says \`{"shared": hash}\` begins with the state in \`states/<hash>.json\` of its rules' folder. To run them against a client:

    npx taospec@${version} conform <this folder>/${finney.name} --target "<command>"
`;

const rootOf = (): string =>
  (JSON.parse(readFileSync(join(vectors, "index.json"), "utf8")) as { readonly root: string }).root;

const contents = (): Archive => {
  const own = filesBelow(vectors, "");
  const text = (content: string) => new TextEncoder().encode(content);
  return new Map([
    ...own,
    ...filesBelow("conformance/schema", "schema/"),
    [`${archiveName}/LICENSE`, readFileSync("LICENSE")],
    [`${archiveName}/README.md`, text(readme(rootOf(), loadVectorSet(vectors).vectors.size))],
  ]);
};

/** The archive is read back and compared with the tree: what is released is what was tested. */
const writeArchive = (): string => {
  const file = `${archiveName}.tar.gz`;
  writeFileSync(join(folder, file), packTar(contents()));
  if (!isSameSet(diffVectors(loadVectorSet(vectors), loadVectorSet(join(folder, file)))))
    throw new Error(`${file} does not hold the vectors of ${vectors}`);
  return file;
};

const packPackage = (): string => {
  const [packed] = JSON.parse(
    run("npm", ["pack", "--silent", "--json", "--pack-destination", folder]),
  ) as readonly { readonly filename: string }[];
  return packed!.filename;
};

const sumOf = (file: string): string =>
  createHash("sha256")
    .update(readFileSync(join(folder, file)))
    .digest("hex");

requireFresh();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const files = [packPackage(), writeArchive()];
const sums = files.map((file) => `${sumOf(file)}  ${file}\n`).join("");
writeFileSync(join(folder, "SHA256SUMS"), sums);
process.stdout.write(sums);
console.log(`vectors: ${rootOf()} (root of the index)`);
