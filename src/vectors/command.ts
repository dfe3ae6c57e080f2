import { join } from "node:path";
import { Command, Option } from "commander";
import { CliError, exitStatus } from "../cli/errors.ts";
import { findPackage } from "../cli/package.ts";

const bundled = (): string => join(findPackage().root, "conformance/vectors");

/** Settings that a command of the program has, for one that stands below another. */
const quiet = (command: Command): Command =>
  command
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .option("--debug", "show stack traces");

const reporters = ["text", "json", "markdown"] as const;

interface DiffOptions {
  readonly reporter: (typeof reporters)[number];
  readonly json?: boolean;
}

const diffHelp = `
A and B are folders of vectors, index.json files or archives of a release
(.tar.gz, .tgz). Shared states are put in their places before two files are
compared. Where only an index is at hand, it is said that a file differs, not
how. The lists of both are checked first: a file that is missing, or not the one
that is listed, ends the command.

Examples:
  $ taospec vectors diff before.tar.gz taospec-vectors-finney-1-2.tar.gz
  $ taospec vectors diff old/index.json conformance/vectors --json

Exit status: 0 the same, 1 they differ, 2 bad input or usage.`;

const diff = async (before: string, after: string, { reporter, json }: DiffOptions): Promise<void> => {
  const { diffVectors, isSameSet } = await import("./diff.ts");
  const { jsonReport, markdownReport, textReport } = await import("./diffReport.ts");
  const { loadVectorSet } = await import("./vectorSet.ts");
  const found = diffVectors(loadVectorSet(before), loadVectorSet(after));
  const report = { text: textReport, json: jsonReport, markdown: markdownReport }[
    json === true ? "json" : reporter
  ];
  process.stdout.write(`${report(found)}\n`);
  process.exitCode = isSameSet(found) ? exitStatus.success : exitStatus.failure;
};

const diffCommand = (): Command =>
  quiet(new Command("diff"))
    .description("say which vectors were added, changed, disputed, retired or removed, and why")
    .argument("<A>", "the vectors before")
    .argument("<B>", "the vectors after")
    .addOption(new Option("--reporter <name>", "how to report").choices(reporters).default("text"))
    .option("--json", "the report as JSON")
    .addHelpText("after", diffHelp)
    .action(diff);

interface ScaleOptions {
  readonly out?: string;
  readonly check?: boolean;
}

const scaleHelp = `
The twin of a vector is the same as bytes: states, calls and changes as the
chain encodes them, all else as a tree. spec/versions.md defines it. A twin lies
below DIR where its vector lies below the folder that is named, with the ending
.scale.

Examples:
  $ taospec vectors scale --check
  $ taospec vectors scale conformance/vectors/finney/calls --out twins

Exit status: 0 all is well, 1 a vector and its twin differ, 2 bad input or
usage.`;

const scale = async (paths: readonly string[], { out, check }: ScaleOptions): Promise<void> => {
  if (out === undefined && check !== true)
    throw new CliError("expected --out DIR to write twins, or --check to check them");
  const { twinsOf, checkTwin, writeTwins } = await import("./scale.ts");
  const { faultText, sizesText } = await import("./scaleReport.ts");
  const twins = twinsOf(paths.length === 0 ? [bundled()] : paths);
  const faults = check === true ? twins.flatMap((twin) => faultText(twin.file, checkTwin(twin))) : [];
  if (out !== undefined) writeTwins(out, twins);
  process.stdout.write(`${[...faults, sizesText(twins, check === true, faults.length)].join("\n")}\n`);
  process.exitCode = faults.length === 0 ? exitStatus.success : exitStatus.failure;
};

const scaleCommand = (): Command =>
  quiet(new Command("scale"))
    .description("write the SCALE twins of vectors, or check them both ways")
    .argument("[paths...]", "vector files or folders (default: the bundled vectors)")
    .option("--out <dir>", "write the twins below this folder")
    .option("--check", "derive each twin, read it back, and compare both ways")
    .addHelpText("after", scaleHelp)
    .action(scale);

/** `taospec vectors`: what concerns vectors as files. */
export const vectorsCommand = (): Command =>
  new Command("vectors")
    .description("compare sets of vectors, and write their SCALE twins")
    .addCommand(diffCommand())
    .addCommand(scaleCommand());
