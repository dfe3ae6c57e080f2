import type { State } from "../../storage/item.ts";
import * as storage from "../items/subtensor.ts";
import type { AccountId, EpochInput, EpochOutput, StoredRow } from "./types.ts";

/** The keys of a network in the chain's iteration order. */
export const hotkeysOf = (
  state: State,
  netuid: number,
): readonly (readonly [uid: number, hotkey: AccountId])[] =>
  storage.Keys.entries(state, netuid).map(({ keys: [, uid], value }) => [uid, value]);

/** TotalHotkeyStake of each hotkey, in rao. */
export const stakesOf = (
  state: State,
  hotkeys: readonly (readonly [uid: number, hotkey: AccountId])[],
): readonly bigint[] => hotkeys.map(([, hotkey]) => storage.TotalHotkeyStake.get(state, hotkey));

/** The rows of weights of a network in the chain's iteration order. */
export const weightsOf = (state: State, netuid: number): readonly StoredRow[] =>
  storage.Weights.entries(state, netuid).map(({ keys: [, uid], value }) => [uid, value]);

/** BlockAtRegistration by UID; zero where the UID has no key. */
const registrations = (state: State, netuid: number, subnetworkN: number): readonly bigint[] =>
  Array.from({ length: subnetworkN }, (_, uid) =>
    storage.Keys.has(state, netuid, uid) ? storage.BlockAtRegistration.get(state, netuid, uid) : 0n,
  );

/** [YUM-22] What the epoch of `netuid` reads from storage, in `block`, to distribute `raoEmission`. */
export const readEpochInput = (
  state: State,
  netuid: number,
  block: bigint,
  raoEmission: bigint,
): EpochInput => {
  const subnetworkN = storage.SubnetworkN.get(state, netuid);
  const hotkeys = hotkeysOf(state, netuid);
  return {
    netuid,
    block,
    raoEmission,
    subnetworkN,
    activityCutoff: storage.ActivityCutoff.get(state, netuid),
    lastUpdate: storage.LastUpdate.get(state, netuid),
    blockAtRegistration: registrations(state, netuid, subnetworkN),
    hotkeys,
    totalHotkeyStake: stakesOf(state, hotkeys),
    validatorPermit: storage.ValidatorPermit.get(state, netuid),
    maxAllowedValidators: storage.MaxAllowedValidators.get(state, netuid),
    kappa: storage.Kappa.get(state, netuid),
    bondsMovingAverage: storage.BondsMovingAverage.get(state, netuid),
    weights: weightsOf(state, netuid),
    bonds: storage.Bonds.entries(state, netuid).map(({ keys: [, uid], value }) => [uid, value]),
  };
};

/** The items that an epoch writes. */
export const writtenByEpoch = [
  storage.Active,
  storage.Emission,
  storage.Rank,
  storage.Trust,
  storage.Consensus,
  storage.Incentive,
  storage.Dividends,
  storage.PruningScores,
  storage.ValidatorTrust,
  storage.ValidatorPermit,
  storage.Bonds,
] as const;

const writeVectors = (state: State, netuid: number, output: EpochOutput): State => {
  let written = storage.Active.put(state, netuid, output.active);
  written = storage.Emission.put(written, netuid, output.emission);
  written = storage.Rank.put(written, netuid, output.rank);
  written = storage.Trust.put(written, netuid, output.trust);
  written = storage.Consensus.put(written, netuid, output.consensus);
  written = storage.Incentive.put(written, netuid, output.incentive);
  written = storage.Dividends.put(written, netuid, output.dividends);
  written = storage.PruningScores.put(written, netuid, output.pruningScores);
  written = storage.ValidatorTrust.put(written, netuid, output.validatorTrust);
  return storage.ValidatorPermit.put(written, netuid, output.validatorPermit);
};

/** The state after the epoch of `netuid`; Bonds rows that the epoch does not write stay. */
export const writeEpochOutput = (state: State, netuid: number, output: EpochOutput): State =>
  output.bonds.reduce<State>(
    (written, [uid, row]) => storage.Bonds.put(written, netuid, uid, row),
    writeVectors(state, netuid, output),
  );
