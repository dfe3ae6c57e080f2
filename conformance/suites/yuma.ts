import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { items } from "../../model/finney/items/index.ts";
import { finney } from "../../model/finney/rules.ts";
import { epoch } from "../../model/finney/yuma/epoch.ts";
import { phases } from "../../model/finney/yuma/phases.ts";
import { readEpochInput, writeEpochOutput, writtenByEpoch } from "../../model/finney/yuma/readEpochInput.ts";
import type { EpochInput, EpochTrace } from "../../model/finney/yuma/types.ts";
import type { State } from "../../model/storage/item.ts";
import type { Handler, Suite, Trace } from "../case.ts";
import { named, readState, writeState } from "../codecs/state.ts";
import { reader, toJson, u16, u64 } from "../codecs/values.ts";

const epochCase = reader(
  Schema.Struct({
    block: u64,
    netuid: u16,
    rao_emission: u64,
    state: Schema.Record(Schema.String, Schema.Unknown),
  }),
);

const read = (json: unknown): { readonly state: State; readonly input: EpochInput } => {
  const { block, netuid, rao_emission, state: recorded } = epochCase(json);
  const state = named("state", () => readState(items, recorded));
  return { state, input: readEpochInput(state, netuid, block, rao_emission) };
};

/** What the epoch of an oracle case or vector reads. Throws an InputError for anything that does not fit. */
export const epochInputOf = (json: unknown): EpochInput => read(json).input;

/** What the chain logs of its input, by the label before which it does so. */
const echoes = (input: EpochInput): Readonly<Record<string, Trace>> => ({
  Inactive: [
    ["n", input.subnetworkN],
    ["current_block", toJson(input.block)],
    ["activity_cutoff", toJson(BigInt(input.activityCutoff))],
    ["Last update", toJson(input.lastUpdate)],
  ],
  S: [
    ["Block at registration", toJson(input.blockAtRegistration)],
    ["hotkeys", toJson(input.hotkeys)],
  ],
  new_validator_permits: [
    ["validator_permits", toJson(input.validatorPermit)],
    ["max_allowed_validators", input.maxAllowedValidators],
  ],
});

const labels = phases.flatMap(({ traces }) => Object.entries(traces) as [keyof EpochTrace, string][]);

/** Phase results and the input that they speak of, under the chain's labels and in its order. */
const traceOf = (input: EpochInput, trace: EpochTrace): Trace => {
  const before = echoes(input);
  return labels.flatMap(([name, label]) => [...(before[label] ?? []), [label, toJson(trace[name])] as const]);
};

/** The handler of an epoch that is computed like this. */
export const epochHandlerOf =
  (compute: typeof epoch): Handler =>
  (json) => {
    const { state, input } = read(json);
    const run = compute(finney, input);
    if (Result.isFailure(run)) return { outcome: { panic: run.failure.message } };
    const { output, trace } = run.success;
    const after = writeEpochOutput(state, input.netuid, output);
    return {
      outcome: { ok: { result: toJson(output.result), state: writeState(writtenByEpoch, after) } },
      trace: traceOf(input, trace),
    };
  };

/** The Yuma epoch of a subnet. */
export const yuma: Suite = { name: "yuma", handlers: new Map([["epoch", epochHandlerOf(epoch)]]) };
