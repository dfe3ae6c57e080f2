import { Argument, Command, InvalidArgumentError } from "commander";
import type { EpochCommandOptions } from "./run.ts";

const uid = (text: string): number => {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError("A UID is a whole number.");
  return Number(text);
};

const count = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError("A whole number from 1.");
  return Number(text);
};

/** TAO with up to nine decimals, as rao. */
const taoAmount = (text: string): bigint => {
  const match = /^(\d{1,10})(?:\.(\d{1,9}))?$/.exec(text);
  const rao = match === null ? undefined : BigInt(`${match[1]}${(match[2] ?? "").padEnd(9, "0")}`);
  if (rao === undefined || rao >= 1n << 64n) {
    throw new InvalidArgumentError(
      "An amount of TAO has at most nine decimals and fits 64 bits of rao, e.g. 1.5.",
    );
  }
  return rao;
};

const help = `
FILE is one of
  a metagraph   {"netuid", "block", "n", "hotkeys", "stake", "weights"}: stake in rao, weights as
                [[uid, [[uid, u16], …]], …], hotkeys in SS58 or hex. Optional: description, emission (rao),
                uids, validatorPermit, lastUpdate, blockAtRegistration, bonds, kappa, bondsMovingAverage,
                activityCutoff, maxAllowedValidators. What is left out is assumed, and each assumption is
                printed: emission 1 TAO, last update = block, registration in block 0, no bonds, kappa 32767,
                bonds moving average 900000, activity cutoff 5000, 128 validators, permits to the most stake.
  an oracle case or a vector: a chain state, which is computed as it stands.

Examples:
  $ taospec epoch examples/metagraph-small.json
  $ taospec epoch examples/metagraph-small.json --explain 5
  $ taospec epoch examples/metagraph-small.json --trace consensus
  $ taospec epoch examples/metagraph-small.json --emission 360 --json

Exit status: 0 computed, 1 the chain's code would panic on this state, 2 bad input.`;

/** `taospec epoch FILE`. */
export const epochCommand = (): Command =>
  new Command("epoch")
    .description("Compute a Yuma epoch, bit for bit as the chain does, and show who earns what and why.")
    .addArgument(new Argument("[file]", "metagraph, oracle case or vector"))
    .option("--explain <uid>", "why this neuron got what it got", uid)
    .option("--trace [phase]", "the result of each phase, or one phase in full")
    .option("--json", "everything as JSON; amounts and fixed-point bits are decimal strings")
    .option("--emission <tao>", "what to distribute, for a metagraph", taoAmount)
    .option("--case <name>", "which case of a file with several")
    .option("--top <n>", "rows of each table", count, 15)
    .option("--all", "every row of each table")
    .addHelpText("after", help)
    .action(async (file: string | undefined, options: EpochCommandOptions) => {
      const { runEpochCommand } = await import("./run.ts");
      process.exitCode = runEpochCommand(file, options);
    });
