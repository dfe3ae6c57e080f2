import type { State } from "../../storage/item.ts";
import * as Items from "../items/subtensor.ts";
import { ROOT_NETUID } from "../subnets/rootNetuid.ts";

/** [GEN-5] The root network: open, with a tempo of 100 and room for 64 members, each of whom validates. */
export const openRootNetwork = (state: State): State => {
  let next = Items.NetworksAdded.put(state, ROOT_NETUID, true);
  next = Items.MaxAllowedUids.put(next, ROOT_NETUID, 64);
  next = Items.MaxAllowedValidators.put(next, ROOT_NETUID, 64);
  next = Items.MinAllowedWeights.put(next, ROOT_NETUID, 0);
  next = Items.MaxWeightsLimit.put(next, ROOT_NETUID, 65_535);
  next = Items.Tempo.put(next, ROOT_NETUID, 100);
  next = Items.NetworkRegistrationAllowed.put(next, ROOT_NETUID, true);
  return Items.TargetRegistrationsPerInterval.put(next, ROOT_NETUID, 1);
};
