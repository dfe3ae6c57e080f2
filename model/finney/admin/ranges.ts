/** What few setters ask of the value of a subnet. */
import type { State } from "../../storage/item.ts";
import { MaxAllowedUids, SubnetworkN } from "../items/subtensor.ts";

/** [ADM-4] A subnet must keep room for one neuron more than it has. */
export const leavesRoom = {
  rejection: "AdminUtils.MaxAllowedUIdsNotAllowed",
  holds: (state: State, netuid: number, maxAllowedUids: number) =>
    SubnetworkN.get(state, netuid) < maxAllowedUids,
};

/** [ADM-4] No more validators than neurons that the subnet may have. */
export const fitsSubnet = {
  rejection: "AdminUtils.StorageValueOutOfRange",
  holds: (state: State, netuid: number, maxAllowedValidators: number) =>
    maxAllowedValidators <= MaxAllowedUids.get(state, netuid),
};
