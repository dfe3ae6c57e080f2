import {
  MaxAllowedUids,
  MaxAllowedValidators,
  NetworkRegistrationAllowed,
  NetworksAdded,
  SubnetworkN,
  Tempo,
  TotalNetworks,
} from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import { snapshots } from "../arbitraries/snapshot.ts";
import { property } from "../property.ts";
import { genesisStateOf } from "../support/genesis.ts";

export const genesisHasTwoNetworks = property({
  name: "genesis-has-two-networks",
  informal:
    "A chain begins with the launch subnet and an empty root network that is open to as many members as may validate.",
  formal:
    "NetworksAdded = {0, 3}, TotalNetworks = 2; N(0) = 0, MaxAllowedUids(0) = MaxAllowedValidators(0), open(0)",
  rules: ["GEN-4", "GEN-5"],
  status: "tested",
  arbitrary: snapshots,
  cost: 8,
  witnesses: {
    neurons: ({ stakes }) => stakes.some(({ hotkeys }) => hotkeys.length > 0),
    "no neuron": ({ stakes }) => stakes.every(({ hotkeys }) => hotkeys.length === 0),
  },
  violation: (snapshot) => {
    const state = genesisStateOf(snapshot);
    const root = finney.constants.rootNetuid;
    const netuids = NetworksAdded.entries(state).map(({ keys: [netuid], value }) => `${netuid} ${value}`);
    if (netuids.join(", ") !== "0 true, 3 true") return `networks ${netuids.join(", ")}`;
    if (TotalNetworks.get(state) !== netuids.length) return `TotalNetworks ${TotalNetworks.get(state)}`;
    if (SubnetworkN.get(state, root) !== 0)
      return `${SubnetworkN.get(state, root)} members of the root network`;
    const room = MaxAllowedUids.get(state, root);
    if (MaxAllowedValidators.get(state, root) !== room) return `room for ${room}, but not all may validate`;
    if (!NetworkRegistrationAllowed.get(state, root)) return "the root network is closed";
    return Tempo.get(state, root) > 0 && Tempo.get(state, 3) > 0 ? undefined : "a network has no tempo";
  },
});
