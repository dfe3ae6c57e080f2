import { SenateMembers } from "../../model/finney/items/governance.ts";
import { accountOf } from "../arbitraries/epoch.ts";
import { joinRoot, type RootCase, rootCases, rootState } from "../arbitraries/rootSeats.ts";
import { property } from "../property.ts";
import { stateAfter } from "../support/calling.ts";
import { firstOf } from "../support/epochs.ts";

const SEATS = 12;

interface Senate {
  readonly members: readonly string[];
  /** Indices of those who were senators and are no longer. */
  readonly left: readonly number[];
}

const senateAfter = (input: RootCase): Senate | undefined => {
  const state = stateAfter(joinRoot(rootState(input), input));
  if (state === undefined) return undefined;
  const members: readonly string[] = SenateMembers.get(state);
  return { members, left: input.senators.filter((senator) => !members.includes(accountOf(senator))) };
};

const stakeOf = ({ stakes }: RootCase, hotkey: number) => stakes[hotkey] ?? 0n;

const wronged = (input: RootCase, leaver: number): string | undefined =>
  firstOf([...input.senators, input.newcomer], (hotkey) => {
    const stake = stakeOf(input, hotkey);
    const enough =
      hotkey === input.newcomer ? stake > stakeOf(input, leaver) : stake >= stakeOf(input, leaver);
    return enough ? undefined : `${leaver} leaves, with more stake than ${hotkey}`;
  });

export const senateKeepsTheMostStake = property({
  name: "senate-keeps-the-most-stake",
  informal:
    "Who joins root joins the senate while it has room; a full senate gives up at most one senator, of the least stake, for a newcomer with more.",
  formal:
    "joined ∧ |senate| < 12 ⇒ newcomer ∈ senate; |senate| = 12 ⇒ at most the least leaves, for more stake",
  rules: ["NET-10"],
  status: "tested",
  cost: 2,
  arbitrary: rootCases,
  witnesses: {
    "a free seat": (input) => input.senators.length < SEATS && senateAfter(input) !== undefined,
    "a seat that changes hands": (input) => (senateAfter(input)?.left.length ?? 0) > 0,
    "a newcomer that stays out": (input) =>
      senateAfter(input)?.members.includes(accountOf(input.newcomer)) === false,
  },
  violation: (input) => {
    const senate = senateAfter(input);
    if (senate === undefined) return undefined;
    const { members, left } = senate;
    const isIn = members.includes(accountOf(input.newcomer));
    if (members.length > SEATS || left.length > 1) return `${members.length} senators, ${left.length} left`;
    if (input.senators.length < SEATS)
      return isIn && left.length === 0 ? undefined : "a free seat is not taken";
    const least = input.senators.every(
      (senator) => stakeOf(input, senator) >= stakeOf(input, input.newcomer),
    );
    if (left.length === 0) return least ? undefined : "a newcomer with more stake stays out";
    return wronged(input, left[0]!);
  },
});
