import * as Schema from "effect/Schema";
import { upgradedTerm } from "../../../model/finney/emission/registrationTerms.ts";
import { tuplesToDrainThisBlock } from "../../../model/finney/emission/tuplesToDrain.ts";
import { u16, u64 } from "../../codecs/values.ts";
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

/** The functions of this chapter under the chain's names. */
export const emissionFunctions: FunctionHandlers = {
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
