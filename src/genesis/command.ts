import { Command, Option } from "commander";
import { finney } from "../../model/finney/rules.ts";
import { networks } from "../../model/networks/history.ts";
import { exitStatus } from "../cli/errors.ts";
import { page } from "../cli/prose.ts";
import { counted } from "../cli/units.ts";
import { writeWhole } from "../cli/wholeFile.ts";
import { checkText } from "./check.ts";
import { defaultStateFile, faultsOf, loadGenesis, loadState, rulesCalled } from "./load.ts";
import { figuresJson, figuresOf, figuresTable, networksTable } from "./report.ts";
import { type StateFormat, stateText } from "./write.ts";

interface ImportOptions {
  readonly out?: string;
  readonly format: StateFormat;
  readonly json?: true;
}

const uidNote = (statesUids: boolean): readonly string[] =>
  statesUids ? [] : ["The file states no UIDs: they are given in its order [GEN-1]."];

/** Where the state goes: storage keys never where a run would look for a state. */
const targetOf = ({ out, format }: ImportOptions): string =>
  out ?? (format === "keys" ? "taospec-keys.json" : defaultStateFile);

const whatNow = (out: string, format: StateFormat): string => {
  if (format === "keys") return `Written to ${out}: storage keys and values.`;
  const next = out === defaultStateFile ? "taospec run" : `taospec run --state ${out}`;
  return `Written to ${out}; ${next} starts from it.`;
};

const importSnapshot = (file: string, options: ImportOptions): void => {
  const genesis = loadGenesis(finney, file);
  const figures = figuresOf(genesis);
  const out = targetOf(options);
  writeWhole(out, stateText(genesis.chain, options.format));
  const seconds = performance.now() / 1_000;
  if (options.json) {
    const shown = { rules: finney.name, file, out, ...figuresJson(figures), seconds };
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    return;
  }
  const lines = [
    figuresTable(figures),
    "",
    `State root ${figures.stateRoot}, of the storage items of this specification`,
    ...uidNote(genesis.statesUids),
    whatNow(out, options.format),
    `${seconds.toFixed(1)} s`,
  ];
  process.stdout.write(`${page(lines)}\n`);
};

interface CheckOptions {
  readonly rules?: string;
  readonly json?: true;
}

const checkState = (file: string, { rules, json }: CheckOptions): void => {
  const chain = loadState(rulesCalled(rules), file);
  const faults = faultsOf(chain.state);
  const own = faults.filter(({ erratum }) => erratum === undefined);
  process.stdout.write(
    `${json ? JSON.stringify({ file, faults }, null, 2) : checkText(file, chain, faults)}\n`,
  );
  process.exitCode = own.length === 0 ? exitStatus.success : exitStatus.failure;
};

const showNetworks = ({ json }: { readonly json?: true }): void => {
  if (json) {
    const plain = (_: string, value: unknown) => (typeof value === "bigint" ? `${value}` : value);
    process.stdout.write(`${JSON.stringify(networks, plain, 2)}\n`);
    return;
  }
  const facts = networks.flatMap(({ name, known }) => ["", name, ...known.map((fact) => `  ${fact}`)]);
  process.stdout.write(`${page([networksTable(), ...facts])}\n`);
};

const importHelp = `
A snapshot is JSON: stakes (coldkey → hotkey → [rao, UID], or rao alone) and balances (account → rao), keys in SS58.
It may state total_issuance, total_stake, balances_issuance and rules, which must then fit. A snapshot that does not fit
is refused in one line, and nothing is written.

Examples:
  $ taospec genesis import ../shared/data/finney-genesis.json
  $ taospec genesis import snapshot.json --out genesis.json --format keys

Exit status: 0 written, 2 bad input or usage.`;

const checkHelp = `
Every entry must be of its type, and the sums must agree: TotalStake, TotalHotkeyStake and TotalColdkeyStake with Stake,
Balances.TotalIssuance with the balances, Keys with Uids, SubnetworkN with both; under the bonded rules
TotalUnbonding and TotalLockedFees with what waits, and the queues with what completes. What an erratum of the chain
explains is named and not counted.

Exit status: 0 the state agrees with itself, 1 it does not, 2 bad input or usage.`;

/** `taospec genesis`: a chain's first state from a snapshot, and whether a state agrees with itself. */
export const genesisCommand = (): Command => {
  // Set before the subcommands are made, which take it over: errors come as exceptions, help is no error.
  const command = new Command("genesis").exitOverride().configureOutput({ writeErr: () => {} });
  command.description("Build a chain's genesis state from a snapshot, and check states.");
  command
    .command("import <file>")
    .description("Build the genesis state of a snapshot, print its figures, and write it.")
    .option("--out <file>", `where the state is written (default: ${defaultStateFile}, or taospec-keys.json)`)
    .addOption(
      new Option("--format <form>", "by items, or as storage keys and values")
        .choices(["state", "keys"])
        .default("state"),
    )
    .option("--json", "the figures as JSON; amounts are rao in decimal strings")
    .option("--debug", "show stack traces")
    .addHelpText("after", importHelp)
    .action(importSnapshot);
  command
    .command("check <file>")
    .description("Check that the entries of a state are of their types and agree with each other.")
    .option("--rules <name>", "the rules that the state is of", finney.name)
    .option("--json", "the faults as JSON")
    .option("--debug", "show stack traces")
    .addHelpText("after", checkHelp)
    .action(checkState);
  command
    .command("networks")
    .description(
      `The chain's networks: ${counted(networks.length, "network")}, what is known of each, which is modelled.`,
    )
    .option("--json", "the same as JSON")
    .option("--debug", "show stack traces")
    .action(showNetworks);
  return command;
};
