/** Variants of the specification: each differs from it in the parts that are given, and in nothing else. */
import { finney } from "../../../model/finney/rules.ts";
import type { CallDefinition, RuleSet } from "../../../model/rules.ts";
import type { Handler, Suite } from "../../case.ts";
import { type Ask, type Implementation, modelSession, ownImplementation } from "../../protocol/model.ts";

/** Begins sessions of the specification with other parts. */
export const variant =
  (parts: Partial<Implementation>): ((version: string) => Ask) =>
  (version) =>
    modelSession(version, { ...ownImplementation, ...parts });

const replaced = (suite: Suite, handlers: Readonly<Record<string, Handler>>): Suite => ({
  ...suite,
  handlers: new Map([...suite.handlers, ...Object.entries(handlers)]),
});

/** The suites of the specification, with other handlers in one of them. */
export const withHandlers = (suite: string, handlers: Readonly<Record<string, Handler>>): readonly Suite[] =>
  ownImplementation.suites.map((own) => (own.name === suite ? replaced(own, handlers) : own));

/** The handler of the specification that a variant leans on. */
export const ownHandler = (suite: string, handler: string): Handler => {
  const found = ownImplementation.suites.find(({ name }) => name === suite)?.handlers.get(handler);
  if (found === undefined) throw new TypeError(`no handler ${handler} in suite ${suite}`);
  return found;
};

type Body = CallDefinition["body"];

/** The rules with every call done another way. */
export const withCalls = (change: (body: Body, definition: CallDefinition) => Body): RuleSet => ({
  ...finney,
  calls: new Map(
    [...finney.calls].map(([name, definition]) => [
      name,
      { ...definition, body: change(definition.body, definition) },
    ]),
  ),
});

/** The rules with one call done another way. */
export const withCall = (call: string, change: (body: Body) => Body): RuleSet =>
  withCalls((body, { pallet, name }) => (`${pallet}.${name}` === call ? change(body) : body));

/** The specification, but for what a session makes of some questions. `ask` is the session of the specification. */
export const altered =
  (change: (ask: Ask) => Ask): ((version: string) => Ask) =>
  (version) =>
    change(modelSession(version));
