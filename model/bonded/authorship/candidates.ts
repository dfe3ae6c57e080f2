/** Who may be drawn as an author, and how often. */
import {
  EmissionValues,
  Incentive,
  Keys,
  TotalHotkeyStake,
  ValidatorPermit,
  WeightsMinStake,
} from "../../finney/items/subtensor.ts";
import { ROOT_NETUID } from "../../finney/subnets/rootNetuid.ts";
import type { State } from "../../storage/item.ts";
import { isJailed } from "../slashing/jail.ts";

/** A neuron that may be drawn. */
export interface Candidate {
  readonly netuid: number;
  readonly uid: number;
  readonly hotkey: string;
  /** Its part of all draws is this over the sum of all weights. */
  readonly weight: bigint;
}

const hasStake = (state: State, hotkey: string): boolean => {
  const stake = TotalHotkeyStake.get(state, hotkey);
  return stake > 0n && stake >= WeightsMinStake.get(state);
};

/** [POI-1] Times what the root network gives the subnet; one more, so that there are draws before any emission. */
const weightOf = (state: State, netuid: number, uid: number): bigint =>
  BigInt(Incentive.get(state, netuid)[uid] ?? 0) * (EmissionValues.get(state, netuid) + 1n);

const mayBeDrawn = (state: State, { netuid, uid, hotkey, weight }: Candidate): boolean =>
  netuid !== ROOT_NETUID &&
  weight > 0n &&
  ValidatorPermit.get(state, netuid)[uid] === true &&
  !isJailed(state, hotkey) &&
  hasStake(state, hotkey);

/**
 * [POI-1] The neurons that may be drawn, in the chain's order of Keys: on a subnet, with a permit, an incentive and stake,
 * and not jailed. A hotkey stands once for each of its neurons.
 */
export const candidatesOf = (state: State): readonly Candidate[] =>
  Keys.entries(state)
    .map(({ keys: [netuid, uid], value: hotkey }) => ({
      netuid,
      uid,
      hotkey,
      weight: weightOf(state, netuid, uid),
    }))
    .filter((candidate) => mayBeDrawn(state, candidate));
