import type { Release } from "../../rules.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { MaxAllowedUids, SubnetworkN } from "../items/subtensor.ts";
import { appendNeuron, replaceNeuron } from "./neurons.ts";
import { neuronToPrune } from "./prune.ts";

/** The slot that a hotkey got, and the state with it. */
export interface Admission {
  readonly uid: number;
  readonly state: State;
}

/** [NEU-5] A new slot while the subnet has fewer than MaxAllowedUids, else the slot of the neuron to prune. */
export const takeSlot = (state: State, netuid: number, hotkey: string, release?: Release): Admission => {
  const block = BlockNumber.get(state);
  const uid = SubnetworkN.get(state, netuid);
  if (uid < MaxAllowedUids.get(state, netuid)) {
    return { uid, state: appendNeuron(state, netuid, hotkey, block) };
  }
  const pruned = neuronToPrune(state, netuid);
  return { uid: pruned.uid, state: replaceNeuron(pruned.state, netuid, pruned.uid, hotkey, block, release) };
};
