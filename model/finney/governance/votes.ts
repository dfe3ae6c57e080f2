import * as Result from "effect/Result";
import type { Rejection } from "../../runtime/rejection.ts";
import type { State } from "../../storage/item.ts";
import { withoutVotesOf } from "./ballots.ts";
import { swapMember } from "./membership.ts";

/** [GOV-2] The votes of `who` on every open motion are taken back. It is never refused. */
export const removeVotes = (state: State, who: string): Result.Result<State, Rejection> =>
  Result.succeed(withoutVotesOf(state, [who]));

/**
 * [GOV-2] `add` takes the seat of `remove` in the senate, whose votes are taken back first. Refused as a swap of
 * members is: Membership.NotMember, Membership.AlreadyMember.
 */
export const swapSenateMember = (
  state: State,
  remove: string,
  add: string,
): Result.Result<State, Rejection> =>
  Result.flatMap(removeVotes(state, remove), (next) => swapMember(next, "SenateMembers", remove, add));
