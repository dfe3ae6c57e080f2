/** What a network is set up with, and what is forgotten of one that goes. */
import { u16, u64 } from "../../numbers/integer.ts";
import type { Outcome } from "../../rules.ts";
import { andThen, done } from "../../runtime/call.ts";
import type { State, StorageItem } from "../../storage/item.ts";
import * as set from "../admin/setters.ts";
import * as Items from "../items/subtensor.ts";

/** 97 % of the largest u64, as the chain has rounded it. */
const ADJUSTMENT_ALPHA = 17_893_341_751_498_265_066n;

/** The parameters that every new network is given, in the order of their events. */
const initialParameters: readonly ((state: State, netuid: number) => Outcome)[] = [
  (state, netuid) => set.setNetworkRegistrationAllowed(state, netuid, true),
  (state, netuid) => set.setMaxAllowedUids(state, netuid, 256),
  (state, netuid) => set.setMaxAllowedValidators(state, netuid, 64),
  (state, netuid) => set.setMinAllowedWeights(state, netuid, 1),
  (state, netuid) => set.setMaxWeightLimit(state, netuid, Number(u16.maximum)),
  (state, netuid) => set.setAdjustmentInterval(state, netuid, 360),
  (state, netuid) => set.setTargetRegistrationsPerInterval(state, netuid, 1),
  (state, netuid) => set.setAdjustmentAlpha(state, netuid, ADJUSTMENT_ALPHA),
  (state, netuid) => set.setImmunityPeriod(state, netuid, 5_000),
  (state, netuid) => set.setMinBurn(state, netuid, 1n),
  (state, netuid) => set.setMinDifficulty(state, netuid, u64.maximum),
  (state, netuid) => set.setMaxDifficulty(state, netuid, u64.maximum),
];

/** [NET-4] The parameters of a new network, whatever a network of that netuid had before, with their events. */
export const setInitialParameters = (state: State, netuid: number): Outcome =>
  initialParameters.reduce<Outcome>(
    (outcome, setOne) => andThen(outcome, (next) => setOne(next, netuid)),
    done(state),
  );

const explicit =
  <Value>(item: StorageItem<readonly [number], Value>) =>
  (state: State, netuid: number): State =>
    item.has(state, netuid) ? state : item.put(state, netuid, item.get(state, netuid));

const explicitParameters: readonly ((state: State, netuid: number) => State)[] = [
  explicit(Items.Tempo),
  explicit(Items.Kappa),
  explicit(Items.Difficulty),
  explicit(Items.MaxAllowedUids),
  explicit(Items.ImmunityPeriod),
  explicit(Items.ActivityCutoff),
  explicit(Items.EmissionValues),
  explicit(Items.MaxWeightsLimit),
  explicit(Items.MinAllowedWeights),
  explicit(Items.RegistrationsThisInterval),
  explicit(Items.POWRegistrationsThisInterval),
  explicit(Items.BurnRegistrationsThisInterval),
];

/** [NET-4] The state with a stored entry for those parameters of a network that only read as their default. */
export const makeParametersExplicit = (state: State, netuid: number): State =>
  explicitParameters.reduce((next, makeExplicit) => makeExplicit(next, netuid), state);

/** The results of the last epoch of a network, and the parameters that go with it. */
const erased = [
  Items.Rank,
  Items.Trust,
  Items.Active,
  Items.Emission,
  Items.Incentive,
  Items.Consensus,
  Items.Dividends,
  Items.PruningScores,
  Items.LastUpdate,
  Items.ValidatorPermit,
  Items.ValidatorTrust,
  Items.Tempo,
  Items.Kappa,
  Items.Difficulty,
  Items.MaxAllowedUids,
  Items.ImmunityPeriod,
  Items.ActivityCutoff,
  Items.EmissionValues,
  Items.MaxWeightsLimit,
  Items.MinAllowedWeights,
  Items.RegistrationsThisInterval,
  Items.POWRegistrationsThisInterval,
  Items.BurnRegistrationsThisInterval,
] as const;

/** [NET-6] Forget the epoch results of a network and twelve of its parameters. All its other parameters stay. */
export const eraseParameters = (state: State, netuid: number): State => {
  let next = state;
  for (const item of erased) next = item.remove(next, netuid);
  return next;
};
