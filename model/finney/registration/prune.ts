import { u16, u64 } from "../../numbers/integer.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { BlockAtRegistration, ImmunityPeriod, PruningScores, SubnetworkN } from "../items/subtensor.ts";

/** A score that no neuron is pruned for: of those without one, and of a slot that has just been given away. */
const MAXIMUM_SCORE = Number(u16.maximum);

/** What pruning looks at in a neuron. */
export interface PruningCandidate {
  /** PruningScores, u16. */
  readonly score: number;
  /** Whether it has registered less than an immunity period ago. */
  readonly immune: boolean;
}

/**
 * [NEU-4] The UID to give away: of the lowest score among the neurons out of immunity, the highest UID of several;
 * where those are none, of the lowest score among the immune ones, the lowest UID of several.
 *
 * A neuron out of immunity with the greatest score counts as none. An immune one is looked at only if its score does
 * not exceed the lowest score so far of those out of immunity.
 */
export const chooseNeuronToPrune = (candidates: readonly PruningCandidate[]): number => {
  const lowest = { score: MAXIMUM_SCORE, uid: 0 };
  const lowestImmune = { score: MAXIMUM_SCORE, uid: 0 };
  for (const [uid, { score, immune }] of candidates.entries()) {
    if (score > lowest.score) continue;
    if (!immune) Object.assign(lowest, { score, uid });
    else if (score < lowestImmune.score) Object.assign(lowestImmune, { score, uid });
  }
  return lowest.score === MAXIMUM_SCORE ? lowestImmune.uid : lowest.uid;
};

/** A score that is not stored reads as the greatest; a registration in the future is out of immunity. */
const pruningCandidates = (state: State, netuid: number): readonly PruningCandidate[] => {
  const scores = PruningScores.get(state, netuid);
  const block = BlockNumber.get(state);
  const period = BigInt(ImmunityPeriod.get(state, netuid));
  return Array.from({ length: SubnetworkN.get(state, netuid) }, (_, uid) => ({
    score: scores[uid] ?? MAXIMUM_SCORE,
    immune: u64.wrapping(block - BlockAtRegistration.get(state, netuid, uid)) < period,
  }));
};

/**
 * [NEU-4] The UID that the next hotkey gets in a full subnet, and the state with the slot's score raised to the
 * greatest, so that another slot is next. A subnet without neurons gives 0 and changes nothing.
 */
export const neuronToPrune = (
  state: State,
  netuid: number,
): { readonly uid: number; readonly state: State } => {
  const candidates = pruningCandidates(state, netuid);
  const uid = chooseNeuronToPrune(candidates);
  if (candidates.length === 0) return { uid, state };
  const raised = PruningScores.update(state, netuid, (scores: readonly number[]) =>
    uid < scores.length ? scores.with(uid, MAXIMUM_SCORE) : scores,
  );
  return { uid, state: raised };
};
