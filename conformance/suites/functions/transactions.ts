import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { finney } from "../../../model/finney/rules.ts";
import { applyTransaction } from "../../../model/finney/transactions/apply.ts";
import { eraBirth, eraDeath } from "../../../model/finney/transactions/era.ts";
import { preDispatchExtension, validateExtension } from "../../../model/finney/transactions/extension.ts";
import { feeOf } from "../../../model/finney/transactions/fee.ts";
import type { Transaction } from "../../../model/finney/transactions/transaction.ts";
import { validateTransaction } from "../../../model/finney/transactions/validate.ts";
import { u32 } from "../../../model/numbers/integer.ts";
import type { Rejection } from "../../../model/runtime/rejection.ts";
import { BlockNumber } from "../../../model/runtime/system.ts";
import { readCall } from "../../codecs/calls.ts";
import { readState, writeState } from "../../codecs/state.ts";
import { account, smallInteger, u64 } from "../../codecs/values.ts";
import { type FunctionHandlers, handler } from "./handler.ts";

const stored = Schema.Record(Schema.String, Schema.Json);
const number = smallInteger(u32);
const era = Schema.Union([Schema.Literal("Immortal"), Schema.Struct({ period: u64, phase: u64 })]);

const ExtensionCase = Schema.Struct({ block: u64, who: account, call: Schema.Json, state: stored });

const TransactionJson = Schema.Struct({
  signer: account,
  nonce: number,
  era,
  birth_hash: account,
  tip: u64,
  call: Schema.Json,
  length: number,
});

const TransactionCase = Schema.Struct({ state: stored, transaction: TransactionJson });

type Case = typeof TransactionCase.Type;

const chainOf = ({ state }: Case) => ({ rules: finney, state: readState(finney.items, state) });

const transactionOf = ({ transaction: { birth_hash, call, ...rest } }: Case): Transaction => ({
  ...rest,
  birthHash: birth_hash,
  call: readCall(finney, call),
});

const shortReason = ({ reason }: Rejection): string => reason.replace("InvalidTransaction.", "");

const noted = (result: Result.Result<unknown, Rejection>) =>
  Result.match(result, {
    onSuccess: (valid) => ({ valid }),
    onFailure: (rejection) => ({ invalid: shortReason(rejection) }),
  });

/** The functions of this chapter: two under the chain's names, and what is around them. */
export const transactionsFunctions: FunctionHandlers = {
  extension_validate: {
    rules: ["TXN-5"],
    run: handler(ExtensionCase, ({ block, who, call, state }) =>
      noted(
        validateExtension(
          BlockNumber.put(readState(finney.items, state), block),
          who,
          readCall(finney, call),
        ),
      ),
    ),
  },
  extension_pre_dispatch: {
    rules: ["TXN-6"],
    run: handler(ExtensionCase, ({ who, call }) => {
      const { callType, transactionFee } = preDispatchExtension(who, readCall(finney, call));
      return { Ok: { call_type: callType, transaction_fee: transactionFee, who } };
    }),
  },
  era: {
    rules: ["TXN-2"],
    run: handler(Schema.Struct({ era, block: u64 }), (given) => ({
      birth: eraBirth(given.era, given.block),
      death: eraDeath(given.era, given.block),
    })),
  },
  transaction_fee: {
    rules: ["TXN-3"],
    run: handler(Schema.Struct({ call: Schema.Json, length: number, tip: u64 }), ({ call, length, tip }) =>
      feeOf({ call: readCall(finney, call), length, tip }),
    ),
  },
  validate_transaction: {
    rules: ["TXN-7", "TXN-1", "TXN-2", "TXN-3", "TXN-4", "TXN-5"],
    run: handler(TransactionCase, (given) =>
      noted(validateTransaction(chainOf(given), transactionOf(given))),
    ),
  },
  apply_transaction: {
    rules: ["TXN-8", "TXN-1", "TXN-2", "TXN-3", "TXN-4"],
    run: handler(TransactionCase, (given) =>
      Result.match(applyTransaction(chainOf(given), transactionOf(given)), {
        onSuccess: ({ state, result, fee }) => ({ result, fee, state: writeState(finney.items, state) }),
        onFailure: (rejection) => ({ invalid: shortReason(rejection) }),
      }),
    ),
  },
};
