import * as Schema from "effect/Schema";
import type { RuleSet } from "../../model/rules.ts";
import { encodeEntry, type State } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import type { Handler, Json, Outcome, Suite } from "../case.ts";
import { callName } from "../codecs/calls.ts";
import { named, readState } from "../codecs/state.ts";
import { reader } from "../codecs/values.ts";
import { type Executed, executeCall, readExtrinsic } from "../replay/execute.ts";
import { suiteName } from "../ruleSets.ts";

const state = Schema.Record(Schema.String, Schema.Unknown);

const callCase = reader(
  Schema.Struct({ state, origin: Schema.Json, args: Schema.Record(Schema.String, Schema.Json) }),
);

/** The state that a case begins with. */
export const stateOf = ({ items }: RuleSet, json: Readonly<Record<string, unknown>>): State =>
  named("state", () => readState(items, json));

/** What a step that is not "Ok" is as an outcome. */
export const failureOutcome = (result: Json): Outcome => {
  const { error, panic } = result as { readonly error?: string; readonly panic?: string };
  return error === undefined ? { panic: panic ?? "" } : { rejected: error };
};

/** What a step did as an outcome: events, changes and the state root after it, or why it did nothing. */
export const outcomeOf = ({ state: after, record }: Executed): Outcome => {
  const { result, events, changes } = record;
  if (result !== "Ok") return failureOutcome(result);
  return { ok: { events, changes: changes as Json, root: stateRoot(after, encodeEntry) } };
};

const handlerOf =
  (rules: RuleSet, call: string): Handler =>
  (json) => {
    const { state: recorded, origin, args } = callCase(json);
    const chain = { rules, state: stateOf(rules, recorded) };
    return { outcome: outcomeOf(executeCall(chain, readExtrinsic(rules, { call, origin, args }))) };
  };

const handlersOf = (rules: RuleSet): Suite["handlers"] =>
  new Map([...rules.calls.keys()].map(callName).map((name) => [name, handlerOf(rules, name)]));

/** One call on one state: a handler for each call of the rules, by the name that recordings use. */
export const callsOf = (rules: RuleSet): Suite => ({
  name: suiteName(rules, "calls"),
  handlers: handlersOf(rules),
});

/** The same of calls that one fault refuses, each with a twin in which that fault is repaired. */
export const rejectedOf = (rules: RuleSet): Suite => ({
  name: suiteName(rules, "rejected"),
  handlers: handlersOf(rules),
});
