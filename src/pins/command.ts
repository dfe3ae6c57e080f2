import { join } from "node:path";
import { Command } from "commander";
import { CliError, exitStatus } from "../cli/errors.ts";
import { findPackage } from "../cli/package.ts";
import { counted } from "../cli/units.ts";
import { writeWhole } from "../cli/wholeFile.ts";

interface PinsOptions {
  readonly write?: string;
  readonly check?: string;
  readonly rule?: readonly string[];
  readonly spec?: string;
}

const help = `
spec.json has a hash of each rule's text. A file of pins keeps those of the
rules that a client implements, so that its build learns when one of them
changes, goes or comes: then read the rule again, and write the pins anew.

Examples:
  $ taospec pins --write pins.json --rule "YUM-*" --rule TOK-3
  $ taospec pins --check pins.json

Exit status: 0 as pinned, 1 a rule is another, 2 bad input or usage.`;

const write = async (file: string, spec: string, patterns: readonly string[]): Promise<string> => {
  const { loadSpec, pinsOf } = await import("./pins.ts");
  const pins = pinsOf(loadSpec(spec), patterns);
  writeWhole(file, `${JSON.stringify(pins, null, 2)}\n`);
  return `${file}: ${counted(Object.keys(pins.rules).length, "rule")} pinned`;
};

const check = async (file: string, spec: string): Promise<string> => {
  const { loadPins, loadSpec, pinFaults } = await import("./pins.ts");
  const pins = loadPins(file);
  const faults = pinFaults(pins, loadSpec(spec));
  process.exitCode = faults.length === 0 ? exitStatus.success : exitStatus.failure;
  if (faults.length > 0) return faults.join("\n");
  return `${file}: ${counted(Object.keys(pins.rules).length, "rule")} as pinned`;
};

const run = async (options: PinsOptions): Promise<void> => {
  const {
    write: target,
    check: pinned,
    rule = ["*"],
    spec = join(findPackage().root, "spec.json"),
  } = options;
  if ((target === undefined) === (pinned === undefined))
    throw new CliError("expected either --write FILE or --check FILE");
  if (pinned !== undefined && options.rule !== undefined)
    throw new CliError("--rule goes with --write (a file of pins says itself which rules it pins)");
  const text = target === undefined ? await check(pinned ?? "", spec) : await write(target, spec, rule);
  process.stdout.write(`${text}\n`);
};

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** `taospec pins`: pin the text of rules, and learn when it changes. */
export const pinsCommand = (): Command =>
  new Command("pins")
    .description("pin the hashes of rules, and say which rule has changed since")
    .option("--write <file>", "pin the rules as they are")
    .option("--check <file>", "say which pinned rule has another text, is gone or is new")
    .option("--rule <id>", "only these rules; * stands for any characters (may be repeated)", collect)
    .option("--spec <file>", "the specification as data (default: spec.json of this package)")
    .addHelpText("after", help)
    .action(run);
