import * as Result from "effect/Result";
import fc from "fast-check";
import { castVote } from "../../model/finney/governance/motions.ts";
import { swapSenateMember } from "../../model/finney/governance/votes.ts";
import { SenateMembers, Voting } from "../../model/finney/items/governance.ts";
import { root, signed } from "../../model/runtime/origin.ts";
import type { State } from "../../model/storage/item.ts";
import { property } from "../property.ts";
import { after, councilOf, hashOf, make, propose, senators, statesAlong } from "../support/motions.ts";

const remark = { call: "System.remark", args: { remark: "0x" } };

/** What happens to a senator, `other` being the account that takes its seat. */
interface Happening {
  readonly kind: "vote" | "add" | "remove" | "swap" | "hand over" | "outstaked";
  readonly who: number;
  readonly other: number;
}

const open = after(councilOf(3), propose(councilOf(3), remark));
const hash = hashOf(open, remark);

const seatsOf = (state: State): readonly string[] => SenateMembers.get(state);

const vote = (state: State, who: string): State =>
  seatsOf(state).includes(who) ? after(state, castVote(state, who, hash, 0, true)) : state;

const outstaked = (state: State, who: string, other: string): State =>
  Result.getOrElse(swapSenateMember(state, who, other), () => state);

const happen = (state: State, { kind, who, other }: Happening): State => {
  const [account, next] = [senators[who]!, senators[other]!];
  if (kind === "vote") return vote(state, account);
  if (kind === "outstaked") return outstaked(state, account, next);
  if (kind === "add") return after(state, make(state, root, "SenateMembers.add_member", { who: account }));
  if (kind === "remove")
    return after(state, make(state, root, "SenateMembers.remove_member", { who: account }));
  if (kind === "swap")
    return after(state, make(state, root, "SenateMembers.swap_member", { remove: account, add: next }));
  return after(state, make(state, signed(account), "SenateMembers.change_key", { new: next }));
};

const statesOf = (list: readonly Happening[]): readonly State[] => statesAlong(open, list, happen);

const votersOf = (state: State): readonly string[] => {
  const votes = Voting.get(state, hash);
  return [...(votes?.ayes ?? []), ...(votes?.nays ?? [])];
};

/** A seat with a vote goes by one of the calls of the membership, which tell the motions nothing. */
const leavesAVote = (list: readonly Happening[]): boolean => {
  const states = statesOf(list);
  return list.some(({ kind, who }, index) => {
    const account = senators[who]!;
    const [before, now] = [states[index], states[index + 1]];
    const leaves = seatsOf(before).includes(account) && !seatsOf(now).includes(account);
    return kind !== "outstaked" && leaves && votersOf(before).includes(account);
  });
};

const strayVote = (state: State): string | undefined =>
  votersOf(state).find((voter) => !seatsOf(state).includes(voter));

export const votesBelongToSeats = property({
  name: "votes-belong-to-seats",
  informal: "Every vote on an open motion is that of a seat of the senate.",
  formal: "ayes ∪ nays ⊆ SenateMembers",
  rules: ["GOV-1", "GOV-2", "GOV-5"],
  status: "tested",
  arbitrary: fc.array(
    fc.record({
      kind: fc.constantFrom("vote", "vote", "add", "remove", "swap", "hand over", "outstaked" as const),
      who: fc.nat(5),
      other: fc.nat(5),
    }) as fc.Arbitrary<Happening>,
    { maxLength: 12, size: "max" },
  ),
  witnesses: {
    "a senator with a vote is outstaked": (list) => {
      const states = statesOf(list);
      return list.some(
        ({ kind, who }, index) =>
          kind === "outstaked" &&
          votersOf(states[index]).includes(senators[who]!) &&
          !votersOf(states[index + 1]).includes(senators[who]!),
      );
    },
    "votes are cast, and no seat leaves one behind": (list) =>
      !leavesAVote(list) && votersOf(statesOf(list).at(-1)).length > 1,
  },
  violation: (list) => {
    const stray = statesOf(list)
      .map(strayVote)
      .find((voter) => voter !== undefined);
    return stray === undefined ? undefined : `${stray} has a vote and no seat`;
  },
  errata: [
    {
      id: "ERR-96",
      excuses: leavesAVote,
      scenario: [
        { kind: "vote", who: 0, other: 0 },
        { kind: "hand over", who: 0, other: 3 },
      ],
    },
  ],
});
