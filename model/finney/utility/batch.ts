import * as Result from "effect/Result";
import type { Chain, Outcome, RuntimeCall } from "../../rules.ts";
import { andThen, dispatch, done } from "../../runtime/call.ts";
import { dispatchResult, type Event } from "../../runtime/event.ts";
import type { Origin } from "../../runtime/origin.ts";
import { ensure, type Rejection, reject } from "../../runtime/rejection.ts";
import {
  BatchCompleted,
  BatchCompletedWithErrors,
  BatchInterrupted,
  ItemCompleted,
  ItemFailed,
} from "./events.ts";

/** How many calls a batch may hold: a third of the largest allocation, 32 MiB, by the kibibyte that a call takes. */
const MAXIMUM_CALLS = 10_922;

type Ended = Result.Result<Outcome, Rejection>;

/** [GOV-9] BadOrigin for what nobody signed, then Utility.TooManyCalls. */
const ensureBatch = (origin: Origin, calls: readonly RuntimeCall[]): Result.Result<void, Rejection> =>
  Result.gen(function* () {
    yield* ensure(origin.kind !== "None", "BadOrigin");
    yield* ensure(calls.length <= MAXIMUM_CALLS, "Utility.TooManyCalls");
  });

/** [GOV-9] A call of a batch. System.CallFiltered for a batch_all within a batch_all, unless Root makes it. */
export const dispatchItem = (chain: Chain, origin: Origin, call: RuntimeCall): Ended =>
  origin.withoutBatchAll === true && call.call === "Utility.batch_all"
    ? reject("System.CallFiltered")
    : dispatch(chain, origin, call);

const withEvent = ({ state, events }: Outcome, event: Event): Outcome => ({
  state,
  events: [...events, event],
});

/** [GOV-9] One call after the other until one is refused; those before it stand. */
export const batch = ({ rules, state }: Chain, origin: Origin, calls: readonly RuntimeCall[]): Ended =>
  Result.gen(function* () {
    yield* ensureBatch(origin, calls);
    let outcome = done(state);
    for (const [index, call] of calls.entries()) {
      const result = dispatchItem({ rules, state: outcome.state }, origin, call);
      if (Result.isFailure(result))
        return withEvent(outcome, BatchInterrupted({ index, error: dispatchResult(result) }));
      outcome = withEvent(
        andThen(outcome, () => result.success),
        ItemCompleted(),
      );
    }
    return withEvent(outcome, BatchCompleted());
  });

/** [GOV-9] All calls or none: refused for the reason for which the first one is. */
export const batchAll = ({ rules, state }: Chain, origin: Origin, calls: readonly RuntimeCall[]): Ended =>
  Result.gen(function* () {
    yield* ensureBatch(origin, calls);
    const within: Origin = origin.kind === "Root" ? origin : { ...origin, withoutBatchAll: true };
    let outcome = done(state);
    for (const call of calls) {
      const item = yield* dispatchItem({ rules, state: outcome.state }, within, call);
      outcome = withEvent(
        andThen(outcome, () => item),
        ItemCompleted(),
      );
    }
    return withEvent(outcome, BatchCompleted());
  });

/** [GOV-9] Every call, whether those before it are refused or not. */
export const forceBatch = ({ rules, state }: Chain, origin: Origin, calls: readonly RuntimeCall[]): Ended =>
  Result.gen(function* () {
    yield* ensureBatch(origin, calls);
    let outcome = done(state);
    let failed = false;
    for (const call of calls) {
      const result = dispatchItem({ rules, state: outcome.state }, origin, call);
      failed ||= Result.isFailure(result);
      outcome = Result.isFailure(result)
        ? withEvent(outcome, ItemFailed({ error: dispatchResult(result) }))
        : withEvent(
            andThen(outcome, () => result.success),
            ItemCompleted(),
          );
    }
    return withEvent(outcome, failed ? BatchCompletedWithErrors() : BatchCompleted());
  });
