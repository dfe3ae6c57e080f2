/** Runs of the small chain. */
import * as Result from "effect/Result";
import { finney } from "../../model/finney/rules.ts";
import { type Applied, applyCall, type Extrinsic, initializeBlock } from "../../model/runtime/block.ts";
import type { State } from "../../model/storage/item.ts";
import { genesisOf, hashOfBlock, type Settings } from "./chain.ts";
import { extrinsicOf, type Move, nextBlock } from "./moves.ts";

/** A small chain and what happens on it. */
export interface Scenario {
  readonly settings: Settings;
  readonly moves: readonly Move[];
}

/** One step of a run: what was done to which state, and what came of it. */
export interface Ran {
  readonly move: Move;
  /** Undefined: a block began. */
  readonly extrinsic: Extrinsic | undefined;
  readonly before: State;
  readonly result: Applied;
  readonly after: State;
}

const resultOf = (state: State, extrinsic: Extrinsic | undefined): Applied => {
  const chain = { rules: finney, state };
  if (extrinsic !== undefined) return applyCall(chain, extrinsic);
  const number = nextBlock(state);
  return initializeBlock(chain, { number, parentHash: hashOfBlock(number - 1n) });
};

const isPanic = (result: Applied): boolean => Result.isFailure(result) && "message" in result.failure;

/** The steps of a scenario, up to a block that cannot be made. */
const steps = ({ settings, moves }: Scenario): readonly Ran[] => {
  const run: Ran[] = [];
  let before = genesisOf(settings);
  for (const move of moves) {
    const extrinsic = extrinsicOf(before, move);
    const result = resultOf(before, extrinsic);
    const after = Result.isSuccess(result) ? result.success.state : before;
    run.push({ move, extrinsic, before, result, after });
    if (extrinsic === undefined && isPanic(result)) break;
    before = after;
  }
  return run;
};

const known = new WeakMap<Scenario, readonly Ran[]>();

/** The run of a scenario. A law and its witnesses look at the same run. */
export const runOf = (scenario: Scenario): readonly Ran[] => {
  const kept = known.get(scenario);
  if (kept !== undefined) return kept;
  const run = steps(scenario);
  known.set(scenario, run);
  return run;
};
