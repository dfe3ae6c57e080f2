import * as Result from "effect/Result";
import fc from "fast-check";
import { castVote } from "../../model/finney/governance/motions.ts";
import { Voting } from "../../model/finney/items/governance.ts";
import { property } from "../property.ts";
import { after, councilOf, hashOf, propose, senators } from "../support/motions.ts";

const remark = { call: "System.remark", args: { remark: "0x" } };

const votes = fc.array(fc.record({ who: fc.nat(4), approve: fc.boolean() }), { maxLength: 16, size: "max" });

type Vote = typeof votes extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

const open = after(councilOf(5), propose(councilOf(5), remark));
const hash = hashOf(open, remark);

const cast = (list: readonly Vote[]) =>
  list.reduce(
    ({ state, refused }, { who, approve }) => {
      const result = castVote(state, senators[who]!, hash, 0, approve);
      return { state: after(state, result), refused: refused + (Result.isFailure(result) ? 1 : 0) };
    },
    { state: open, refused: 0 },
  );

/** What each voter wanted last. */
const wishes = (list: readonly Vote[]): readonly (readonly [string, boolean])[] =>
  [...new Map(list.map(({ who, approve }) => [senators[who]!, approve]))].sort();

export const everyoneVotesOnce = property({
  name: "everyone-votes-once",
  informal: "On a motion each account counts once, for what it wanted last; the same vote again is refused.",
  formal: "ayes ∪ nays has each voter once, as it voted last",
  rules: ["GOV-5"],
  status: "tested",
  arbitrary: votes,
  witnesses: {
    "a vote is changed": (list) =>
      list.some(({ who, approve }, index) =>
        list.slice(index + 1).some((later) => later.who === who && later.approve !== approve),
      ),
    "a vote is cast twice": (list) => cast(list).refused > 0,
  },
  violation: (list) => {
    const found = Voting.get(cast(list).state, hash);
    const counted = [
      ...(found?.ayes ?? []).map((who) => [who, true] as const),
      ...(found?.nays ?? []).map((who) => [who, false] as const),
    ].sort();
    return JSON.stringify(counted) === JSON.stringify(wishes(list))
      ? undefined
      : `counted are ${counted.join(" ")}`;
  },
});
