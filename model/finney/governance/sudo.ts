import * as Result from "effect/Result";
import type { Chain, Outcome, RuntimeCall } from "../../rules.ts";
import { andThen, dispatch, done } from "../../runtime/call.ts";
import { type Origin, root } from "../../runtime/origin.ts";
import { ensure, type Rejection } from "../../runtime/rejection.ts";
import { Sudid } from "../events.ts";

/** [GOV-8] BadOrigin unless more than half of the seats stand behind the call. */
const ensureMajority = (origin: Origin): Result.Result<void, Rejection> =>
  ensure(origin.kind === "Members" && origin.yes * 2 > origin.seats, "BadOrigin");

/**
 * [GOV-8] `call` as Root, for a majority of the seats. BadOrigin, or the reason for which the call is refused: then
 * nothing is left of it, the event that would tell of it included.
 */
export const sudoDispatch = (
  chain: Chain,
  origin: Origin,
  call: RuntimeCall,
): Result.Result<Outcome, Rejection> =>
  Result.gen(function* () {
    yield* ensureMajority(origin);
    const outcome = yield* dispatch(chain, root, call);
    return andThen(outcome, (state) => done(state, Sudid("Ok")));
  });
