import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { applyAuthoredBlock } from "../../../model/bonded/authorship/applyAuthoredBlock.ts";
import { candidatesOf } from "../../../model/bonded/authorship/candidates.ts";
import { contentHash } from "../../../model/bonded/authorship/content.ts";
import { authorsOf, drawSeed, ticketOf } from "../../../model/bonded/authorship/draw.ts";
import { bonded } from "../../../model/bonded/rules.ts";
import { recordDuty, withDuty } from "../../../model/bonded/slashing/downtime.ts";
import { u32, u128 } from "../../../model/numbers/integer.ts";
import type { Block } from "../../../model/runtime/block.ts";
import { littleEndian, toHex } from "../../../model/storage/bytes.ts";
import { writeEvent } from "../../codecs/calls.ts";
import { byteString, readState, writeState } from "../../codecs/state.ts";
import { account, smallInteger, u64, wideInteger } from "../../codecs/values.ts";
import { readExtrinsic } from "../../replay/execute.ts";
import { type FunctionHandlers, handler } from "../functions/handler.ts";

const stored = Schema.Record(Schema.String, Schema.Json);
const number = smallInteger(u32);
const block = wideInteger(u32);

const blockFields = {
  number: block,
  parent_hash: account,
  extrinsics: Schema.Array(Schema.Struct({ origin: Schema.Json, call: Schema.String, args: Schema.Json })),
};
const BlockJson = Schema.Struct(blockFields);

const blockOf = ({ number: height, parent_hash: parentHash, extrinsics }: typeof BlockJson.Type): Block => ({
  number: height,
  parentHash,
  extrinsics: extrinsics.map((each) => readExtrinsic(bonded, each)),
});

/** The functions of this chapter that no call shows by itself. */
export const authorshipFunctions: FunctionHandlers = {
  candidates: {
    rules: ["POI-1"],
    run: handler(Schema.Struct({ state: stored }), ({ state }) =>
      candidatesOf(readState(bonded.items, state)),
    ),
  },
  draw_ticket: {
    rules: ["POI-2", "POI-3"],
    run: handler(
      Schema.Struct({ parent_hash: account, height: block, round: number, total: wideInteger(u128) }),
      ({ parent_hash: parent, height, round, total }) => {
        const seed = drawSeed({ parent, height, round });
        return { seed: toHex(littleEndian(seed, 32)), ticket: ticketOf(seed, total) };
      },
    ),
  },
  draw: {
    rules: ["POI-3", "POI-1", "POI-2"],
    run: handler(Schema.Struct({ state: stored, rounds: Schema.Array(number) }), ({ state, rounds }) =>
      authorsOf(readState(bonded.items, state), rounds).map(({ netuid, uid, hotkey }) => ({
        netuid,
        uid,
        hotkey,
      })),
    ),
  },
  content_hash: {
    rules: ["POI-4"],
    run: handler(BlockJson, (given) => contentHash(bonded, blockOf(given))),
  },
  apply_authored_block: {
    rules: ["POI-6", "POI-4", "POI-5"],
    run: handler(Schema.Struct({ state: stored, ...blockFields }), ({ state, ...given }) =>
      Result.match(
        applyAuthoredBlock({ rules: bonded, state: readState(bonded.items, state) }, blockOf(given)),
        {
          onSuccess: ({ state: after }) => ({ valid: writeState(bonded.items, after) }),
          onFailure: ({ reason }) => ({ invalid: reason }),
        },
      ),
    ),
  },
  window_with_duty: {
    rules: ["SLA-7"],
    run: handler(
      Schema.Struct({
        duties: u64,
        missed: number,
        bitmap: byteString,
        size: number,
        is_missed: Schema.Boolean,
      }),
      ({ size, is_missed: isMissed, ...window }) => withDuty(window, size, isMissed),
    ),
  },
  record_duty: {
    rules: ["SLA-7", "SLA-6", "SLA-3"],
    run: handler(
      Schema.Struct({ state: stored, hotkey: account, is_missed: Schema.Boolean }),
      ({ state, hotkey, is_missed: isMissed }) => {
        const chain = { rules: bonded, state: readState(bonded.items, state) };
        const { state: after, events } = recordDuty(chain, hotkey, isMissed);
        return { state: writeState(bonded.items, after), events: events.map(writeEvent) };
      },
    ),
  },
};
