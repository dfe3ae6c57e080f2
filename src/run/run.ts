import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import * as Result from "effect/Result";
import { upgradeToBonded } from "../../model/bonded/upgrade.ts";
import { finney } from "../../model/finney/rules.ts";
import { always, type Schedule, scheduleOf } from "../../model/networks/schedule.ts";
import { u32 } from "../../model/numbers/integer.ts";
import type { Chain, RuleSet } from "../../model/rules.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import { encodeEntry } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import type { Trie } from "../../model/storage/trie.ts";
import { CliError, exitStatus, withFile } from "../cli/errors.ts";
import { findPackage } from "../cli/package.ts";
import { integer } from "../cli/units.ts";
import { beginWhole, type WholeFile } from "../cli/wholeFile.ts";
import { defaultStateFile, loadGenesis, loadState, requireAgreement, rulesCalled } from "../genesis/load.ts";
import { stateText } from "../genesis/write.ts";
import { type BlockDone, type BlockStopped, type RunPlan, runBlocks } from "./blocks.ts";
import { type CallsByBlock, loadCalls } from "./calls.ts";
import { runLog } from "./log.ts";
import { type RunProgress, runProgress } from "./progress.ts";
import { jsonReport, reportOf, textReport } from "./report.ts";
import { counting, type Ended, nothing } from "./tally.ts";

export interface RunOptions {
  readonly blocks: number;
  readonly rules?: string;
  readonly upgradeAt?: bigint;
  readonly scenario?: string;
  readonly genesis?: string;
  readonly state?: string;
  readonly unchecked?: true;
  readonly from?: bigint;
  readonly calls?: string;
  readonly rootEvery?: number;
  readonly out?: string;
  readonly log?: string;
  readonly json?: true;
}

interface Start {
  readonly chain: Chain;
  readonly calls: CallsByBlock;
  /** What the chain begins with, in words. */
  readonly described: string;
}

const noCalls: CallsByBlock = new Map();

/** The rules that a chain follows from its beginning. */
const rulesOf = ({ rules }: RunOptions): RuleSet => rulesCalled(rules);

/** The genesis of a snapshot is finney's under all rules: what they add begins empty. */
const genesisChain = (file: string, options: RunOptions): Chain => ({
  ...loadGenesis(finney, file).chain,
  rules: rulesOf(options),
});

/** The small chain that comes with the package: a snapshot, and the calls that bring it to life. */
const example = (options: RunOptions): Start => {
  const folder = join(findPackage().root, "examples");
  return {
    chain: genesisChain(join(folder, "genesis-small.json"), options),
    calls: loadCalls(finney, join(folder, "genesis-small-calls.jsonl")),
    described: "examples/genesis-small.json",
  };
};

/** The chain of a state file, whose entries must agree with each other unless it is taken as it is. */
const stored = (file: string, { unchecked, ...options }: RunOptions): Chain => {
  const chain = loadState(rulesOf(options), file);
  if (!unchecked) withFile(file, () => requireAgreement(chain.state));
  return chain;
};

const startOf = (options: RunOptions): Start => {
  const { genesis, state } = options;
  if (genesis !== undefined && state !== undefined)
    throw new CliError("--genesis and --state exclude each other");
  if (genesis !== undefined)
    return { chain: genesisChain(genesis, options), calls: noCalls, described: genesis };
  if (state !== undefined) return { chain: stored(state, options), calls: noCalls, described: state };
  if (!existsSync(defaultStateFile)) return example(options);
  return {
    chain: stored(defaultStateFile, options),
    calls: noCalls,
    described: `${defaultStateFile}, as imported`,
  };
};

/** The chain as standing at block `from`, where that is given. */
const at = (chain: Chain, from: bigint | undefined): Chain =>
  from === undefined ? chain : { ...chain, state: BlockNumber.put(chain.state, from) };

/** The rules from the beginning of the run on, and after the upgrade where one is asked for. */
const scheduleFor = ({ rules }: Chain, { upgradeAt }: RunOptions): Schedule =>
  upgradeAt === undefined
    ? always(rules)
    : Result.getOrThrow(scheduleOf(rules, [{ kind: "upgrade", block: upgradeAt, upgrade: upgradeToBonded }]));

/** No call may come before the run begins: it would never be made. Those of the rules to come are known. */
const laterCalls = ({ rules, state }: Chain, file: string, { upgradeAt }: RunOptions): CallsByBlock => {
  const calls = loadCalls(upgradeAt === undefined ? rules : upgradeToBonded.to, file);
  const begin = BlockNumber.get(state);
  const early = [...calls.keys()].find((block) => block <= begin);
  if (early === undefined) return calls;
  throw new CliError(`${file}: block: expected blocks after ${begin}, from which on is run (found ${early})`);
};

const requireBlocks = ({ state }: Chain, blocks: number): void => {
  const left = u32.maximum - BlockNumber.get(state);
  if (BigInt(blocks) > left)
    throw new CliError(
      `--blocks: expected at most ${left}: the last block is ${u32.maximum} (found ${blocks})`,
    );
};

/** An upgrade is one from finney, in a block of the run, and no log has two rule sets. */
const requireUpgrade = ({ rules, state }: Chain, { upgradeAt, log, blocks }: RunOptions): void => {
  if (upgradeAt === undefined) return;
  if (rules !== finney) throw new CliError(`--upgrade-at: the chain follows ${rules.name} already`);
  if (log !== undefined)
    throw new CliError(
      "--upgrade-at and --log exclude each other: a log has one rule set (run up to the block before with --out, and on from it with --rules bonded)",
    );
  const [first, last] = [BlockNumber.get(state) + 1n, BlockNumber.get(state) + BigInt(blocks)];
  if (upgradeAt < first || upgradeAt > last)
    throw new CliError(`--upgrade-at: expected a block from ${first} to ${last} (found ${upgradeAt})`);
};

const planOf = (options: RunOptions, start: Start): RunPlan => {
  const chain = at(start.chain, options.from);
  requireBlocks(chain, options.blocks);
  requireUpgrade(chain, options);
  return {
    schedule: scheduleFor(chain, options),
    chain,
    blocks: options.blocks,
    calls: options.calls === undefined ? start.calls : laterCalls(chain, options.calls, options),
  };
};

/** How long blocks are run in one go before a signal is listened to. */
const patience = 50;

/** What the shell sees of a process that a signal has ended. */
const endedBy = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Sets a flag at the first Ctrl-C; any other signal ends the process, without a trace of what it was writing. */
const interruption = () => {
  let asked = false;
  const listen = (signal: NodeJS.Signals) => {
    if (asked || signal !== "SIGINT") process.exit(endedBy[signal as keyof typeof endedBy]);
    asked = true;
  };
  const signals = Object.keys(endedBy);
  for (const signal of signals) process.on(signal, listen);
  const forget = () => {
    for (const signal of signals) process.removeListener(signal, listen);
  };
  return { asked: () => asked, forget };
};

const rootPrinter = (every: number | undefined, progress: RunProgress) => {
  const known = new WeakMap<Trie<never>, Uint8Array>();
  return ({ state }: Chain, number: bigint): void => {
    if (every === undefined || number % BigInt(every) !== 0n) return;
    progress.say(`block ${integer(number)} root ${stateRoot(state, encodeEntry, known)}`);
  };
};

type See = (block: BlockDone | BlockStopped) => void;

const runAll = async (plan: RunPlan, rootEvery: number | undefined, see: See): Promise<Ended> => {
  const progress = runProgress(plan.blocks);
  const printRoot = rootPrinter(rootEvery, progress);
  const signal = interruption();
  let ended: Ended = { chain: plan.chain, tally: nothing, interrupted: false };
  let [began, rested] = [performance.now(), performance.now()];
  try {
    for (const block of runBlocks(plan)) {
      see(block);
      if ("panic" in block) return { ...ended, stopped: block };
      ended = {
        ...ended,
        chain: block.chain,
        tally: counting(ended.tally, block, performance.now() - began),
      };
      printRoot(block.chain, block.number);
      progress.step();
      if (performance.now() - rested > patience) {
        await setImmediate();
        rested = performance.now();
      }
      if (signal.asked()) return { ...ended, interrupted: true };
      began = performance.now();
    }
    return ended;
  } finally {
    signal.forget();
    progress.stop();
  }
};

/** The run, logged block by block where a file is given for it. */
const runLogged = async (plan: RunPlan, options: RunOptions, name: string, file: WholeFile | undefined) => {
  if (file === undefined) return runAll(plan, options.rootEvery, () => {});
  const log = runLog(plan.chain, name);
  file.append(log.header);
  const ended = await runAll(plan, options.rootEvery, (block) => file.append(log.block(block)));
  file.append(log.end(ended.chain));
  return ended;
};

const requireTwoFiles = ({ out, log }: RunOptions): void => {
  if (out !== undefined && log !== undefined && resolve(out) === resolve(log))
    throw new CliError(`--out and --log name the same file, ${out}`);
};

const begun = (file: string | undefined): WholeFile | undefined =>
  file === undefined ? undefined : beginWhole(file);

/** Runs the plan and writes what is asked for: all of it at the end of the run, or nothing where that is not reached. */
const runAndWrite = async (plan: RunPlan, options: RunOptions, described: string): Promise<Ended> => {
  requireTwoFiles(options);
  const out = begun(options.out);
  const log = begun(options.log);
  try {
    const ended = await runLogged(plan, options, described, log);
    out?.append(stateText(ended.chain, "state"));
    out?.keep();
    log?.keep();
    return ended;
  } finally {
    out?.drop();
    log?.drop();
  }
};

const writtenLines = ({ out, log }: RunOptions): readonly string[] => [
  ...(out === undefined ? [] : [`Written to ${out}`]),
  ...(log === undefined ? [] : [`Logged to ${log}; taospec replay ${log} proves it`]),
];

/** A story has its own chain, and its own rules. */
const requireAlone = ({ rules }: RunOptions, given: readonly string[]): void => {
  const other = given.find((name) => !["scenario", "rules", "json"].includes(name));
  if (other !== undefined)
    throw new CliError(
      `--scenario and --${other.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} exclude each other`,
    );
  if (rules !== undefined && rulesOf({ rules, blocks: 0 }) !== upgradeToBonded.to)
    throw new CliError(`--scenario: the stories are of the rules ${upgradeToBonded.to.name}, not ${rules}`);
};

/**
 * Run `taospec run`, print its report, and return the exit status. `given`: the options that stand on the command line.
 */
export const runCommand = async (options: RunOptions, given: readonly string[]): Promise<number> => {
  if (options.scenario !== undefined) {
    requireAlone(options, given);
    const { tellScenario } = await import("./scenario/run.ts");
    return tellScenario(options.scenario, options.json === true);
  }
  const start = startOf(options);
  const plan = planOf(options, start);
  const ended = await runAndWrite(plan, options, start.described);
  const report = reportOf(ended, start.described, plan);
  const lines = options.json ? [jsonReport(report)] : [textReport(report), ...writtenLines(options)];
  process.stdout.write(`${lines.join("\n")}\n`);
  return ended.stopped === undefined ? exitStatus.success : exitStatus.failure;
};
