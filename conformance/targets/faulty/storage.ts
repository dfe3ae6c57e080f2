/** Wrong states: their order, their root, and what is left in them. */
import { finney } from "../../../model/finney/rules.ts";
import { toJson } from "../../../model/json.ts";
import { identity } from "../../../model/storage/hasher.ts";
import { type Entry, encodeEntry, type State, storageKey } from "../../../model/storage/item.ts";
import { stateRoot } from "../../../model/storage/stateRoot.ts";
import { triePut, trieValues } from "../../../model/storage/trie.ts";
import type { Handler, Json } from "../../case.ts";
import { readState, writeState } from "../../codecs/state.ts";
import type { Question } from "../../protocol/messages.ts";
import type { Ask } from "../../protocol/model.ts";
import type { WrongTarget } from "./target.ts";
import { altered, ownHandler, variant, withHandlers } from "./variants.ts";

type JsonObject = { readonly [key: string]: Json };

const put = (state: State, entry: Entry): State => triePut(state, storageKey(entry.item, entry.keys), entry);

const stateOf = (json: Json): State => readState(finney.items, json as JsonObject);

/** Items whose first key stands in the storage key as it is, a u16 in little-endian order. */
const byNetuid = new Set(
  finney.items.filter(({ keys: [first] }) => first?.hasher === identity).map(({ name }) => name),
);

/** By the first key as a number; what is equal stays in its order. */
const sortedRows = (rows: Json): Json =>
  [...(rows as readonly (readonly [number, ...Json[]])[])].sort(([left], [right]) => left - right);

const sortedNumerically = (state: Json): Json =>
  Object.fromEntries(
    Object.entries(state as JsonObject).map(([item, rows]) => [
      item,
      byNetuid.has(item) ? sortedRows(rows) : rows,
    ]),
  );

const sortedOrder: Handler = (input) => {
  const { outcome } = ownHandler("codec", "state_order")(input);
  return { outcome: "ok" in outcome ? { ok: sortedNumerically(outcome.ok) } : outcome };
};

const isDefault = ({ item, value }: Entry): boolean =>
  item.absent !== undefined && JSON.stringify(toJson(value)) === JSON.stringify(toJson(item.absent));

/** The root of a state that holds no entry equal to what an absent one reads as. */
const rootWithoutDefaults = (state: State): string => {
  const kept = [...trieValues(state, "")].filter((entry) => !isDefault(entry));
  return stateRoot(kept.reduce<State>(put, undefined), encodeEntry);
};

/** A new state is laid over the old one, of which the entries stay that the new one does not have. */
const layingOver =
  (ask: Ask): Ask =>
  (question) => {
    if (question.method !== "init") return ask(question);
    const before = ask({ method: "state", params: {} }) as { readonly result: Json };
    const { state: fresh } = question.params as JsonObject;
    const entries = [...trieValues(stateOf(fresh as Json), "")];
    const laid = writeState(finney.items, entries.reduce(put, stateOf(before.result)));
    return ask({ method: "init", params: { state: laid } });
  };

/** Each step is made on the state that the chain began with, not on the one that the step before has left. */
const beginningAnew = (ask: Ask): Ask => {
  let begun: Question = { method: "init", params: { state: {} } };
  return (question) => {
    if (question.method === "init") begun = question;
    if (question.method === "apply") ask(begun);
    return ask(question);
  };
};

export const wrongStates: readonly WrongTarget[] = [
  {
    name: "sorts-netuids-numerically",
    description: "Lists the entries of a network's items by number, not in the order of the storage keys",
    caughtBy: { suite: "codec", handlers: ["state_order"], rule: "STO-4", path: /^ok\.\w+\[\d+\]/ },
    begin: variant({ suites: withHandlers("codec", { state_order: sortedOrder }) }),
  },
  {
    name: "hashes-no-defaults",
    description: "Leaves entries that equal the default out of the state root",
    caughtBy: {
      suite: "codec",
      handlers: ["state_root"],
      rule: "STO-5",
      also: ["block", "calls", "rejected", "sequence"],
      path: /^ok$/,
    },
    begin: variant({
      suites: withHandlers("codec", {
        state_root: (input) => ({ outcome: { ok: rootWithoutDefaults(stateOf(input)) } }),
      }),
      rootOf: rootWithoutDefaults,
    }),
  },
  {
    name: "keeps-state-across-init",
    description: "Lays a new state over the old one instead of forgetting that",
    caughtBy: {
      suite: "calls",
      handlers: ["add_stake"],
      rule: "STK-4",
      also: ["block", "rejected", "sequence"],
      path: /^ok\.(changes|root)/,
    },
    begin: altered(layingOver),
  },
  {
    name: "begins-each-step-anew",
    description: "Makes each step on the state that the chain began with",
    caughtBy: { suite: "sequence", handlers: ["replay"], rule: "REG-3", path: /^ok\.steps/ },
    begin: altered(beginningAnew),
  },
];
