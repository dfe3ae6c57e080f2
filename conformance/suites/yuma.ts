import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { finney } from "../../model/finney/rules.ts";
import { epoch } from "../../model/finney/yuma/epoch.ts";
import { phases } from "../../model/finney/yuma/phases.ts";
import { readEpochInput, writeEpochOutput } from "../../model/finney/yuma/readEpochInput.ts";
import type { EpochInput, EpochTrace } from "../../model/finney/yuma/types.ts";
import type { Handler, Suite, Trace } from "../case.ts";
import { account, byNetuid, byNeuron, reader, sparseRow, toJson, u16, u64 } from "../codecs/values.ts";

/** The storage items that an epoch reads. */
const epochState = Schema.Struct({
  SubnetworkN: byNetuid(u16),
  ActivityCutoff: byNetuid(u16),
  LastUpdate: byNetuid(Schema.Array(u64)),
  BlockAtRegistration: byNeuron(u64),
  Keys: byNeuron(account),
  TotalHotkeyStake: Schema.optionalKey(Schema.Array(Schema.Tuple([account, u64]))),
  ValidatorPermit: byNetuid(Schema.Array(Schema.Boolean)),
  MaxAllowedValidators: byNetuid(u16),
  Kappa: byNetuid(u16),
  BondsMovingAverage: byNetuid(u64),
  Weights: byNeuron(sparseRow),
  Bonds: byNeuron(sparseRow),
  "System.Number": Schema.optionalKey(u64),
});

const epochCase = reader(Schema.Struct({ block: u64, netuid: u16, rao_emission: u64, state: epochState }));

/** What the epoch of an oracle case or vector reads. Throws an InputError for anything that does not fit. */
export const epochInputOf = (json: unknown): EpochInput => {
  const { block, netuid, rao_emission, state } = epochCase(json);
  return readEpochInput(state, netuid, block, rao_emission);
};

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

const epochHandler: Handler = (json) => {
  const input = epochInputOf(json);
  const run = epoch(finney, input);
  if (Result.isFailure(run)) return { outcome: { panic: run.failure.message } };
  const { output, trace } = run.success;
  const state = writeEpochOutput(input, output);
  return {
    outcome: { ok: { result: toJson(output.result), state: toJson(state) } },
    trace: traceOf(input, trace),
  };
};

/** The Yuma epoch of a subnet. */
export const yuma: Suite = { name: "yuma", handlers: new Map([["epoch", epochHandler]]) };
