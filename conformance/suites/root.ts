import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { items } from "../../model/finney/items/index.ts";
import {
  readRootEpochInput,
  writeRootEpoch,
  writtenByRootEpoch,
} from "../../model/finney/root/readRootEpochInput.ts";
import { rootEpoch } from "../../model/finney/root/rootEpoch.ts";
import type { RootEpochRun, RootEpochTrace } from "../../model/finney/root/types.ts";
import { finney } from "../../model/finney/rules.ts";
import type { Handler, Json, Outcome, Suite, Trace } from "../case.ts";
import { named, readState, writeState } from "../codecs/state.ts";
import { reader, toJson, u64 } from "../codecs/values.ts";

const rootCase = reader(Schema.Struct({ block: u64, state: Schema.Record(Schema.String, Schema.Unknown) }));

const zerosLike = ([rows, columns]: RootEpochTrace["shape"]): Json =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => "0"));

/** The chain's labels, in its order, and what it logs under each. */
const labels: readonly (readonly [label: string, logged: (trace: Partial<RootEpochTrace>) => unknown])[] = [
  ["blocks_until_next_epoch", (trace) => trace.blocksUntilNextEpoch],
  ["n", (trace) => trace.validators],
  ["k", (trace) => trace.networks],
  ["block_emission", (trace) => trace.blockEmission],
  ["hotkeys", (trace) => trace.hotkeys],
  ["S", (trace) => trace.stake],
  ["n #2", (trace) => trace.shape?.map(BigInt)],
  ["weights", (trace) => trace.shape && zerosLike(trace.shape)],
  ["W", (trace) => trace.weights],
  ["R", (trace) => trace.ranks],
  ["T_before normalization", (trace) => trace.support],
  ["Total_stake", (trace) => trace.totalStake],
  ["T", (trace) => trace.trust],
  ["C", (trace) => trace.consensus],
  ["Ei64", (trace) => trace.shares],
  ["Eu64", (trace) => trace.emission],
  ["netuids", (trace) => trace.netuids && [trace.netuids, trace.emission]],
];

const traceOf = (trace: Partial<RootEpochTrace>): Trace =>
  labels.flatMap(([label, logged]) => {
    const value = logged(trace);
    return value === undefined ? [] : [[label, toJson(value)] as const];
  });

/** A refusal writes too (BlockEmission), so it is a value here: {result, state}; only a panic has no result. */
const outcomeOf = ({ outcome }: RootEpochRun, state: Json): Outcome => {
  if (Result.isSuccess(outcome)) return { ok: { result: "Ok", state } };
  const { reason, message } = outcome.failure;
  return { ok: { result: reason === "Panic" ? { panic: message } : { error: message }, state } };
};

/** The handler of a root epoch that is computed like this. */
export const rootEpochHandlerOf =
  (compute: typeof rootEpoch): Handler =>
  (json) => {
    const { block, state: recorded } = rootCase(json);
    const state = named("state", () => readState(items, recorded));
    const run = compute(finney, readRootEpochInput(finney.constants, state, block));
    return {
      outcome: outcomeOf(run, writeState(writtenByRootEpoch, writeRootEpoch(state, run))),
      trace: traceOf(run.trace),
    };
  };

/** The root network's epoch, which sets each subnet's share of the block emission. */
export const root: Suite = {
  name: "root",
  handlers: new Map([["root_epoch", rootEpochHandlerOf(rootEpoch)]]),
};
