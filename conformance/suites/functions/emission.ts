import * as Schema from "effect/Schema";
import { blockStep } from "../../../model/finney/emission/blockStep.ts";
import { drainEmission, emitInflationThroughHotkey, type Pay } from "../../../model/finney/emission/drain.ts";
import { generateEmission } from "../../../model/finney/emission/generate.ts";
import { adjustRegistrationTerms, upgradedTerm } from "../../../model/finney/emission/registrationTerms.ts";
import { tuplesToDrainThisBlock } from "../../../model/finney/emission/tuplesToDrain.ts";
import { finney } from "../../../model/finney/rules.ts";
import type { Outcome } from "../../../model/rules.ts";
import { done } from "../../../model/runtime/call.ts";
import { changesBetween } from "../../../model/runtime/changes.ts";
import type { State } from "../../../model/storage/item.ts";
import { writeEvent } from "../../codecs/calls.ts";
import { writeChanges } from "../../codecs/changes.ts";
import { named, readState } from "../../codecs/state.ts";
import { account, u16, u64 } from "../../codecs/values.ts";
import { type FunctionHandlers, handler } from "./handler.ts";

const demand = {
  registrations_this_interval: u16,
  target_registrations_per_interval: u16,
  adjustment_alpha: u64,
};

type Demand = Schema.Schema.Type<Schema.Struct<typeof demand>>;

const upgraded = (
  args: Demand,
  price: { readonly current: bigint; readonly minimum: bigint; readonly maximum: bigint },
) =>
  upgradedTerm({
    ...price,
    registrations: args.registrations_this_interval,
    target: args.target_registrations_per_interval,
    alpha: args.adjustment_alpha,
  });

const Difficulty = Schema.Struct({
  ...demand,
  current_difficulty: u64,
  min_difficulty: u64,
  max_difficulty: u64,
});
const Burn = Schema.Struct({ ...demand, current_burn: u64, min_burn: u64, max_burn: u64 });
const Tuples = Schema.Struct({ netuid: u16, tempo: u16, block_number: u64, n_remaining: u64 });

const recorded = { state: Schema.Record(Schema.String, Schema.Unknown) };
const Recorded = Schema.Struct(recorded);
const Payment = Schema.Struct({
  ...recorded,
  hotkey: account,
  server_emission: u64,
  validator_emission: u64,
});

/** What a part of the block step does to a state: its events and the changes that it makes. */
const shown = ({ state: json }: typeof Recorded.Type, step: (state: State) => Outcome) => {
  const before = named("state", () => readState(finney.items, json));
  const { state, events } = step(before);
  return { events: events.map(writeEvent), changes: writeChanges(changesBetween(before, state)) };
};

/** Payments of emission, each hotkey's made like this. */
export const paymentFunctions = (pay: Pay): FunctionHandlers => ({
  drain_emission: {
    rules: ["EMI-5", "EMI-6"],
    run: handler(Recorded, (args) => shown(args, (state) => done(drainEmission(state, pay)))),
  },
  emit_inflation_through_hotkey_account: {
    rules: ["EMI-6"],
    run: handler(Payment, (args) =>
      shown(args, (state) => done(pay(state, [args.hotkey, args.server_emission, args.validator_emission]))),
    ),
  },
});

/** The parts of the block step, each on a state of its own; the block is System.Number. */
const parts: FunctionHandlers = {
  block_step: {
    rules: ["EMI-1", "EMI-4"],
    run: handler(Recorded, (args) => shown(args, (state) => blockStep({ rules: finney, state }))),
  },
  adjust_registration_terms_for_networks: {
    rules: ["EMI-2", "EMI-3"],
    run: handler(Recorded, (args) => shown(args, (state) => adjustRegistrationTerms({ state }))),
  },
  generate_emission: {
    rules: ["EMI-7", "EMI-8"],
    run: handler(Recorded, (args) =>
      shown(args, (state) => done(generateEmission({ rules: finney, state }))),
    ),
  },
};

/** The functions of this chapter under the chain's names. */
export const emissionFunctions: FunctionHandlers = {
  ...parts,
  ...paymentFunctions(emitInflationThroughHotkey),
  upgraded_difficulty: {
    rules: ["EMI-3"],
    run: handler(Difficulty, ({ current_difficulty: current, min_difficulty, max_difficulty, ...args }) =>
      upgraded(args, { current, minimum: min_difficulty, maximum: max_difficulty }),
    ),
  },
  upgraded_burn: {
    rules: ["EMI-3"],
    run: handler(Burn, ({ current_burn: current, min_burn, max_burn, ...args }) =>
      upgraded(args, { current, minimum: min_burn, maximum: max_burn }),
    ),
  },
  tuples_to_drain_this_block: {
    rules: ["EMI-9"],
    run: handler(Tuples, ({ netuid, tempo, block_number, n_remaining }) =>
      tuplesToDrainThisBlock(netuid, tempo, block_number, n_remaining),
    ),
  },
};
