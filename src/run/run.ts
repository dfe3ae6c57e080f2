import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { finney } from "../../model/finney/rules.ts";
import { always } from "../../model/networks/schedule.ts";
import { u32 } from "../../model/numbers/integer.ts";
import type { Chain } from "../../model/rules.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import { encodeEntry } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import type { Trie } from "../../model/storage/trie.ts";
import { CliError, exitStatus, withFile } from "../cli/errors.ts";
import { findPackage } from "../cli/package.ts";
import { integer } from "../cli/units.ts";
import { beginWhole, type WholeFile } from "../cli/wholeFile.ts";
import { defaultStateFile, loadGenesis, loadState, requireAgreement } from "../genesis/load.ts";
import { stateText } from "../genesis/write.ts";
import { type BlockDone, type BlockStopped, type RunPlan, runBlocks } from "./blocks.ts";
import { type CallsByBlock, loadCalls } from "./calls.ts";
import { runLog } from "./log.ts";
import { type RunProgress, runProgress } from "./progress.ts";
import { jsonReport, reportOf, textReport } from "./report.ts";
import { counting, type Ended, nothing } from "./tally.ts";

export interface RunOptions {
  readonly blocks: number;
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

/** The small chain that comes with the package: a snapshot, and the calls that bring it to life. */
const example = (): Start => {
  const folder = join(findPackage().root, "examples");
  return {
    chain: loadGenesis(finney, join(folder, "genesis-small.json")).chain,
    calls: loadCalls(finney, join(folder, "genesis-small-calls.jsonl")),
    described: "examples/genesis-small.json",
  };
};

/** The chain of a state file, whose entries must agree with each other unless it is taken as it is. */
const stored = (file: string, { unchecked }: RunOptions): Chain => {
  const chain = loadState(finney, file);
  if (!unchecked) withFile(file, () => requireAgreement(chain.state));
  return chain;
};

const startOf = (options: RunOptions): Start => {
  const { genesis, state } = options;
  if (genesis !== undefined && state !== undefined)
    throw new CliError("--genesis and --state exclude each other");
  if (genesis !== undefined)
    return { chain: loadGenesis(finney, genesis).chain, calls: noCalls, described: genesis };
  if (state !== undefined) return { chain: stored(state, options), calls: noCalls, described: state };
  if (!existsSync(defaultStateFile)) return example();
  return {
    chain: stored(defaultStateFile, options),
    calls: noCalls,
    described: `${defaultStateFile}, as imported`,
  };
};

/** The chain as standing at block `from`, where that is given. */
const at = (chain: Chain, from: bigint | undefined): Chain =>
  from === undefined ? chain : { ...chain, state: BlockNumber.put(chain.state, from) };

/** No call may come before the run begins: it would never be made. */
const laterCalls = ({ rules, state }: Chain, file: string): CallsByBlock => {
  const calls = loadCalls(rules, file);
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

const planOf = (options: RunOptions, start: Start): RunPlan => {
  const chain = at(start.chain, options.from);
  requireBlocks(chain, options.blocks);
  return {
    schedule: always(chain.rules),
    chain,
    blocks: options.blocks,
    calls: options.calls === undefined ? start.calls : laterCalls(chain, options.calls),
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

/** Run `taospec run`, print its report, and return the exit status. */
export const runCommand = async (options: RunOptions): Promise<number> => {
  const start = startOf(options);
  const plan = planOf(options, start);
  const ended = await runAndWrite(plan, options, start.described);
  const report = reportOf(ended, start.described, plan.calls);
  const lines = options.json ? [jsonReport(report)] : [textReport(report), ...writtenLines(options)];
  process.stdout.write(`${lines.join("\n")}\n`);
  return ended.stopped === undefined ? exitStatus.success : exitStatus.failure;
};
