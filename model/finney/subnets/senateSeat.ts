import * as Result from "effect/Result";
import type { Rejection } from "../../runtime/rejection.ts";
import type { State } from "../../storage/item.ts";
import { addMember, MAXIMUM_MEMBERS, membersOf } from "../governance/membership.ts";
import { removeVotes, swapSenateMember } from "../governance/votes.ts";
import { TotalHotkeyStake } from "../items/subtensor.ts";

/** The senator with the least stake; of several the last in the list. */
const lowestSenator = (state: State): string => {
  const senators = membersOf(state, "SenateMembers");
  const stakeOf = (senator: string) => TotalHotkeyStake.get(state, senator);
  return senators.reduce((lowest, senator) => (stakeOf(senator) <= stakeOf(lowest) ? senator : lowest));
};

/**
 * [NET-10] A seat in the senate: a free one, else that of the senator with the least stake, if it has less. The votes of
 * the one that leaves are taken back.
 */
export const joinSenate = (state: State, hotkey: string): Result.Result<State, Rejection> => {
  if (membersOf(state, "SenateMembers").length !== MAXIMUM_MEMBERS.SenateMembers)
    return addMember(state, "SenateMembers", hotkey);
  const lowest = lowestSenator(state);
  if (TotalHotkeyStake.get(state, lowest) >= TotalHotkeyStake.get(state, hotkey))
    return Result.succeed(state);
  return Result.flatMap(swapSenateMember(state, lowest, hotkey), (next) => removeVotes(next, lowest));
};
