import * as Result from "effect/Result";
import type { Json } from "../../conformance/case.ts";
import { writeCall, writeOrigin } from "../../conformance/codecs/calls.ts";
import { writeState } from "../../conformance/codecs/state.ts";
import { recordedParentHash, recordOf } from "../../conformance/replay/execute.ts";
import { logFormat } from "../../conformance/replay/files.ts";
import { rootsOf } from "../../conformance/replay/replay.ts";
import type { Chain } from "../../model/rules.ts";
import type { BlockDone, BlockStopped } from "./blocks.ts";

type Line = Readonly<Record<string, Json>>;

const headerOf = ({ rules, state }: Chain, name: string): Line => ({
  format: logFormat,
  rules: { name: rules.name, version: rules.version },
  name,
  genesis: writeState(rules.items, state),
});

const beginningOf = (number: bigint): Line => ({
  block: `${number}`,
  parent_hash: recordedParentHash(number),
});

const stoppedStep = ({ number, panic }: BlockStopped): Line => ({
  ...beginningOf(number),
  result: { panic },
  events: [],
  changes: [],
});

/** The beginning of a block, then each of its calls, with what it did. */
const stepsOf = (done: BlockDone): readonly Line[] => {
  const { number, chain, before, initialized, extrinsics, applied } = done;
  const begun = recordOf(before, Result.succeed(initialized)).record;
  const steps: Line[] = [{ ...beginningOf(number), ...begun }];
  let { state } = initialized;
  for (const [index, { origin, call }] of extrinsics.entries()) {
    const executed = recordOf(state, applied[index]!);
    const made = writeCall(chain.rules, call) as Line;
    steps.push({ ...made, origin: writeOrigin(origin), ...executed.record });
    state = executed.state;
  }
  return steps;
};

const textOf = (lines: readonly Line[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join("");

/** The log of a run, block by block: text to append to what has been written of it. */
export interface RunLog {
  readonly header: string;
  /** Its steps; the last one has the state root of the block's end. */
  readonly block: (block: BlockDone | BlockStopped) => string;
  /** The root of the state that the run has ended in. */
  readonly end: (chain: Chain) => string;
}

/** The log of a run from `chain`, in the format taospec-log/1. `name` is what reports call the run. */
export const runLog = (chain: Chain, name: string): RunLog => {
  const rootOf = rootsOf();
  const withRoot = (steps: readonly Line[], { state }: Chain): readonly Line[] => [
    ...steps.slice(0, -1),
    { ...steps.at(-1), state_root: rootOf(state) },
  ];
  return {
    header: textOf([headerOf(chain, name)]),
    block: (block) => textOf("panic" in block ? [stoppedStep(block)] : withRoot(stepsOf(block), block.chain)),
    end: ({ state }) => textOf([{ state_root: rootOf(state) }]),
  };
};
