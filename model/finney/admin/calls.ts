/** Every call of the AdminUtils pallet, in the order of their indices. */
import type { CallDefinition } from "../../rules.ts";
import { call, done } from "../../runtime/call.ts";
import { ensureRoot } from "../../runtime/origin.ts";
import { AccountId, Bool, U16, U64, vector } from "../../storage/shape.ts";
import * as Items from "../items/subtensor.ts";
import { byOwner, byOwnerUnchecked, byRoot, everywhere } from "./declare.ts";
import { setNominatorMinRequiredStake } from "./nominators.ts";
import { fitsSubnet, leavesRoom } from "./ranges.ts";
import * as set from "./setters.ts";

/** [ADM-1] Change who builds blocks. The authorities are no part of the state that the rules know. */
const swapAuthorities = call(
  {
    pallet: "AdminUtils",
    name: "swap_authorities",
    index: 0,
    arguments: { new_authorities: vector(AccountId) },
    rules: ["ADM-1"],
    rejections: ["BadOrigin"],
    documentation: "choose who builds blocks",
  },
  function* ({ state }, origin) {
    yield* ensureRoot(origin);
    return done(state);
  },
);

/** Every call of the pallet. */
export const adminCalls: readonly CallDefinition[] = [
  swapAuthorities,
  everywhere(
    "sudo_set_default_take",
    1,
    { default_take: U16 },
    set.setMaxDelegateTake,
    "set MaxTake, which is also the take of a new delegate",
    "ADM-6",
  ),
  everywhere("sudo_set_tx_rate_limit", 2, { tx_rate_limit: U64 }, set.setTxRateLimit, "set TxRateLimit"),
  byOwnerUnchecked(
    "sudo_set_serving_rate_limit",
    3,
    { serving_rate_limit: U64 },
    set.setServingRateLimit,
    "set ServingRateLimit, also of no network",
  ),
  byOwner("sudo_set_min_difficulty", 4, { min_difficulty: U64 }, set.setMinDifficulty, "set MinDifficulty"),
  byOwner("sudo_set_max_difficulty", 5, { max_difficulty: U64 }, set.setMaxDifficulty, "set MaxDifficulty"),
  byOwner(
    "sudo_set_weights_version_key",
    6,
    { weights_version_key: U64 },
    set.setWeightsVersionKey,
    "set WeightsVersionKey",
  ),
  byOwner(
    "sudo_set_weights_set_rate_limit",
    7,
    { weights_set_rate_limit: U64 },
    set.setWeightsSetRateLimit,
    "set WeightsSetRateLimit",
  ),
  byRoot(
    "sudo_set_adjustment_interval",
    8,
    { adjustment_interval: U16 },
    set.setAdjustmentInterval,
    "set AdjustmentInterval",
  ),
  byOwner(
    "sudo_set_adjustment_alpha",
    9,
    { adjustment_alpha: U64 },
    set.setAdjustmentAlpha,
    "set AdjustmentAlpha",
  ),
  byOwner(
    "sudo_set_max_weight_limit",
    12,
    { max_weight_limit: U16 },
    set.setMaxWeightLimit,
    "set MaxWeightsLimit",
  ),
  byOwner(
    "sudo_set_immunity_period",
    13,
    { immunity_period: U16 },
    set.setImmunityPeriod,
    "set ImmunityPeriod",
  ),
  byOwner(
    "sudo_set_min_allowed_weights",
    14,
    { min_allowed_weights: U16 },
    set.setMinAllowedWeights,
    "set MinAllowedWeights",
  ),
  byRoot(
    "sudo_set_max_allowed_uids",
    15,
    { max_allowed_uids: U16 },
    set.setMaxAllowedUids,
    "set MaxAllowedUids, above the number of neurons",
    { rule: "ADM-4", range: leavesRoom },
  ),
  byOwner("sudo_set_kappa", 16, { kappa: U16 }, set.setKappa, "set Kappa"),
  byOwner("sudo_set_rho", 17, { rho: U16 }, set.ofSubnetInSilence(Items.Rho), "set Rho, without an event", {
    rule: "ADM-6",
  }),
  byOwner(
    "sudo_set_activity_cutoff",
    18,
    { activity_cutoff: U16 },
    set.setActivityCutoff,
    "set ActivityCutoff",
  ),
  byOwnerUnchecked(
    "sudo_set_network_registration_allowed",
    19,
    { registration_allowed: Bool },
    set.setNetworkRegistrationAllowed,
    "set NetworkRegistrationAllowed, also of no network",
  ),
  byOwnerUnchecked(
    "sudo_set_network_pow_registration_allowed",
    20,
    { registration_allowed: Bool },
    set.setNetworkPowRegistrationAllowed,
    "set NetworkPowRegistrationAllowed, also of no network",
  ),
  byRoot(
    "sudo_set_target_registrations_per_interval",
    21,
    { target_registrations_per_interval: U16 },
    set.setTargetRegistrationsPerInterval,
    "set TargetRegistrationsPerInterval",
  ),
  byOwner("sudo_set_min_burn", 22, { min_burn: U64 }, set.setMinBurn, "set MinBurn"),
  byOwner("sudo_set_max_burn", 23, { max_burn: U64 }, set.setMaxBurn, "set MaxBurn"),
  byOwner("sudo_set_difficulty", 24, { difficulty: U64 }, set.setDifficulty, "set Difficulty"),
  byRoot(
    "sudo_set_max_allowed_validators",
    25,
    { max_allowed_validators: U16 },
    set.setMaxAllowedValidators,
    "set MaxAllowedValidators, at most MaxAllowedUids",
    { rule: "ADM-4", range: fitsSubnet },
  ),
  byOwner(
    "sudo_set_bonds_moving_average",
    26,
    { bonds_moving_average: U64 },
    set.setBondsMovingAverage,
    "set BondsMovingAverage",
  ),
  byRoot(
    "sudo_set_max_registrations_per_block",
    27,
    { max_registrations_per_block: U16 },
    set.setMaxRegistrationsPerBlock,
    "set MaxRegistrationsPerBlock",
  ),
  everywhere(
    "sudo_set_subnet_owner_cut",
    28,
    { subnet_owner_cut: U16 },
    set.setSubnetOwnerCut,
    "set SubnetOwnerCut",
  ),
  everywhere(
    "sudo_set_network_rate_limit",
    29,
    { rate_limit: U64 },
    set.setNetworkRateLimit,
    "set NetworkRateLimit",
  ),
  byRoot("sudo_set_tempo", 30, { tempo: U16 }, set.setTempo, "set Tempo"),
  everywhere(
    "sudo_set_total_issuance",
    33,
    { total_issuance: U64 },
    set.everywhereInSilence(Items.TotalIssuance),
    "set TotalIssuance, without an event",
    "ADM-6",
  ),
  everywhere(
    "sudo_set_network_immunity_period",
    35,
    { immunity_period: U64 },
    set.setNetworkImmunityPeriod,
    "set NetworkImmunityPeriod",
  ),
  everywhere(
    "sudo_set_network_min_lock_cost",
    36,
    { lock_cost: U64 },
    set.setNetworkMinLockCost,
    "set NetworkMinLockCost",
  ),
  everywhere("sudo_set_subnet_limit", 37, { max_subnets: U16 }, set.setSubnetLimit, "set SubnetLimit"),
  everywhere(
    "sudo_set_lock_reduction_interval",
    38,
    { interval: U64 },
    set.setLockReductionInterval,
    "set NetworkLockReductionInterval",
  ),
  byRoot(
    "sudo_set_rao_recycled",
    39,
    { rao_recycled: U64 },
    set.setRaoRecycled,
    "set RAORecycledForRegistration",
  ),
  everywhere(
    "sudo_set_weights_min_stake",
    42,
    { min_stake: U64 },
    set.setWeightsMinStake,
    "set WeightsMinStake",
  ),
  everywhere(
    "sudo_set_nominator_min_required_stake",
    43,
    { min_stake: U64 },
    setNominatorMinRequiredStake,
    "set NominatorMinRequiredStake; raised, pay out all smaller nominations",
    "ADM-5",
  ),
  everywhere(
    "sudo_set_tx_delegate_take_rate_limit",
    45,
    { tx_rate_limit: U64 },
    set.setTxDelegateTakeRateLimit,
    "set TxDelegateTakeRateLimit",
  ),
  everywhere("sudo_set_min_delegate_take", 46, { take: U16 }, set.setMinDelegateTake, "set MinTake"),
];
