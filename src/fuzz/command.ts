import { Command, InvalidArgumentError, Option } from "commander";
import { withTargetOptions } from "../conform/options.ts";
import type { Shard } from "../conform/select.ts";
import { domains } from "./domains/index.ts";
import { type FuzzOptions, runFuzzCommand, usualSizes } from "./run.ts";

const wholeNumber = (minimum: number, maximum: number) => (text: string) => {
  const value = /^-?\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(minimum <= value && value <= maximum))
    throw new InvalidArgumentError(`A whole number from ${minimum} to ${maximum}.`);
  return value;
};

const seconds = (text: string): number => {
  const value = /^\d{1,7}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0)) throw new InvalidArgumentError("Seconds above 0.");
  return value;
};

const path = (text: string): string => {
  if (!/^\d+(:\d+)*$/.test(text)) throw new InvalidArgumentError("A path looks like 12:0:3.");
  return text;
};

const shard = (text: string): Shard => {
  const [, index = 0, of = 0] = (/^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > of) throw new InvalidArgumentError("i/n, as 2/4: the second of four parts.");
  return { index, of };
};

const collected = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];

const help = `
Random questions are put to the target and to this specification. Where the
answers differ, the question is made as small as it can be with the same
difference, told, and written as a vector into the corpus, which is asked first
the next time. The same seed draws the same questions.

Examples:
  $ taospec fuzz --target "python3 target.py"
  $ taospec fuzz --target "python3 target.py" --domain epoch --seconds 600
  $ taospec fuzz --target ./target --runs 10000 --seed 7 --shard 2/4

Exit status: 0 no difference, 1 a difference, 2 bad usage, 3 nothing was asked,
4 the target is broken.`;

const withSearchOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        "--domain <name>",
        `only this: ${domains.map(({ name }) => name).join(", ")}; may be repeated`,
      ).argParser(collected),
    )
    .addOption(
      new Option("--suite <name>", "only questions of this suite; may be repeated").argParser(collected),
    )
    .option("--runs <n>", "random inputs of each domain", wholeNumber(1, 1_000_000_000))
    .option(
      "--seconds <s>",
      "how long to search, all domains together (default: 30, without --runs)",
      seconds,
    )
    .option("--seed <n>", "what all inputs follow from", wholeNumber(-(2 ** 31), 2 ** 31 - 1))
    .option("--path <path>", "only this input of the seed, as a report names it", path)
    .option("--shard <i/n>", "search as the i-th of n, with a seed of its own", shard)
    .option("--jobs <n>", "sessions with the target at once", wholeNumber(1, 256), 1);

const withDifferenceOptions = (command: Command): Command =>
  command
    .option("--shrink-seconds <s>", "how long to make a difference smaller", seconds, 30)
    .option(
      "--max-differences <n>",
      "stop after so many that are unlike each other",
      wholeNumber(1, 1_000),
      1,
    )
    .option("--corpus <folder>", "where differences are kept as vectors", "./taospec-corpus")
    .option("--validators <n>", "of the largest random subnets", wholeNumber(1, 256), usualSizes.validators)
    .option("--miners <n>", "of the largest random subnets", wholeNumber(0, 4_096), usualSizes.miners)
    .option("--json", "report as JSON");

/** `taospec fuzz`: look for inputs that a target answers otherwise. */
export const fuzzCommand = (): Command => {
  const command = new Command("fuzz")
    .description("search an implementation for answers that differ from this specification's")
    .addHelpText("after", help);
  return withDifferenceOptions(withSearchOptions(withTargetOptions(command))).action(
    async (options: FuzzOptions) => {
      process.exitCode = await runFuzzCommand(options);
    },
  );
};
