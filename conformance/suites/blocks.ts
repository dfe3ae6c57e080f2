import * as Schema from "effect/Schema";
import { u32 } from "../../model/numbers/integer.ts";
import type { RuleSet } from "../../model/rules.ts";
import type { Handler, Suite } from "../case.ts";
import { account, reader, wideInteger } from "../codecs/values.ts";
import { executeBlock } from "../replay/execute.ts";
import { suiteName } from "../ruleSets.ts";
import { outcomeOf, stateOf } from "./calls.ts";

const blockCase = reader(
  Schema.Struct({
    state: Schema.Record(Schema.String, Schema.Unknown),
    block: wideInteger(u32),
    parent_hash: account,
  }),
);

const initialize =
  (rules: RuleSet): Handler =>
  (json) => {
    const { state, block, parent_hash: parentHash } = blockCase(json);
    const chain = { rules, state: stateOf(rules, state) };
    return { outcome: outcomeOf(executeBlock(chain, { number: block, parentHash })) };
  };

/** The beginning of one block. */
export const blocksOf = (rules: RuleSet): Suite => ({
  name: suiteName(rules, "block"),
  handlers: new Map([["initialize", initialize(rules)]]),
});
