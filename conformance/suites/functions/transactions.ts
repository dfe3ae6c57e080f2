import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { finney } from "../../../model/finney/rules.ts";
import { preDispatchExtension, validateExtension } from "../../../model/finney/transactions/extension.ts";
import { BlockNumber } from "../../../model/runtime/system.ts";
import { readCall } from "../../codecs/calls.ts";
import { readState } from "../../codecs/state.ts";
import { account, u64 } from "../../codecs/values.ts";
import { type FunctionHandlers, handler } from "./handler.ts";

const given = Schema.Struct({
  block: u64,
  who: account,
  call: Schema.Json,
  state: Schema.Record(Schema.String, Schema.Json),
});

const reasonOf = (reason: string): string => reason.replace("InvalidTransaction.", "");

/** The functions of this chapter under the chain's names. */
export const transactionsFunctions: FunctionHandlers = {
  extension_validate: {
    rules: ["TXN-5"],
    run: handler(given, ({ block, who, call, state }) => {
      const before = BlockNumber.put(readState(finney.items, state), block);
      return Result.match(validateExtension(before, who, readCall(finney, call)), {
        onSuccess: (valid) => ({ valid }),
        onFailure: ({ reason }) => ({ invalid: reasonOf(reason) }),
      });
    }),
  },
  extension_pre_dispatch: {
    rules: ["TXN-6"],
    run: handler(given, ({ who, call }) => {
      const noted = preDispatchExtension(who, readCall(finney, call));
      return { Ok: { call_type: noted.callType, transaction_fee: noted.transactionFee, who: noted.who } };
    }),
  },
};
