import type { ProtocolConstants } from "../../rules.ts";
import { type EpochState, entriesOf, identityOrder, stakesOf, valueAt } from "../yuma/readEpochInput.ts";
import type { RootEpochInput, RootEpochRun } from "./types.ts";

type ByNetuid<Value> = readonly (readonly [netuid: number, value: Value])[];

/** The storage items that a root epoch reads; an item or key that is absent reads as its default. */
export interface RootEpochState
  extends Pick<EpochState, "SubnetworkN" | "Keys" | "TotalHotkeyStake" | "Kappa" | "Weights"> {
  readonly Tempo?: ByNetuid<number>;
  readonly Rho?: ByNetuid<number>;
  readonly TotalNetworks?: number;
  readonly NetworksAdded?: ByNetuid<boolean>;
  readonly TotalIssuance?: bigint;
  readonly BlockEmission?: bigint;
  readonly EmissionValues?: ByNetuid<bigint>;
}

/** Defaults of the runtime where nothing is stored. */
const defaults = { tempo: 99, rho: 10, kappa: 32_767 };

const inOrder = <Value>(rows: ByNetuid<Value>): ByNetuid<Value> =>
  [...rows].sort(([left], [right]) => identityOrder(left) - identityOrder(right));

/** What the root epoch reads from storage in `block`. */
export const readRootEpochInput = (
  { rootNetuid, defaultBlockEmission }: ProtocolConstants,
  state: RootEpochState,
  block: bigint,
): RootEpochInput => {
  const hotkeys = entriesOf(state.Keys, rootNetuid);
  return {
    block,
    tempo: valueAt(state.Tempo, rootNetuid, defaults.tempo),
    subnetworkN: valueAt(state.SubnetworkN, rootNetuid, 0),
    totalNetworks: state.TotalNetworks ?? 0,
    networksAdded: inOrder(state.NetworksAdded ?? []),
    totalIssuance: state.TotalIssuance ?? 0n,
    blockEmission: state.BlockEmission ?? defaultBlockEmission,
    hotkeys,
    totalHotkeyStake: stakesOf(state.TotalHotkeyStake, hotkeys),
    weights: entriesOf(state.Weights, rootNetuid),
    kappa: valueAt(state.Kappa, rootNetuid, defaults.kappa),
    rho: valueAt(state.Rho, rootNetuid, defaults.rho),
  };
};

/** [ROOT-9] BlockEmission and EmissionValues as they are after the root epoch. */
export const writeRootEpoch = (state: RootEpochState, { writes }: RootEpochRun): RootEpochState => {
  const values = new Map([...(state.EmissionValues ?? []), ...writes.emissionValues]);
  const emission = writes.blockEmission ?? state.BlockEmission;
  return {
    ...(emission === undefined ? {} : { BlockEmission: emission }),
    ...(values.size === 0 ? {} : { EmissionValues: inOrder([...values]) }),
  };
};
