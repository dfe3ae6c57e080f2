/** Options that several commands about vectors share. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { reporters } from "./reporters.ts";
import type { Shard } from "./select.ts";

const collected = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];

/** An option that may be given several times. */
const repeatable = (flags: string, description: string): Option =>
  new Option(flags, description).argParser(collected);

const wholeNumber =
  (maximum: number) =>
  (text: string): number => {
    const value = /^[1-9]\d{0,6}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value <= maximum)) throw new InvalidArgumentError(`A whole number from 1 to ${maximum}.`);
    return value;
  };

const seconds = (text: string): number => {
  const value = /^\d{1,5}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0)) throw new InvalidArgumentError("Seconds above 0.");
  return value;
};

const shard = (text: string): Shard => {
  const [, index = 0, of = 0] = (/^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > of) throw new InvalidArgumentError("i/n, as 2/4: the second of four parts.");
  return { index, of };
};

export const withTargetOptions = (command: Command): Command =>
  command
    .option("--target <how>", 'the implementation: a command, unix:PATH, module:PATH or "model"')
    .option("--target-file <file>", "its own file: reasons by other names, skips")
    .addOption(new Option("--timeout <seconds>", "time limit of each question").argParser(seconds));

export const withRunOptions = (command: Command): Command =>
  command
    .addOption(new Option("--jobs <n>", "sessions with the target at once").argParser(wholeNumber(256)))
    .option("--rules <name>", "only cases of this rule set, as bonded (with a target: finney)")
    .addOption(repeatable("--suite <name>", "only this suite; may be repeated"))
    .addOption(repeatable("--rule <id>", "only cases that exercise this rule, as YUM-9; may be repeated"))
    .addOption(
      repeatable("--case <id>", "only this case, by its ID, its name or ID* for many; may be repeated"),
    )
    .addOption(
      new Option("--shard <i/n>", "only the i-th of n parts; taospec merge joins them").argParser(shard),
    )
    .option("--all", "suites that the target does not offer count as missing");

export const withReportOptions = (command: Command): Command =>
  command
    .addOption(
      new Option("--reporter <name>", "how to report").choices(Object.keys(reporters)).default("text"),
    )
    .addOption(repeatable("--report <name=file>", "a report for a file besides; may be repeated"));
