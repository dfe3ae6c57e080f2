import type { CallDefinition } from "../../rules.ts";
import { call, done } from "../../runtime/call.ts";
import { ensureRoot, ensureSigned } from "../../runtime/origin.ts";
import { AccountId, MultiAddress, vector } from "../../storage/shape.ts";
import { addMember, type Membership, removeMember, resetMembers, swapMember } from "./membership.ts";

const rules = ["GOV-1", "GOV-2"];

/** [GOV-1] A new member. */
const addMemberCall = (pallet: Membership) =>
  call(
    {
      pallet,
      name: "add_member",
      index: 0,
      arguments: { who: MultiAddress },
      rules,
      rejections: ["BadOrigin", "Membership.AlreadyMember", "Membership.TooManyMembers"],
      documentation: "add a member",
    },
    function* ({ state }, origin, { who }) {
      yield* ensureRoot(origin);
      return done(yield* addMember(state, pallet, who));
    },
  );

/** [GOV-1] A member leaves. */
const removeMemberCall = (pallet: Membership) =>
  call(
    {
      pallet,
      name: "remove_member",
      index: 1,
      arguments: { who: MultiAddress },
      rules,
      rejections: ["BadOrigin", "Membership.NotMember"],
      documentation: "remove a member",
    },
    function* ({ state }, origin, { who }) {
      yield* ensureRoot(origin);
      return done(yield* removeMember(state, pallet, who));
    },
  );

/** [GOV-1] One member for another. */
const swapMemberCall = (pallet: Membership) =>
  call(
    {
      pallet,
      name: "swap_member",
      index: 2,
      arguments: { remove: MultiAddress, add: MultiAddress },
      rules,
      rejections: ["BadOrigin", "Membership.NotMember", "Membership.AlreadyMember"],
      documentation: "put one member in the place of another",
    },
    function* ({ state }, origin, { remove, add }) {
      yield* ensureRoot(origin);
      return done(yield* swapMember(state, pallet, remove, add));
    },
  );

/** [GOV-1] A whole new list. */
const resetMembersCall = (pallet: Membership) =>
  call(
    {
      pallet,
      name: "reset_members",
      index: 3,
      arguments: { members: vector(AccountId) },
      rules,
      rejections: ["BadOrigin", "Membership.TooManyMembers"],
      documentation: "set the whole list",
    },
    function* ({ state }, origin, { members }) {
      yield* ensureRoot(origin);
      return done(yield* resetMembers(state, pallet, members));
    },
  );

/** [GOV-1] A member hands its place to another account. */
const changeKeyCall = (pallet: Membership) =>
  call(
    {
      pallet,
      name: "change_key",
      index: 4,
      arguments: { new: MultiAddress },
      rules,
      rejections: ["BadOrigin", "Membership.NotMember", "Membership.AlreadyMember"],
      documentation: "hand one's own place to another account",
    },
    function* ({ state }, origin, { new: add }) {
      const remove = yield* ensureSigned(origin);
      return done(yield* swapMember(state, pallet, remove, add));
    },
  );

/** The calls of a membership. */
export const membershipCalls = (pallet: Membership): readonly CallDefinition[] => [
  addMemberCall(pallet),
  removeMemberCall(pallet),
  swapMemberCall(pallet),
  resetMembersCall(pallet),
  changeKeyCall(pallet),
];
