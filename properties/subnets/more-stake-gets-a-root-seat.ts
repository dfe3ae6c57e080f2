import { joinRoot, type RootCase, rootCases, rootState, smallRootCase } from "../arbitraries/rootSeats.ts";
import { property } from "../property.ts";
import { refusalOf } from "../support/calling.ts";

const run = (input: RootCase) => joinRoot(rootState(input), input);

/** The newcomer has no seat, nothing limits registrations, and some validator has less stake. */
const deserves = ({ stakes, validators, newcomer, registrations, target }: RootCase): boolean =>
  !validators.includes(newcomer) &&
  registrations < 3 * target &&
  validators.some((hotkey) => (stakes[hotkey] ?? 0n) < (stakes[newcomer] ?? 0n));

export const moreStakeGetsARootSeat = property({
  name: "more-stake-gets-a-root-seat",
  informal: "A hotkey with more stake than some root validator can join the root network.",
  formal: "∃i: stake(newcomer) > stake(i) ∧ limits are open ⇒ root_register is accepted",
  rules: ["NET-8", "NET-9", "NET-10"],
  status: "tested",
  cost: 2,
  arbitrary: rootCases,
  witnesses: {
    "more stake": deserves,
    "more stake, and a full senate": (input) => deserves(input) && input.senators.length === 12,
  },
  violation: (input) => {
    const refusal = deserves(input) ? refusalOf(run(input)) : undefined;
    return refusal === undefined ? undefined : `refused: ${refusal}`;
  },
  errata: [
    {
      id: "ERR-71",
      excuses: ({ senators, newcomer }) => senators.includes(newcomer),
      scenario: smallRootCase({ stakes: [1n, 0n], validators: [1], senators: [0] }),
    },
  ],
});
