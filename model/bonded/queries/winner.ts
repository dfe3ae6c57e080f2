/** Whose answer wins: the scores of all validators who count, by their stake. */
import { Owner, TotalHotkeyStake } from "../../finney/items/subtensor.ts";
import type { State } from "../../storage/item.ts";
import { isJailed } from "../slashing/jail.ts";
import { type Commitment, Commitments, type Query, Scores } from "./items.ts";
import { weightedMedian } from "./median.ts";
import { mayValidate } from "./query.ts";

/** A validator whose scores count, and its stake in rao. */
export interface Scorer {
  readonly hotkey: string;
  readonly weight: bigint;
  readonly scores: readonly number[];
}

/** The hotkey whose answer has won, and the median of its scores. */
export interface Winner {
  readonly hotkey: string;
  readonly median: number;
}

/** [QRY-6] The validators who have scored and count at the settlement, in the chain's order. */
export const countedScorers = (state: State, id: bigint, query: Query): readonly Scorer[] =>
  Scores.entries(state, id)
    .filter(({ keys: [, hotkey] }) => mayValidate(state, query, hotkey))
    .map(({ keys: [, hotkey], value: scores }) => ({
      hotkey,
      weight: TotalHotkeyStake.get(state, hotkey),
      scores,
    }));

const mayWin = (state: State, { hotkey, answer }: Commitment): boolean =>
  answer !== null && Owner.has(state, hotkey) && !isJailed(state, hotkey);

/** [QRY-6] The answer with the highest median above 0, of several the earliest; undefined where there is none. */
export const winnerOf = (state: State, id: bigint, scorers: readonly Scorer[]): Winner | undefined => {
  let best: Winner | undefined;
  for (const [number, commitment] of Commitments.get(state, id).entries()) {
    const median = weightedMedian(
      scorers.map(({ weight, scores }) => ({ weight, score: scores[number] ?? 0 })),
    );
    if (mayWin(state, commitment) && median > (best?.median ?? 0))
      best = { hotkey: commitment.hotkey, median };
  }
  return best;
};
