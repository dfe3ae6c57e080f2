import { Commitments, Queries } from "../../model/bonded/queries/items.ts";
import { JailedUntil } from "../../model/bonded/slashing/items.ts";
import { Owner } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { conversations } from "../arbitraries/queries.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import {
  type Conversation,
  endsOf,
  firstFault,
  isWon,
  type QueryEnd,
  type Ran,
  someRan,
} from "../support/queries.ts";
import { isHeard, reached, scoredBy, type Voice } from "../support/voices.ts";

interface Result {
  readonly winner: string | null;
  readonly median: number;
}

/** Who wins where these voices are heard and these hotkeys may win, by another way than the rule takes. */
const resultOf = (
  state: State,
  id: bigint,
  voices: readonly Voice[],
  mayWin: (hotkey: string) => boolean,
): Result => {
  const able = Commitments.get(state, id)
    .map(({ hotkey, answer }, number) => ({ hotkey, answer, median: reached(voices, number) }))
    .filter(({ answer, hotkey }) => answer !== null && mayWin(hotkey));
  const median = Math.max(0, ...able.map((answer) => answer.median));
  const winner = able.find((answer) => answer.median === median);
  return median === 0 || winner === undefined
    ? { winner: null, median: 0 }
    : { winner: winner.hotkey, median };
};

const isOwned = (state: State, hotkey: string): boolean => Owner.has(state, hotkey);
const isFree = (state: State, hotkey: string): boolean => !JailedUntil.has(state, hotkey);

const heard = (state: State, id: bigint): readonly Voice[] =>
  scoredBy(state, id).filter((voice) => isHeard(state, id, voice));

const due = (state: State, id: bigint): Result =>
  resultOf(state, id, heard(state, id), (hotkey) => isOwned(state, hotkey) && isFree(state, hotkey));

const wrongWinner = ({ before }: Ran, { query, winner, median }: QueryEnd): string | undefined => {
  const expected = due(before, query);
  return winner === expected.winner && median === expected.median
    ? undefined
    : `${winner} wins with ${median}, not ${expected.winner} with ${expected.median}`;
};

const hasTie = (state: State, { query, winner, median }: QueryEnd): boolean =>
  Commitments.get(state, query).some(
    ({ hotkey, answer }, number) =>
      answer !== null &&
      winner !== null &&
      hotkey !== winner &&
      reached(heard(state, query), number) === median,
  );

/** Whether some query ends otherwise than it would, were it not for a rule. */
const differsFrom = (without: (state: State, id: bigint) => Result) =>
  someRan((ran) =>
    endsOf(ran).some(
      ({ query, winner }) => Queries.has(ran.before, query) && without(ran.before, query).winner !== winner,
    ),
  );

export const theWinnerHasTheHighestMedian = property<Conversation>({
  name: "the-winner-has-the-highest-median",
  informal:
    "The answer wins of which more than half of the stake of the scoring validators thinks the most, the earliest of several.",
  formal: "winner = argmax_a max {x : 2 · Σ_{v: score_va ≥ x} stake_v > Σ_v stake_v}, where that is above 0",
  rules: ["QRY-5", "QRY-6"],
  status: "tested",
  arbitrary: conversations,
  witnesses: {
    "somebody wins": someRan(isWon),
    "two answers have the same median": someRan((ran) => endsOf(ran).some((end) => hasTie(ran.before, end))),
    "all medians are 0": someRan((ran) =>
      endsOf(ran).some(({ query, winner }) => winner === null && heard(ran.before, query).length > 0),
    ),
    "a swapped hotkey would win": differsFrom((state, id) =>
      resultOf(state, id, heard(state, id), (hotkey) => isFree(state, hotkey)),
    ),
    "a jailed hotkey would win": differsFrom((state, id) =>
      resultOf(state, id, heard(state, id), (hotkey) => isOwned(state, hotkey)),
    ),
    "scores that do not count would decide": differsFrom((state, id) =>
      resultOf(state, id, scoredBy(state, id), (hotkey) => isOwned(state, hotkey) && isFree(state, hotkey)),
    ),
  },
  violation: firstFault((ran) => firstOf(endsOf(ran), (end) => wrongWinner(ran, end))),
});
