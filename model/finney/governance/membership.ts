import * as Result from "effect/Result";
import { ensure, type Rejection } from "../../runtime/rejection.ts";
import type { State } from "../../storage/item.ts";
import { CollectiveMembers, SenateMembers, TriumvirateMembers } from "../items/governance.ts";
import { withoutVotesOf } from "./ballots.ts";

/** A body of accounts whose list Root keeps. */
export type Membership = "SenateMembers" | "TriumvirateMembers";

type Changed = Result.Result<State, Rejection>;

/** How many members a membership may have. */
export const MAXIMUM_MEMBERS: Readonly<Record<Membership, number>> = {
  SenateMembers: 12,
  TriumvirateMembers: 3,
};

const lists = { SenateMembers, TriumvirateMembers };

/** The members of a membership, ascending. */
export const membersOf = (state: State, membership: Membership): readonly string[] =>
  lists[membership].get(state);

const countOf = (members: readonly string[], who: string): number =>
  members.filter((member) => member === who).length;

/**
 * [GOV-1] The list as `members`, which are sorted on the way. The collective follows the triumvirate and drops the
 * votes of those who leave; nothing follows the senate, whose votes stay where they are.
 */
const setMembers = (state: State, membership: Membership, members: readonly string[]): State => {
  const before = membersOf(state, membership);
  const sorted = [...members].sort();
  const next = lists[membership].put(state, sorted);
  if (membership === "SenateMembers") return next;
  // A list that was set as a whole may name an account twice: the one that goes takes its votes with it.
  const outgoing = before.filter((member) => countOf(sorted, member) < countOf(before, member));
  return CollectiveMembers.put(withoutVotesOf(next, outgoing), sorted);
};

/** [GOV-1] `who` joins. Membership.AlreadyMember or Membership.TooManyMembers otherwise. */
export const addMember = (state: State, membership: Membership, who: string): Changed =>
  Result.gen(function* () {
    const members = membersOf(state, membership);
    yield* ensure(!members.includes(who), "Membership.AlreadyMember");
    yield* ensure(members.length < MAXIMUM_MEMBERS[membership], "Membership.TooManyMembers");
    return setMembers(state, membership, [...members, who]);
  });

/** [GOV-1] `who` leaves. Membership.NotMember where it is none. */
export const removeMember = (state: State, membership: Membership, who: string): Changed =>
  Result.gen(function* () {
    const members = membersOf(state, membership);
    yield* ensure(members.includes(who), "Membership.NotMember");
    return setMembers(state, membership, members.toSpliced(members.indexOf(who), 1));
  });

/**
 * [GOV-1] `add` takes the place of `remove`; nothing happens where they are the same account, member or not.
 * Membership.NotMember where `remove` is none, then Membership.AlreadyMember where `add` is one.
 */
export const swapMember = (state: State, membership: Membership, remove: string, add: string): Changed =>
  Result.gen(function* () {
    if (remove === add) return state;
    const members = membersOf(state, membership);
    yield* ensure(members.includes(remove), "Membership.NotMember");
    yield* ensure(!members.includes(add), "Membership.AlreadyMember");
    return setMembers(state, membership, members.with(members.indexOf(remove), add));
  });

/** [GOV-1] `members` take the place of all. Membership.TooManyMembers where they are too many; twice the same is kept. */
export const resetMembers = (state: State, membership: Membership, members: readonly string[]): Changed =>
  Result.gen(function* () {
    yield* ensure(members.length <= MAXIMUM_MEMBERS[membership], "Membership.TooManyMembers");
    return setMembers(state, membership, members);
  });
