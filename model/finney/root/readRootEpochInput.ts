import type { ProtocolConstants } from "../../rules.ts";
import type { State } from "../../storage/item.ts";
import * as storage from "../items/subtensor.ts";
import { hotkeysOf, stakesOf, weightsOf } from "../yuma/readEpochInput.ts";
import type { RootEpochInput, RootEpochRun } from "./types.ts";

/** What the root epoch reads from storage in `block`. */
export const readRootEpochInput = (
  { rootNetuid }: ProtocolConstants,
  state: State,
  block: bigint,
): RootEpochInput => {
  const hotkeys = hotkeysOf(state, rootNetuid);
  return {
    block,
    tempo: storage.Tempo.get(state, rootNetuid),
    subnetworkN: storage.SubnetworkN.get(state, rootNetuid),
    totalNetworks: storage.TotalNetworks.get(state),
    networksAdded: storage.NetworksAdded.entries(state).map(({ keys: [netuid], value }) => [netuid, value]),
    totalIssuance: storage.TotalIssuance.get(state),
    blockEmission: storage.BlockEmission.get(state),
    hotkeys,
    totalHotkeyStake: stakesOf(state, hotkeys),
    weights: weightsOf(state, rootNetuid),
    kappa: storage.Kappa.get(state, rootNetuid),
    rho: storage.Rho.get(state, rootNetuid),
  };
};

/** The items that a root epoch writes. */
export const writtenByRootEpoch = [storage.BlockEmission, storage.EmissionValues] as const;

/** [ROOT-9] The state after the root epoch. */
export const writeRootEpoch = (state: State, { writes }: RootEpochRun): State => {
  const { blockEmission, emissionValues } = writes;
  const first = blockEmission === undefined ? state : storage.BlockEmission.put(state, blockEmission);
  return emissionValues.reduce<State>(
    (written, [netuid, emission]) => storage.EmissionValues.put(written, netuid, emission),
    first,
  );
};
