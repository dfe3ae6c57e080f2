import { Command, InvalidArgumentError } from "commander";
import { u32 } from "../../model/numbers/integer.ts";
import type { RunOptions } from "./run.ts";

const readBlock = (text: string): bigint => {
  const block = /^\d{1,10}$/.test(text) ? BigInt(text) : -1n;
  if (block < 0n || block > u32.maximum)
    throw new InvalidArgumentError(`A block number, from 0 to ${u32.maximum}.`);
  return block;
};

const wholeNumber = (minimum: number) => (text: string) => {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= minimum)) throw new InvalidArgumentError(`A whole number from ${minimum} on.`);
  return value;
};

const help = `
Without --genesis and --state the chain begins with taospec-state.json, which taospec genesis import leaves in the
working directory, and where there is none with the small example that comes with the package. A state is refused where
its entries do not agree with each other, as taospec genesis check finds.

A file of calls has one JSON object a line: {"block": N, "call": "add_stake", "args": {…}, "origin": {"Signed": "0x…"}}.
A refused call leaves the state as it is and is counted. Ctrl-C ends the run with the report so far.

Without --rules a chain follows finney. With --upgrade-at it goes over to the
bonded rules when that block begins. --scenario tells one of the stories of the
bonded rules instead of running a chain: who does what, the evidence, who loses
how much, and where it goes. It takes no option but --rules bonded and --json.

Examples:
  $ taospec run --blocks 2000
  $ taospec run --rules bonded --scenario double-sign
  $ taospec run --rules bonded --scenario list
  $ taospec run --blocks 2000 --upgrade-at 1000
  $ taospec run --blocks 2000 --genesis ../shared/data/finney-genesis.json
  $ taospec run --blocks 100 --state state.json --calls calls.jsonl --out next.json
  $ taospec run --blocks 300 --log run.jsonl && taospec replay run.jsonl

Exit status: 0 all blocks are made, 1 one cannot be made, 2 bad input or usage.`;

/** `taospec run`: run a chain, block by block. */
export const runCommandLine = (): Command =>
  new Command("run")
    .description("Run a chain block by block, and say what has become of it.")
    .option("--blocks <n>", "how many blocks", wholeNumber(1), 2_000)
    .option("--rules <name>", "the rules that the chain follows from the beginning")
    .option("--upgrade-at <block>", "go over from finney to the bonded rules in this block", readBlock)
    .option("--scenario <name>", "tell a story of the bonded rules; list names them")
    .option("--genesis <file>", "begin with the genesis state of a snapshot")
    .option("--state <file>", "begin with a state")
    .option("--unchecked", "take the state also where its entries do not agree with each other")
    .option("--from <block>", "take the state as that of this block", readBlock)
    .option("--calls <file>", "calls to make, as JSON lines")
    .option("--root-every <n>", "print the state root of every n-th block", wholeNumber(1))
    .option("--out <file>", "write the last state")
    .option("--log <file>", "write a log of all blocks and calls, which taospec replay proves")
    .option("--json", "the report as JSON; amounts are rao in decimal strings")
    .addHelpText("after", help)
    .action(async (options: RunOptions, command: Command) => {
      const given = Object.keys(options).filter((name) => command.getOptionValueSource(name) === "cli");
      const { runCommand } = await import("./run.ts");
      process.exitCode = await runCommand(options, given);
    });
