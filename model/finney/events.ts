/** Every event of the chain's main pallet, in the chain's order and under its names. */
import { type EventDeclaration, type EventField, event, namedEvent } from "../runtime/event.ts";
import { AccountId, Bool, U16, U64 } from "../storage/shape.ts";

const pallet = "SubtensorModule";

const main = <const Fields extends readonly EventField[]>(name: string, ...fields: Fields) =>
  event(pallet, name, ...fields);

export const NetworkAdded = main("NetworkAdded", U16, U16);
export const NetworkRemoved = main("NetworkRemoved", U16);
export const StakeAdded = main("StakeAdded", AccountId, U64);
export const StakeRemoved = main("StakeRemoved", AccountId, U64);
export const WeightsSet = main("WeightsSet", U16, U16);
export const NeuronRegistered = main("NeuronRegistered", U16, U16, AccountId);
const BulkNeuronsRegistered = main("BulkNeuronsRegistered", U16, U16);
const BulkBalancesSet = main("BulkBalancesSet", U16, U16);
export const MaxAllowedUidsSet = main("MaxAllowedUidsSet", U16, U16);
export const MaxWeightLimitSet = main("MaxWeightLimitSet", U16, U16);
export const DifficultySet = main("DifficultySet", U16, U64);
export const AdjustmentIntervalSet = main("AdjustmentIntervalSet", U16, U16);
export const RegistrationPerIntervalSet = main("RegistrationPerIntervalSet", U16, U16);
export const MaxRegistrationsPerBlockSet = main("MaxRegistrationsPerBlockSet", U16, U16);
export const ActivityCutoffSet = main("ActivityCutoffSet", U16, U16);
const RhoSet = main("RhoSet", U16, U16);
export const KappaSet = main("KappaSet", U16, U16);
export const MinAllowedWeightSet = main("MinAllowedWeightSet", U16, U16);
const ValidatorPruneLenSet = main("ValidatorPruneLenSet", U16, U64);
const ScalingLawPowerSet = main("ScalingLawPowerSet", U16, U16);
export const WeightsSetRateLimitSet = main("WeightsSetRateLimitSet", U16, U64);
export const ImmunityPeriodSet = main("ImmunityPeriodSet", U16, U16);
export const BondsMovingAverageSet = main("BondsMovingAverageSet", U16, U64);
export const MaxAllowedValidatorsSet = main("MaxAllowedValidatorsSet", U16, U16);
export const AxonServed = main("AxonServed", U16, AccountId);
export const PrometheusServed = main("PrometheusServed", U16, AccountId);
const EmissionValuesSet = main("EmissionValuesSet");
export const DelegateAdded = main("DelegateAdded", AccountId, AccountId, U16);
const DefaultTakeSet = main("DefaultTakeSet", U16);
export const WeightsVersionKeySet = main("WeightsVersionKeySet", U16, U64);
export const MinDifficultySet = main("MinDifficultySet", U16, U64);
export const MaxDifficultySet = main("MaxDifficultySet", U16, U64);
export const ServingRateLimitSet = main("ServingRateLimitSet", U16, U64);
const BurnSet = main("BurnSet", U16, U64);
export const MaxBurnSet = main("MaxBurnSet", U16, U64);
export const MinBurnSet = main("MinBurnSet", U16, U64);
export const TxRateLimitSet = main("TxRateLimitSet", U64);
export const TxDelegateTakeRateLimitSet = main("TxDelegateTakeRateLimitSet", U64);
export const Sudid = main("Sudid", "DispatchResult");
export const RegistrationAllowed = main("RegistrationAllowed", U16, Bool);
export const PowRegistrationAllowed = main("PowRegistrationAllowed", U16, Bool);
export const TempoSet = main("TempoSet", U16, U16);
export const RAORecycledForRegistrationSet = main("RAORecycledForRegistrationSet", U16, U64);
export const WeightsMinStake = main("WeightsMinStake", U64);
const SenateRequiredStakePercentSet = main("SenateRequiredStakePercentSet", U64);
export const AdjustmentAlphaSet = main("AdjustmentAlphaSet", U16, U64);
export const Faucet = main("Faucet", AccountId, U64);
export const SubnetOwnerCutSet = main("SubnetOwnerCutSet", U16);
export const NetworkRateLimitSet = main("NetworkRateLimitSet", U64);
export const NetworkImmunityPeriodSet = main("NetworkImmunityPeriodSet", U64);
export const NetworkMinLockCostSet = main("NetworkMinLockCostSet", U64);
export const SubnetLimitSet = main("SubnetLimitSet", U16);
export const NetworkLockCostReductionIntervalSet = main("NetworkLockCostReductionIntervalSet", U64);
export const TakeDecreased = main("TakeDecreased", AccountId, AccountId, U16);
export const TakeIncreased = main("TakeIncreased", AccountId, AccountId, U16);
export const HotkeySwapped = namedEvent(pallet, "HotkeySwapped", {
  coldkey: AccountId,
  old_hotkey: AccountId,
  new_hotkey: AccountId,
});
export const MaxDelegateTakeSet = main("MaxDelegateTakeSet", U16);
export const MinDelegateTakeSet = main("MinDelegateTakeSet", U16);

export const subtensorEvents: readonly EventDeclaration[] = [
  NetworkAdded,
  NetworkRemoved,
  StakeAdded,
  StakeRemoved,
  WeightsSet,
  NeuronRegistered,
  BulkNeuronsRegistered,
  BulkBalancesSet,
  MaxAllowedUidsSet,
  MaxWeightLimitSet,
  DifficultySet,
  AdjustmentIntervalSet,
  RegistrationPerIntervalSet,
  MaxRegistrationsPerBlockSet,
  ActivityCutoffSet,
  RhoSet,
  KappaSet,
  MinAllowedWeightSet,
  ValidatorPruneLenSet,
  ScalingLawPowerSet,
  WeightsSetRateLimitSet,
  ImmunityPeriodSet,
  BondsMovingAverageSet,
  MaxAllowedValidatorsSet,
  AxonServed,
  PrometheusServed,
  EmissionValuesSet,
  DelegateAdded,
  DefaultTakeSet,
  WeightsVersionKeySet,
  MinDifficultySet,
  MaxDifficultySet,
  ServingRateLimitSet,
  BurnSet,
  MaxBurnSet,
  MinBurnSet,
  TxRateLimitSet,
  TxDelegateTakeRateLimitSet,
  Sudid,
  RegistrationAllowed,
  PowRegistrationAllowed,
  TempoSet,
  RAORecycledForRegistrationSet,
  WeightsMinStake,
  SenateRequiredStakePercentSet,
  AdjustmentAlphaSet,
  Faucet,
  SubnetOwnerCutSet,
  NetworkRateLimitSet,
  NetworkImmunityPeriodSet,
  NetworkMinLockCostSet,
  SubnetLimitSet,
  NetworkLockCostReductionIntervalSet,
  TakeDecreased,
  TakeIncreased,
  HotkeySwapped,
  MaxDelegateTakeSet,
  MinDelegateTakeSet,
].map(({ declaration }) => declaration);
