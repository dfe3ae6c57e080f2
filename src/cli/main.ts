#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { describeError, exitStatus, inFile } from "./errors.ts";
import { findPackage } from "./package.ts";

interface Subcommand {
  readonly name: string;
  /** Its line in the list of commands. */
  readonly summary: string;
  /** Loads what the command needs; only the command that is called pays for it. */
  readonly load: () => Promise<Command>;
}

const subcommands: readonly Subcommand[] = [
  {
    name: "verify",
    summary: "check every property and every bundled vector",
    load: async () => (await import("../verify/command.ts")).verifyCommand(),
  },
  {
    name: "epoch",
    summary: "compute a Yuma epoch: who earns what, and why",
    load: async () => (await import("../epoch/command.ts")).epochCommand(),
  },
  {
    name: "conform",
    summary: "run vectors and recorded outputs of the chain's code",
    load: async () => (await import("../conform/command.ts")).conformCommand(),
  },
  {
    name: "merge",
    summary: "join the reports of the parts of a run of conform",
    load: async () => (await import("../conform/mergeCommand.ts")).mergeCommand(),
  },
  {
    name: "explain",
    summary: "tell a case phase by phase, and where a target departs",
    load: async () => (await import("../conform/explainCommand.ts")).explainCommand(),
  },
  {
    name: "target",
    summary: "serve this specification as a target",
    load: async () => (await import("../target/command.ts")).targetCommand(),
  },
  {
    name: "fuzz",
    summary: "search an implementation for answers that differ",
    load: async () => (await import("../fuzz/command.ts")).fuzzCommand(),
  },
  {
    name: "replay",
    summary: "replay recorded calls and blocks, and prove each step",
    load: async () => (await import("../replay/command.ts")).replayCommand(),
  },
  {
    name: "genesis",
    summary: "build a chain's first state from a snapshot",
    load: async () => (await import("../genesis/command.ts")).genesisCommand(),
  },
  {
    name: "run",
    summary: "run a chain, block by block",
    load: async () => (await import("../run/command.ts")).runCommandLine(),
  },
  {
    name: "rules",
    summary: "list the rule sets, and what tells one from its parent",
    load: async () => (await import("../rules/command.ts")).rulesCommand(),
  },
  {
    name: "vectors",
    summary: "compare sets of vectors, and write their SCALE twins",
    load: async () => (await import("../vectors/command.ts")).vectorsCommand(),
  },
  {
    name: "pins",
    summary: "pin the hashes of rules, and say which have changed",
    load: async () => (await import("../pins/command.ts")).pinsCommand(),
  },
  {
    name: "halving",
    summary: "print and draw the emission schedule",
    load: async () => (await import("../halving/command.ts")).halvingCommand(),
  },
];

const examples = `
Examples:
  $ taospec verify
  $ taospec epoch examples/metagraph-small.json
  $ taospec epoch examples/metagraph-small.json --explain 5
  $ taospec conform --target "python3 conformance/targets/python/target.py"

Exit status: 0 all is well, 1 the answer is no, 2 bad input or usage, 3 a run is
incomplete, 4 a target is broken, 70 a bug in taospec.`;

const isDebug = (words: readonly string[]) => words.includes("--debug");

/** The first word that is no option: the command that is called. */
const calledName = (words: readonly string[]): string | undefined =>
  words.find((word) => !word.startsWith("-"));

/** Errors go through `describeError`, in one line; help is not an error. */
const quiet = (command: Command): Command => command.exitOverride().configureOutput({ writeErr: () => {} });

const subcommandOf = async ({ name, summary, load }: Subcommand, called: boolean): Promise<Command> => {
  const command = called ? await load() : new Command(name);
  return quiet(command).summary(summary).option("--debug", "show stack traces");
};

const buildProgram = async (called: string | undefined): Promise<Command> => {
  const program = quiet(new Command("taospec"))
    .description("The executable reference specification of the Bittensor (TAO) protocol")
    .version(findPackage().version)
    .option("--debug", "show stack traces")
    .showSuggestionAfterError(true)
    .helpCommand("help [command]", "explain a command")
    .addHelpText("after", examples);
  for (const subcommand of subcommands) {
    program.addCommand(await subcommandOf(subcommand, called === subcommand.name));
  }
  return program;
};

const usageText = (command: string, error: CommanderError): string => {
  if (error.code === "commander.help")
    return `${command}: a command is expected (${command} --help lists them)`;
  const message = error.message.replace(/^error: /, "").replace(/\s*\n\s*/g, " ");
  return `${command}: ${message} (${command} --help explains)`;
};

/** Prints an error as one line on stderr and returns the exit status. */
const report = (command: string, error: unknown, debug: boolean): number => {
  if (!(error instanceof CommanderError)) {
    const { text, status } = describeError(command, error, debug);
    process.stderr.write(`${text}\n`);
    return status;
  }
  if (error.exitCode === 0) return exitStatus.success;
  process.stderr.write(`${usageText(command, error)}\n`);
  return exitStatus.input;
};

/**
 * A reader that goes away, as `| head` does, is no fault, and changes nothing of the answer: work on, and end as ever.
 * An output that takes no more, as on a full disk, has not got the answer.
 */
const watchOutputs = (command: string) => {
  for (const [name, stream] of [
    ["stdout", process.stdout],
    ["stderr", process.stderr],
  ] as const) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") return;
      const { text, status } = describeError(command, inFile(name, error), false);
      if (name === "stdout") process.stderr.write(`${text}\n`);
      process.exit(status);
    });
  }
};

const helpTarget = (words: readonly string[]): string | undefined => {
  const called = calledName(words);
  return called === "help" ? calledName(words.slice(words.indexOf("help") + 1)) : called;
};

const main = async (words: readonly string[]): Promise<void> => {
  const called = helpTarget(words);
  const known = subcommands.some((subcommand) => subcommand.name === called);
  watchOutputs(known ? `taospec ${called}` : "taospec");
  try {
    const program = await buildProgram(called);
    if (words.length === 0) return program.outputHelp();
    await program.parseAsync([...words], { from: "user" });
  } catch (error) {
    process.exitCode = report(known ? `taospec ${called}` : "taospec", error, isDebug(words));
  }
};

await main(process.argv.slice(2));
