import { existsSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { finney } from "../../model/finney/rules.ts";
import { always } from "../../model/networks/schedule.ts";
import type { Chain } from "../../model/rules.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import { encodeEntry } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import type { Trie } from "../../model/storage/trie.ts";
import { CliError, exitStatus } from "../cli/errors.ts";
import { findPackage } from "../cli/package.ts";
import { integer } from "../cli/units.ts";
import { defaultStateFile, loadGenesis, loadState } from "../genesis/load.ts";
import { stateText, writeWhole } from "../genesis/write.ts";
import { type RunPlan, runBlocks } from "./blocks.ts";
import { type CallsByBlock, loadCalls } from "./calls.ts";
import { type RunProgress, runProgress } from "./progress.ts";
import { jsonReport, reportOf, textReport } from "./report.ts";
import { counting, type Ended, nothing } from "./tally.ts";

export interface RunOptions {
  readonly blocks: number;
  readonly genesis?: string;
  readonly state?: string;
  readonly from?: bigint;
  readonly calls?: string;
  readonly rootEvery?: number;
  readonly out?: string;
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

const startOf = ({ genesis, state }: RunOptions): Start => {
  if (genesis !== undefined && state !== undefined)
    throw new CliError("--genesis and --state exclude each other");
  if (genesis !== undefined)
    return { chain: loadGenesis(finney, genesis).chain, calls: noCalls, described: genesis };
  if (state !== undefined) return { chain: loadState(finney, state), calls: noCalls, described: state };
  if (!existsSync(defaultStateFile)) return example();
  return {
    chain: loadState(finney, defaultStateFile),
    calls: noCalls,
    described: `${defaultStateFile}, as imported`,
  };
};

/** The chain as standing at block `from`, where that is given. */
const at = (chain: Chain, from: bigint | undefined): Chain =>
  from === undefined ? chain : { ...chain, state: BlockNumber.put(chain.state, from) };

const planOf = (options: RunOptions, { chain, calls }: Start): RunPlan => ({
  schedule: always(chain.rules),
  chain: at(chain, options.from),
  blocks: options.blocks,
  calls: options.calls === undefined ? calls : loadCalls(chain.rules, options.calls),
});

/** How long blocks are run in one go before a signal is listened to. */
const patience = 50;

/** Sets a flag at the first Ctrl-C; a second one ends the process as usual. */
const interruption = () => {
  let asked = false;
  const listen = () => {
    asked = true;
  };
  process.once("SIGINT", listen);
  return { asked: () => asked, forget: () => process.removeListener("SIGINT", listen) };
};

const rootPrinter = (every: number | undefined, progress: RunProgress) => {
  const known = new WeakMap<Trie<never>, Uint8Array>();
  return ({ state }: Chain, number: bigint): void => {
    if (every === undefined || number % BigInt(every) !== 0n) return;
    progress.say(`block ${integer(number)} root ${stateRoot(state, encodeEntry, known)}`);
  };
};

const runAll = async (plan: RunPlan, rootEvery: number | undefined): Promise<Ended> => {
  const progress = runProgress(plan.blocks);
  const printRoot = rootPrinter(rootEvery, progress);
  const signal = interruption();
  let ended: Ended = { chain: plan.chain, tally: nothing, interrupted: false };
  let [began, rested] = [performance.now(), performance.now()];
  try {
    for (const block of runBlocks(plan)) {
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

/** Run `taospec run`, print its report, and return the exit status. */
export const runCommand = async (options: RunOptions): Promise<number> => {
  const start = startOf(options);
  const ended = await runAll(planOf(options, start), options.rootEvery);
  const report = reportOf(ended, start.described);
  if (options.out !== undefined) writeWhole(options.out, stateText(ended.chain, "state"));
  process.stdout.write(`${options.json ? jsonReport(report) : textReport(report)}\n`);
  if (options.out !== undefined && !options.json) process.stdout.write(`Written to ${options.out}\n`);
  return ended.stopped === undefined ? exitStatus.success : exitStatus.failure;
};
