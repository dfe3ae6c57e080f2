/**
 * One function for each setter of the chain: it stores a value and says so.
 *
 * Nothing is checked here: neither who asks, nor whether the network exists, nor the range. Other setters of the chain
 * store a value in silence; where they are needed, the item's own `put` does.
 */
import type { Outcome } from "../../rules.ts";
import { done } from "../../runtime/call.ts";
import type { Event } from "../../runtime/event.ts";
import type { State, StorageItem } from "../../storage/item.ts";
import * as Events from "../events.ts";
import * as Items from "../items/subtensor.ts";

/** Stores one value for the whole chain. */
export type GlobalSetter<Value> = (state: State, value: Value) => Outcome;

/** Stores one value of a subnet. */
export type SubnetSetter<Value> = (state: State, netuid: number, value: Value) => Outcome;

const sayEverywhere =
  <Value>(item: StorageItem<readonly [], Value>, event: (value: Value) => Event): GlobalSetter<Value> =>
  (state, value) =>
    done(item.put(state, value), event(value));

const sayOfSubnet =
  <Value>(
    item: StorageItem<readonly [number], Value>,
    event: (netuid: number, value: Value) => Event,
  ): SubnetSetter<Value> =>
  (state, netuid, value) =>
    done(item.put(state, netuid, value), event(netuid, value));

/** [ADM-6] A setter that leaves no event. */
export const everywhereInSilence =
  <Value>(item: StorageItem<readonly [], Value>): GlobalSetter<Value> =>
  (state, value) =>
    done(item.put(state, value));

/** [ADM-6] A setter of a subnet that leaves no event. */
export const ofSubnetInSilence =
  <Value>(item: StorageItem<readonly [number], Value>): SubnetSetter<Value> =>
  (state, netuid, value) =>
    done(item.put(state, netuid, value));

export const setTempo = sayOfSubnet(Items.Tempo, Events.TempoSet);
export const setServingRateLimit = sayOfSubnet(Items.ServingRateLimit, Events.ServingRateLimitSet);
export const setMinDifficulty = sayOfSubnet(Items.MinDifficulty, Events.MinDifficultySet);
export const setMaxDifficulty = sayOfSubnet(Items.MaxDifficulty, Events.MaxDifficultySet);
export const setDifficulty = sayOfSubnet(Items.Difficulty, Events.DifficultySet);
export const setWeightsVersionKey = sayOfSubnet(Items.WeightsVersionKey, Events.WeightsVersionKeySet);
export const setWeightsSetRateLimit = sayOfSubnet(Items.WeightsSetRateLimit, Events.WeightsSetRateLimitSet);
export const setAdjustmentInterval = sayOfSubnet(Items.AdjustmentInterval, Events.AdjustmentIntervalSet);
export const setAdjustmentAlpha = sayOfSubnet(Items.AdjustmentAlpha, Events.AdjustmentAlphaSet);
/** The item is MaxWeightsLimit, the call and the event say MaxWeightLimit. */
export const setMaxWeightLimit = sayOfSubnet(Items.MaxWeightsLimit, Events.MaxWeightLimitSet);
export const setImmunityPeriod = sayOfSubnet(Items.ImmunityPeriod, Events.ImmunityPeriodSet);
export const setMinAllowedWeights = sayOfSubnet(Items.MinAllowedWeights, Events.MinAllowedWeightSet);
export const setMaxAllowedUids = sayOfSubnet(Items.MaxAllowedUids, Events.MaxAllowedUidsSet);
export const setKappa = sayOfSubnet(Items.Kappa, Events.KappaSet);
export const setActivityCutoff = sayOfSubnet(Items.ActivityCutoff, Events.ActivityCutoffSet);
export const setNetworkRegistrationAllowed = sayOfSubnet(
  Items.NetworkRegistrationAllowed,
  Events.RegistrationAllowed,
);
export const setNetworkPowRegistrationAllowed = sayOfSubnet(
  Items.NetworkPowRegistrationAllowed,
  Events.PowRegistrationAllowed,
);
export const setTargetRegistrationsPerInterval = sayOfSubnet(
  Items.TargetRegistrationsPerInterval,
  Events.RegistrationPerIntervalSet,
);
export const setMinBurn = sayOfSubnet(Items.MinBurn, Events.MinBurnSet);
export const setMaxBurn = sayOfSubnet(Items.MaxBurn, Events.MaxBurnSet);
export const setMaxAllowedValidators = sayOfSubnet(
  Items.MaxAllowedValidators,
  Events.MaxAllowedValidatorsSet,
);
export const setBondsMovingAverage = sayOfSubnet(Items.BondsMovingAverage, Events.BondsMovingAverageSet);
export const setMaxRegistrationsPerBlock = sayOfSubnet(
  Items.MaxRegistrationsPerBlock,
  Events.MaxRegistrationsPerBlockSet,
);
export const setRaoRecycled = sayOfSubnet(
  Items.RAORecycledForRegistration,
  Events.RAORecycledForRegistrationSet,
);

export const setTxRateLimit = sayEverywhere(Items.TxRateLimit, Events.TxRateLimitSet);
export const setTxDelegateTakeRateLimit = sayEverywhere(
  Items.TxDelegateTakeRateLimit,
  Events.TxDelegateTakeRateLimitSet,
);
export const setMinDelegateTake = sayEverywhere(Items.MinTake, Events.MinDelegateTakeSet);
/** [ADM-6] The take of a new delegate is the same item: MaxTake. */
export const setMaxDelegateTake = sayEverywhere(Items.MaxTake, Events.MaxDelegateTakeSet);
/** The event bears the item's name, without "Set". */
export const setWeightsMinStake = sayEverywhere(Items.WeightsMinStake, Events.WeightsMinStake);
export const setSubnetOwnerCut = sayEverywhere(Items.SubnetOwnerCut, Events.SubnetOwnerCutSet);
export const setNetworkRateLimit = sayEverywhere(Items.NetworkRateLimit, Events.NetworkRateLimitSet);
export const setNetworkImmunityPeriod = sayEverywhere(
  Items.NetworkImmunityPeriod,
  Events.NetworkImmunityPeriodSet,
);
export const setNetworkMinLockCost = sayEverywhere(Items.NetworkMinLockCost, Events.NetworkMinLockCostSet);
export const setSubnetLimit = sayEverywhere(Items.SubnetLimit, Events.SubnetLimitSet);
export const setLockReductionInterval = sayEverywhere(
  Items.NetworkLockReductionInterval,
  Events.NetworkLockCostReductionIntervalSet,
);
