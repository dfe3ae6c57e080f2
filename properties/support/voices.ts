/** Who has scored a query, and what more than half of the stake thinks: by another way than the rules take. */
import { Queries, Scores } from "../../model/bonded/queries/items.ts";
import { JailedUntil } from "../../model/bonded/slashing/items.ts";
import {
  NetworkRegisteredAt,
  NetworksAdded,
  TotalHotkeyStake,
  Uids,
  ValidatorPermit,
} from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";

/** A hotkey that has scored, and what it weighs. */
export interface Voice {
  readonly hotkey: string;
  readonly stake: bigint;
  readonly scores: readonly number[];
}

/** All who have scored a query, whether they count or not. */
export const scoredBy = (state: State, id: bigint): readonly Voice[] =>
  Scores.entries(state, id).map(({ keys: [, hotkey], value: scores }) => ({
    hotkey,
    stake: TotalHotkeyStake.get(state, hotkey),
    scores,
  }));

/** Whether the network is still the one that was asked. */
export const isSameNetwork = (state: State, id: bigint): boolean => {
  const query = Queries.get(state, id);
  if (query === undefined) return false;
  const { netuid, registered_at } = query;
  return NetworksAdded.get(state, netuid) && NetworkRegisteredAt.get(state, netuid) === registered_at;
};

/** Whether what the hotkey says counts now. */
export const isHeard = (state: State, id: bigint, { hotkey }: Voice): boolean => {
  const netuid = Queries.get(state, id)?.netuid ?? -1;
  const slot = Uids.entries(state, netuid).find(({ keys }) => keys[1] === hotkey)?.value;
  const permitted = slot !== undefined && ValidatorPermit.get(state, netuid)[slot] === true;
  return isSameNetwork(state, id) && permitted && !JailedUntil.has(state, hotkey);
};

export const stakeOf = (voices: readonly Voice[]): bigint =>
  voices.reduce((total, { stake }) => total + stake, 0n);

/** The highest score of an answer that more than half of the stake has reached. */
export const reached = (voices: readonly Voice[], number: number): number => {
  const total = stakeOf(voices);
  const given = [0, ...voices.map(({ scores }) => scores[number] ?? 0)];
  const carried = given.filter((score) => {
    const above = voices.filter(({ scores }) => (scores[number] ?? 0) >= score);
    return 2n * stakeOf(above) > total;
  });
  return Math.max(0, ...carried);
};
