import * as Result from "effect/Result";
import { finney } from "../../model/finney/rules.ts";
import { applyBlock, type Block, type Extrinsic } from "../../model/runtime/block.ts";
import { type Entry, encodeEntry, type State } from "../../model/storage/item.ts";
import { type Known, stateRoot } from "../../model/storage/stateRoot.ts";
import { scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { genesisOf, hashOfBlock } from "../support/chain.ts";
import { someStep } from "../support/laws.ts";
import { type Ran, runOf, type Scenario } from "../support/scenario.ts";

/** The blocks of a run as a log: numbers, parents' hashes, and the calls in each. */
const logOf = (run: readonly Ran[]): readonly Block[] => {
  const blocks: { number: bigint; parentHash: string; extrinsics: Extrinsic[] }[] = [];
  for (const { extrinsic } of run) {
    const number = BigInt(blocks.length + 1);
    if (extrinsic === undefined)
      blocks.push({ number, parentHash: hashOfBlock(number - 1n), extrinsics: [] });
    else blocks.at(-1)?.extrinsics.push(extrinsic);
  }
  return blocks;
};

const replayed = (start: State, blocks: readonly Block[]): State => {
  const known: Known<Entry> = new WeakMap();
  return blocks.reduce<State>((state, block) => {
    const run = applyBlock({ rules: finney, state }, block);
    if (Result.isFailure(run)) return state;
    // Taken after every block, so that the last one rests on many increments.
    stateRoot(run.success.state, encodeEntry, known);
    return run.success.state;
  }, start);
};

/** The run from its first block on: a call before that belongs to no block. */
const ofBlocks = (scenario: Scenario): readonly Ran[] => {
  const run = runOf(scenario);
  const first = run.findIndex(({ extrinsic }) => extrinsic === undefined);
  return first < 0 ? [] : run.slice(first);
};

export const replayingGivesTheSameRoot = property({
  name: "replaying-gives-the-same-root",
  informal:
    "The log of a run, replayed block by block, ends in the same state root, kept up block by block or computed at once.",
  formal: "root(replay(log(run))) = root(last state of the run)",
  rules: ["RUN-5", "RUN-6", "STO-5"],
  status: "tested",
  cost: 40,
  arbitrary: scenarios(),
  witnesses: { "a block has calls": someStep(({ extrinsic }) => extrinsic !== undefined) },
  violation: (scenario) => {
    const run = ofBlocks(scenario);
    const last = run.at(-1);
    if (last === undefined) return undefined;
    const start = run[0] === runOf(scenario)[0] ? genesisOf(scenario.settings) : run[0]!.before;
    const [ours, again] = [last.after, replayed(start, logOf(run))].map((state) =>
      stateRoot(state, encodeEntry),
    );
    return ours === again ? undefined : `the run ends in ${ours}, its replay in ${again}`;
  },
});
