import * as Schema from "effect/Schema";
import { bonded, bondedWith } from "../../../model/bonded/rules.ts";
import {
  decodeSignedStatement,
  encodeSignedStatement,
  isSignedByHotkey,
} from "../../../model/bonded/slashing/evidence.ts";
import { presentName } from "../../../model/bonded/slashing/names.ts";
import { slashedShare } from "../../../model/bonded/slashing/share.ts";
import { slash } from "../../../model/bonded/slashing/slash.ts";
import { statementMessage } from "../../../model/bonded/slashing/statement.ts";
import { u32 } from "../../../model/numbers/integer.ts";
import { fromHex, toHex } from "../../../model/storage/bytes.ts";
import { writeEvent } from "../../codecs/calls.ts";
import { byteString, readState, writeState } from "../../codecs/state.ts";
import { account, smallInteger, u64, wideInteger } from "../../codecs/values.ts";
import { type FunctionHandlers, handler } from "../functions/handler.ts";

const stored = Schema.Record(Schema.String, Schema.Json);
const block = wideInteger(u32);

const statement = { chain: account, height: block, round: smallInteger(u32), block: account };

const SignedStatementJson = Schema.Struct({
  hotkey: account,
  scheme: Schema.Literals(["ed25519", "sr25519"]),
  signature: Schema.String.check(
    Schema.isPattern(/^0x[0-9a-f]{128}$/, { expected: '"0x" and 128 lower-case hex digits' }),
  ),
  ...statement,
});

const EvidenceBytes = Schema.Struct({ bytes: byteString });

const SlashCase = Schema.Struct({
  state: stored,
  hotkey: account,
  height: block,
  fraction: u64,
  reporter: Schema.NullOr(account),
  reporter_reward: u64,
});

const slashed = ({ state, hotkey, height, fraction, reporter, reporter_reward }: typeof SlashCase.Type) => {
  const chain = {
    rules: bondedWith({ reporterReward: reporter_reward }),
    state: readState(bonded.items, state),
  };
  const punished = { hotkey, infraction: height, fraction };
  const {
    state: after,
    loss,
    events,
  } = slash(chain, reporter === null ? punished : { ...punished, reporter });
  return { loss, state: writeState(bonded.items, after), events: events.map(writeEvent) };
};

/** The functions of this chapter. */
export const slashingFunctions: FunctionHandlers = {
  statement_message: {
    rules: ["SLA-1"],
    run: handler(Schema.Struct(statement), (given) => toHex(statementMessage(given))),
  },
  encode_signed_statement: {
    rules: ["SLA-1"],
    run: handler(SignedStatementJson, (given) => toHex(encodeSignedStatement(given))),
  },
  decode_signed_statement: {
    rules: ["SLA-1"],
    run: handler(EvidenceBytes, ({ bytes }) => decodeSignedStatement(fromHex(bytes)) ?? null),
  },
  is_signed_by_hotkey: {
    rules: ["SLA-2", "SIG-1"],
    run: handler(SignedStatementJson, isSignedByHotkey),
  },
  slashed_share: {
    rules: ["SLA-3"],
    run: handler(Schema.Struct({ amount: u64, fraction: u64 }), ({ amount, fraction }) =>
      slashedShare(amount, fraction),
    ),
  },
  present_name: {
    rules: ["SLA-5"],
    run: handler(
      Schema.Struct({ state: stored, hotkey: account, height: block }),
      ({ state, hotkey, height }) => presentName(readState(bonded.items, state), hotkey, height),
    ),
  },
  slash: { rules: ["SLA-3", "SLA-9"], run: handler(SlashCase, slashed) },
};
