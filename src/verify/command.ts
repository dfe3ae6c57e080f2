import { Command, InvalidArgumentError } from "commander";
import type { VerifyOptions } from "./run.ts";

const wholeNumber = (minimum: number, maximum: number) => (text: string) => {
  const value = /^-?\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(minimum <= value && value <= maximum)) {
    throw new InvalidArgumentError(`A whole number from ${minimum} to ${maximum}.`);
  }
  return value;
};

const path = (text: string): string => {
  if (!/^\d+(:\d+)*$/.test(text)) throw new InvalidArgumentError("A path looks like 12:0:3.");
  return text;
};

const help = `
A property is tried on random inputs until it has seen enough of them and met
each of its witnesses, the cases that make it worth trying. Inputs on which the
chain itself breaks a property are counted under the erratum in spec/errata.md
that explains them. The same seed draws the same inputs.

Examples:
  $ taospec verify
  $ taospec verify --runs 20000 --seed 7
  $ taospec verify --property shares-sum-to-one --runs 100000

Exit status: 0 everything holds, 1 something does not, 2 bad usage.`;

/** `taospec verify`, the main job of this package. */
export const verifyCommand = (): Command =>
  new Command("verify")
    .description("Check every property of the specification and every bundled conformance vector.")
    .option(
      "--seed <n>",
      "what all random inputs follow from",
      wholeNumber(-2_147_483_648, 2_147_483_647),
      2_021,
    )
    .option("--runs <n>", "inputs for each property, at least", wholeNumber(1, 100_000_000), 1_000)
    .option("--property <name>", "only this property, and no vectors")
    .option("--path <path>", "with --property: replay one failure, as its report says", path)
    .option("--json", "the whole report as JSON")
    .addHelpText("after", help)
    .action(async (options: VerifyOptions) => {
      const { runVerifyCommand } = await import("./run.ts");
      process.exitCode = runVerifyCommand(options);
    });
