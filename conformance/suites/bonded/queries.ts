import * as Schema from "effect/Schema";
import { commitmentOf } from "../../../model/bonded/queries/commitment.ts";
import { divideFee } from "../../../model/bonded/queries/divide.ts";
import { weightedMedian } from "../../../model/bonded/queries/median.ts";
import { byteString } from "../../codecs/state.ts";
import { account, u16, u64 } from "../../codecs/values.ts";
import { type FunctionHandlers, handler } from "../functions/handler.ts";

/** The functions of this chapter. */
export const queriesFunctions: FunctionHandlers = {
  commitment: {
    rules: ["QRY-4"],
    run: handler(
      Schema.Struct({ query: u64, hotkey: account, salt: account, answer: byteString }),
      ({ query, hotkey, salt, answer }) => commitmentOf(query, hotkey, salt, answer),
    ),
  },
  weighted_median: {
    rules: ["QRY-6"],
    run: handler(
      Schema.Struct({ scores: Schema.Array(Schema.Struct({ weight: u64, score: u16 })) }),
      ({ scores }) => weightedMedian(scores),
    ),
  },
  split_fee: {
    rules: ["QRY-6"],
    run: handler(
      Schema.Struct({
        fee: u64,
        weights: Schema.Array(u64),
        winner_share: u64,
        validators_share: u64,
        owner_share: u64,
      }),
      ({ fee, weights, winner_share, validators_share, owner_share }) =>
        divideFee(fee, weights, {
          winnerShare: winner_share,
          validatorsShare: validators_share,
          ownerShare: owner_share,
        }),
    ),
  },
};
