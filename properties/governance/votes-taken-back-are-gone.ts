import * as Result from "effect/Result";
import fc from "fast-check";
import { castVote } from "../../model/finney/governance/motions.ts";
import { removeVotes } from "../../model/finney/governance/votes.ts";
import { Proposals, Voting } from "../../model/finney/items/governance.ts";
import type { RuntimeCall } from "../../model/rules.ts";
import type { State } from "../../model/storage/item.ts";
import { property } from "../property.ts";
import { after, councilOf, hashOf, propose, senators } from "../support/motions.ts";

const remark = (byte: number): RuntimeCall => ({
  call: "System.remark",
  args: { remark: `0x${byte.toString(16).padStart(2, "0")}` },
});

const inputs = fc.record({
  motions: fc.integer({ min: 1, max: 3 }),
  votes: fc.array(fc.record({ motion: fc.nat(2), who: fc.nat(4), approve: fc.boolean() }), {
    maxLength: 16,
    size: "max",
  }),
  leaver: fc.nat(4),
});

type Input = typeof inputs extends fc.Arbitrary<infer One> ? One : never;

const voted = ({ motions, votes }: Input): State => {
  const open = [...new Array(motions).keys()].reduce(
    (state, index) => after(state, propose(state, remark(index))),
    councilOf(5),
  );
  return votes.reduce((state, { motion, who, approve }) => {
    const hash = hashOf(state, remark(motion % motions));
    return after(state, castVote(state, senators[who]!, hash, motion % motions, approve));
  }, open);
};

const voters = (state: State): readonly (readonly (readonly string[])[])[] =>
  Proposals.get(state).map((hash) => {
    const votes = Voting.get(state, hash);
    return [votes?.ayes ?? [], votes?.nays ?? []];
  });

export const votesTakenBackAreGone = property({
  name: "votes-taken-back-are-gone",
  informal: "An account whose votes are taken back has none left on any motion, and all others keep theirs.",
  formal: "votes(removeVotes(s, a)) = votes(s) \\ a",
  rules: ["GOV-2"],
  status: "tested",
  arbitrary: inputs,
  witnesses: {
    "votes on two motions": (input) =>
      voters(voted(input)).filter((lists) => lists.some((list) => list.includes(senators[input.leaver]!)))
        .length > 1,
    "others have voted too": (input) =>
      voters(voted(input)).some((lists) => lists.some((list) => list.length > 1)),
  },
  violation: (input) => {
    const who = senators[input.leaver]!;
    const before = voted(input);
    const left = Result.getOrThrow(removeVotes(before, who));
    const due = voters(before).map((lists) => lists.map((list) => list.filter((voter) => voter !== who)));
    return JSON.stringify(voters(left)) === JSON.stringify(due) ? undefined : "other votes are left";
  },
});
