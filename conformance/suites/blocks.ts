import * as Schema from "effect/Schema";
import { finney } from "../../model/finney/rules.ts";
import { u32 } from "../../model/numbers/integer.ts";
import type { Handler, Suite } from "../case.ts";
import { account, reader, wideInteger } from "../codecs/values.ts";
import { executeBlock } from "../replay/execute.ts";
import { outcomeOf, stateOf } from "./calls.ts";

const blockCase = reader(
  Schema.Struct({
    state: Schema.Record(Schema.String, Schema.Unknown),
    block: wideInteger(u32),
    parent_hash: account,
  }),
);

const initialize: Handler = (json) => {
  const { state, block, parent_hash: parentHash } = blockCase(json);
  const chain = { rules: finney, state: stateOf(state) };
  return { outcome: outcomeOf(executeBlock(chain, { number: block, parentHash })) };
};

/** The beginning of one block. */
export const blocks: Suite = { name: "block", handlers: new Map([["initialize", initialize]]) };
