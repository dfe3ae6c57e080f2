import * as Result from "effect/Result";
import fc from "fast-check";
import {
  addMember,
  MAXIMUM_MEMBERS,
  type Membership,
  membersOf,
  removeMember,
  resetMembers,
  swapMember,
} from "../../model/finney/governance/membership.ts";
import { CollectiveMembers } from "../../model/finney/items/governance.ts";
import type { State } from "../../model/storage/item.ts";
import { property } from "../property.ts";
import { senators, statesAlong } from "../support/motions.ts";

const memberships: readonly Membership[] = ["SenateMembers", "TriumvirateMembers"];

const changes = fc.array(
  fc.record({
    membership: fc.constantFrom(...memberships),
    kind: fc.constantFrom("add", "add", "add", "remove", "swap", "reset"),
    who: fc.nat(13),
    other: fc.nat(13),
  }),
  { maxLength: 40, size: "max" },
);

type Change = typeof changes extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

const change = (state: State, { membership, kind, who, other }: Change) => {
  const account = senators[who]!;
  if (kind === "add") return addMember(state, membership, account);
  if (kind === "remove") return removeMember(state, membership, account);
  if (kind === "swap") return swapMember(state, membership, account, senators[other]!);
  return resetMembers(state, membership, [...senators.slice(who, who + other)].reverse());
};

const statesOf = (list: readonly Change[]): readonly State[] =>
  statesAlong(undefined as State, list, (state, one) => Result.getOrElse(change(state, one), () => state));

const wrongIn = (state: State): string | undefined => {
  for (const membership of memberships) {
    const list = membersOf(state, membership);
    if (list.length > MAXIMUM_MEMBERS[membership]) return `${membership} has ${list.length} members`;
    if (list.join() !== [...list].sort().join()) return `${membership} is out of order`;
  }
  return membersOf(state, "TriumvirateMembers").join() === CollectiveMembers.get(state).join()
    ? undefined
    : "the collective has other members";
};

export const membershipsStayInOrder = property({
  name: "memberships-stay-in-order",
  informal:
    "The members of senate and triumvirate are sorted and no more than there may be, and the collective knows the triumvirate as it is.",
  formal: "|M| ≤ max, M sorted, Triumvirate.Members = TriumvirateMembers.Members",
  rules: ["GOV-1"],
  status: "tested",
  arbitrary: changes,
  witnesses: {
    "a full senate": (list) =>
      statesOf(list).some((state) => membersOf(state, "SenateMembers").length === 12),
    "a full triumvirate": (list) =>
      statesOf(list).some((state) => membersOf(state, "TriumvirateMembers").length === 3),
    "a list that is set as a whole": (list) => list.some(({ kind }) => kind === "reset"),
  },
  violation: (list) => {
    for (const state of statesOf(list)) {
      const wrong = wrongIn(state);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  },
});
