import * as Schema from "effect/Schema";
import { bonded } from "../../../model/bonded/rules.ts";
import { completionOf } from "../../../model/bonded/unbonding/period.ts";
import { renameUnbonding } from "../../../model/bonded/unbonding/rename.ts";
import { unstakeAll } from "../../../model/finney/staking/stake.ts";
import { u32 } from "../../../model/numbers/integer.ts";
import { readState, writeState } from "../../codecs/state.ts";
import { account, u64, wideInteger } from "../../codecs/values.ts";
import { type FunctionHandlers, handler } from "../functions/handler.ts";

const stored = Schema.Record(Schema.String, Schema.Json);
const parameters = bonded.bonded!;

/** The functions of this chapter that no call shows by itself. */
export const unbondingFunctions: FunctionHandlers = {
  unbonding_completion: {
    rules: ["UNB-2"],
    run: handler(
      Schema.Struct({ creation: wideInteger(u32), unbonding_period: u64 }),
      ({ creation, unbonding_period: unbondingPeriod }) => ({
        completion: completionOf({ ...parameters, unbondingPeriod }, creation),
      }),
    ),
  },
  release_all_stake: {
    rules: ["UNB-8", "UNB-1", "UNB-2", "STK-11"],
    run: handler(Schema.Struct({ state: stored, hotkey: account }), ({ state, hotkey }) =>
      writeState(bonded.items, unstakeAll(readState(bonded.items, state), hotkey, bonded.release)),
    ),
  },
  rename_unbonding: {
    rules: ["UNB-10", "UNB-1", "UNB-6"],
    run: handler(Schema.Struct({ state: stored, from: account, to: account }), ({ state, from, to }) =>
      writeState(bonded.items, renameUnbonding(readState(bonded.items, state), { from, to })),
    ),
  },
};
