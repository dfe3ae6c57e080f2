import { Delegates, Keys, Uids } from "../../model/finney/items/subtensor.ts";
import { accountOf } from "../arbitraries/epoch.ts";
import { joinRoot, type RootCase, rootCases, rootState } from "../arbitraries/rootSeats.ts";
import { property } from "../property.ts";
import { refusalOf, stateAfter } from "../support/calling.ts";
import { firstOf } from "../support/epochs.ts";

const run = (input: RootCase) => joinRoot(rootState(input), input);
const isFull = ({ validators, maximum }: RootCase) => validators.length >= maximum;
const isSet = (input: RootCase) => stateAfter(run(input)) !== undefined;

/** Which of the validators has lost its seat. */
const leaverOf = (input: RootCase) => {
  const state = stateAfter(run(input));
  return input.validators.find((hotkey) => !Uids.has(state, 0, accountOf(hotkey)));
};

const unfair = (input: RootCase): string | undefined => {
  const leaver = leaverOf(input);
  const stakeOf = (hotkey: number) => input.stakes[hotkey] ?? 0n;
  if (leaver === undefined) return isFull(input) ? "nobody leaves a full root" : undefined;
  if (!isFull(input)) return `${leaver} leaves a root with room`;
  return firstOf([...input.validators, input.newcomer], (hotkey) => {
    const enough =
      hotkey === input.newcomer ? stakeOf(hotkey) > stakeOf(leaver) : stakeOf(hotkey) >= stakeOf(leaver);
    return enough ? undefined : `${leaver} leaves and ${hotkey} stays`;
  });
};

export const rootKeepsTheMostStake = property({
  name: "root-keeps-the-most-stake",
  informal:
    "Who joins a full root takes the seat of a validator with the least stake, and has more; who joins becomes a delegate.",
  formal: "joined ⇒ stake(leaver) = min stake ∧ stake(newcomer) > stake(leaver) ∧ delegate(newcomer)",
  rules: ["NET-8", "NET-9"],
  status: "tested",
  cost: 2,
  arbitrary: rootCases,
  witnesses: {
    "a seat that changes hands": (input) => isFull(input) && isSet(input),
    "a new seat": (input) => !isFull(input) && isSet(input),
    "too little stake": (input) => refusalOf(run(input)) === "StakeTooLowForRoot",
  },
  violation: (input) => {
    const state = stateAfter(run(input));
    if (state === undefined) return undefined;
    const newcomer = accountOf(input.newcomer);
    const uid = Uids.get(state, 0, newcomer);
    if (uid === undefined || Keys.get(state, 0, uid) !== newcomer) return "the newcomer has no seat";
    return Delegates.has(state, newcomer) ? unfair(input) : "the newcomer is no delegate";
  },
});
