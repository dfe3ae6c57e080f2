import * as Result from "effect/Result";
import type {
  CallDeclaration,
  CallDefinition,
  CallWeight,
  Chain,
  Outcome,
  RuleSet,
  RuntimeCall,
} from "../rules.ts";
import type { State } from "../storage/item.ts";
import type { Typed, ValueOf } from "../storage/shape.ts";
import type { Event } from "./event.ts";
import type { Origin } from "./origin.ts";
import { type Rejection, reject } from "./rejection.ts";

type ArgumentTypes = Readonly<Record<string, Typed<unknown>>>;
type ArgumentValues<Types extends ArgumentTypes> = { readonly [Name in keyof Types]: ValueOf<Types[Name]> };

/** The steps of a call: each `yield*` is a check that may refuse it. */
type Steps = Generator<Result.Result<unknown, Rejection>, Outcome, never>;

/** What a call has done: the state after it, and its events in order. */
export const done = (state: State, ...events: readonly Event[]): Outcome => ({ state, events });

/** The second step after the first, with the events of both. */
export const andThen = (first: Outcome, second: (state: State) => Outcome): Outcome => {
  const { state, events } = second(first.state);
  return { state, events: [...first.events, ...events] };
};

/** [RUN-1] A call, declared once: its name, its arguments, what it may answer, and what it does. */
export const call = <const Types extends ArgumentTypes>(
  declaration: Omit<CallDeclaration, "arguments"> & { readonly arguments: Types },
  steps: (chain: Chain, origin: Origin, args: ArgumentValues<Types>) => Steps,
): CallDefinition => ({
  ...declaration,
  // The codec or the schema of the arguments has vouched for their types before a call is dispatched.
  body: (chain, origin, args) =>
    Result.gen(() => steps(chain, origin, args as ArgumentValues<Types>)) as Result.Result<
      Outcome,
      Rejection
    >,
});

const noWeight: CallWeight = { refTime: 0n, proofSize: 0n };

/** [GOV-11] The weight of a call: what its arguments say, else what the table says, else nothing. */
export const weightOf = ({ calls, callWeights }: RuleSet, { call: name, args }: RuntimeCall): CallWeight =>
  calls.get(name)?.weight?.(args) ?? callWeights.get(name) ?? noWeight;

/**
 * [RUN-3] The call as `origin` makes it. A refused call leaves no trace: the state before it stands. Nested calls come
 * through here too, so that each is undone on its own.
 */
export const dispatch = (
  chain: Chain,
  origin: Origin,
  { call: name, args }: RuntimeCall,
): Result.Result<Outcome, Rejection> => {
  const definition = chain.rules.calls.get(name);
  return definition === undefined ? reject(`no call ${name}`) : definition.body(chain, origin, args);
};
