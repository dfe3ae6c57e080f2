import { Commitments, Queries, Scores } from "../../model/bonded/queries/items.ts";
import { JailedUntil } from "../../model/bonded/slashing/items.ts";
import {
  NetworksAdded,
  Owner,
  TotalHotkeyStake,
  Uids,
  ValidatorPermit,
} from "../../model/finney/items/subtensor.ts";
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

interface Voice {
  readonly stake: bigint;
  readonly scores: readonly number[];
}

/** The validators that are heard, looked up slot by slot. */
const voicesOf = (state: State, id: bigint): readonly Voice[] => {
  const netuid = Queries.get(state, id)?.netuid ?? -1;
  if (!NetworksAdded.get(state, netuid)) return [];
  return Uids.entries(state, netuid).flatMap(({ keys: [, hotkey], value: uid }) => {
    const scores = Scores.get(state, id, hotkey);
    const heard = ValidatorPermit.get(state, netuid)[uid] === true && !JailedUntil.has(state, hotkey);
    return scores !== undefined && heard ? [{ stake: TotalHotkeyStake.get(state, hotkey), scores }] : [];
  });
};

const sum = (voices: readonly Voice[]): bigint => voices.reduce((total, { stake }) => total + stake, 0n);

/** The highest score that more than half of the stake has reached. */
const reached = (voices: readonly Voice[], number: number): number => {
  const total = sum(voices);
  const given = [0, ...voices.map(({ scores }) => scores[number] ?? 0)];
  const carried = given.filter((score) => {
    const above = voices.filter(({ scores }) => (scores[number] ?? 0) >= score);
    return 2n * sum(above) > total;
  });
  return Math.max(0, ...carried);
};

/** Who should win, by another way than the rule takes. */
const due = (state: State, id: bigint): { readonly winner: string | null; readonly median: number } => {
  const voices = voicesOf(state, id);
  const able = Commitments.get(state, id)
    .map(({ hotkey, answer }, number) => ({ hotkey, answer, median: reached(voices, number) }))
    .filter(({ answer, hotkey }) => answer !== null && Owner.has(state, hotkey))
    .filter(({ hotkey }) => !JailedUntil.has(state, hotkey));
  const median = Math.max(0, ...able.map((answer) => answer.median));
  const winner = able.find((answer) => answer.median === median);
  return median === 0 || winner === undefined
    ? { winner: null, median: 0 }
    : { winner: winner.hotkey, median };
};

const wrongWinner = ({ before }: Ran, { query, winner, median }: QueryEnd): string | undefined => {
  const expected = due(before, query);
  return winner === expected.winner && median === expected.median
    ? undefined
    : `${winner} wins with ${median}, not ${expected.winner} with ${expected.median}`;
};

const hasTie = ({ before }: Ran, { query, winner, median }: QueryEnd): boolean => {
  const voices = voicesOf(before, query);
  return Commitments.get(before, query).some(
    ({ hotkey, answer }, number) =>
      answer !== null && winner !== null && hotkey !== winner && reached(voices, number) === median,
  );
};

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
    "two answers have the same median": someRan((ran) => endsOf(ran).some((end) => hasTie(ran, end))),
    "all medians are 0": someRan((ran) =>
      endsOf(ran).some(({ query, winner }) => winner === null && voicesOf(ran.before, query).length > 0),
    ),
  },
  violation: firstFault((ran) => firstOf(endsOf(ran), (end) => wrongWinner(ran, end))),
});
