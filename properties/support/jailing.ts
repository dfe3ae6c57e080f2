/** Networks some of whose neurons are jailed, as states that epochs read. */
import * as Result from "effect/Result";
import { bonded } from "../../model/bonded/rules.ts";
import { readersWithoutJailed } from "../../model/bonded/slashing/epochReaders.ts";
import { JailedUntil } from "../../model/bonded/slashing/items.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { rootEpoch } from "../../model/finney/root/rootEpoch.ts";
import type { RootEpochInput, RootEpochWrites } from "../../model/finney/root/types.ts";
import { epoch } from "../../model/finney/yuma/epoch.ts";
import type { EpochInput, EpochOutput, StoredRow } from "../../model/finney/yuma/types.ts";
import type { State } from "../../model/storage/item.ts";
import { type Write, written } from "./calling.ts";

type Keyed = Pick<EpochInput, "hotkeys" | "totalHotkeyStake">;

const keys = (netuid: number, { hotkeys, totalHotkeyStake }: Keyed): readonly Write[] => [
  ...hotkeys.flatMap(([uid, hotkey], position): readonly Write[] => [
    (state) => item.Keys.put(state, netuid, uid, hotkey),
    (state) => item.Uids.put(state, netuid, hotkey, uid),
    (state) => item.IsNetworkMember.put(state, hotkey, netuid, true),
    (state) => item.TotalHotkeyStake.put(state, hotkey, totalHotkeyStake[position] ?? 0n),
  ]),
];

const rows = (
  stored: typeof item.Weights | typeof item.Bonds,
  netuid: number,
  list: readonly StoredRow[],
): readonly Write[] =>
  list.map(
    ([uid, row]): Write =>
      (state) =>
        stored.put(state, netuid, uid, row),
  );

const jailing = (hotkeys: readonly string[]): readonly Write[] =>
  hotkeys.map(
    (hotkey): Write =>
      (state) =>
        JailedUntil.put(state, hotkey, 4_000_000n),
  );

/** A state in which an epoch of a subnet reads `input`, but for the hotkeys of these that are jailed. */
const subnetWith = (input: EpochInput, jailed: readonly string[]): State => {
  const { netuid } = input;
  return written(
    undefined,
    (state) => item.SubnetworkN.put(state, netuid, input.subnetworkN),
    (state) => item.ActivityCutoff.put(state, netuid, input.activityCutoff),
    (state) => item.LastUpdate.put(state, netuid, input.lastUpdate),
    (state) => item.ValidatorPermit.put(state, netuid, input.validatorPermit),
    (state) => item.MaxAllowedValidators.put(state, netuid, input.maxAllowedValidators),
    (state) => item.Kappa.put(state, netuid, input.kappa),
    (state) => item.BondsMovingAverage.put(state, netuid, input.bondsMovingAverage),
    ...input.blockAtRegistration.map(
      (block, uid): Write =>
        (state) =>
          item.BlockAtRegistration.put(state, netuid, uid, block),
    ),
    ...keys(netuid, input),
    ...rows(item.Weights, netuid, input.weights),
    ...rows(item.Bonds, netuid, input.bonds),
    ...jailing(jailed),
  );
};

/** What the epoch of the bonded rules makes of a subnet of which some hotkeys are jailed. */
export const epochWith = (input: EpochInput, jailed: readonly string[]): EpochOutput => {
  const { netuid, block, raoEmission } = input;
  const read = readersWithoutJailed.epoch(subnetWith(input, jailed), netuid, block, raoEmission);
  const run = epoch(bonded, read);
  if (Result.isFailure(run)) throw new Error(`the epoch panics: ${run.failure.message}`);
  return run.success.output;
};

const rootWith = (input: RootEpochInput, jailed: readonly string[]): State =>
  written(
    undefined,
    (state) => item.Tempo.put(state, 0, input.tempo),
    (state) => item.SubnetworkN.put(state, 0, input.subnetworkN),
    (state) => item.TotalNetworks.put(state, input.totalNetworks),
    (state) => item.TotalIssuance.put(state, input.totalIssuance),
    (state) => item.BlockEmission.put(state, input.blockEmission),
    (state) => item.Kappa.put(state, 0, input.kappa),
    (state) => item.Rho.put(state, 0, input.rho),
    ...input.networksAdded.map(
      ([netuid, added]): Write =>
        (state) =>
          item.NetworksAdded.put(state, netuid, added),
    ),
    ...keys(0, input),
    ...rows(item.Weights, 0, input.weights),
    ...jailing(jailed),
  );

/** What the root epoch of the bonded rules writes where some root validators are jailed. */
export const rootWritesWith = (input: RootEpochInput, jailed: readonly string[]): RootEpochWrites => {
  const state = rootWith(input, jailed);
  return rootEpoch(bonded, readersWithoutJailed.rootEpoch(bonded.constants, state, input.block)).writes;
};
