/** Every storage item of the chain's main pallet, declared once. Names are the chain's own. */
import { blake2Concat, type Hasher, identity } from "../../storage/hasher.ts";
import { type AnyItem, type KeyPart, storageItem } from "../../storage/item.ts";
import {
  AccountId,
  Bool,
  Bytes,
  struct,
  type Typed,
  tuple,
  U8,
  U16,
  U32,
  U64,
  U128,
  vector,
} from "../../storage/shape.ts";

const pallet = "SubtensorModule";

/** The account that an absent account reads as. */
const ZERO_ACCOUNT = `0x${"00".repeat(32)}`;

/** Where a neuron serves its miners' or validators' answers. */
const AxonInfo = struct({
  block: U64,
  version: U32,
  ip: U128,
  port: U16,
  ip_type: U8,
  protocol: U8,
  placeholder1: U8,
  placeholder2: U8,
});

/** Where a neuron shows its metrics. */
const PrometheusInfo = struct({ block: U64, version: U32, ip: U128, port: U16, ip_type: U8 });

const key = <Key>(name: string, type: Typed<Key>, hasher: Hasher): KeyPart<Key> => ({ name, type, hasher });

const item = <const Parts extends readonly KeyPart[], Value, const Read>(
  name: string,
  keys: Parts,
  value: Typed<Value>,
  absent: Read,
  documentation: string,
) => storageItem({ pallet, name, keys, value, absent, documentation });

export const SenateRequiredStakePercentage = item(
  "SenateRequiredStakePercentage",
  [],
  U64,
  1n,
  "percent of all stake that a hotkey must have to join the senate",
);
export const TotalStake = item("TotalStake", [], U64, 0n, "rao staked on all hotkeys");
export const MaxTake = item("MaxTake", [], U16, 11_796, "the most a delegate may take, u16 share of 65535");
export const MinTake = item("MinTake", [], U16, 5_898, "the least a delegate may take, u16 share of 65535");
export const BlockEmission = item("BlockEmission", [], U64, 1_000_000_000n, "rao that a block emits");
export const TotalIssuance = item("TotalIssuance", [], U64, 0n, "all rao that exist");
export const TargetStakesPerInterval = item(
  "TargetStakesPerInterval",
  [],
  U64,
  1n,
  "stake calls allowed for a hotkey and coldkey in an interval",
);
export const StakeInterval = item("StakeInterval", [], U64, 360n, "blocks in which stake calls are counted");
export const TotalHotkeyStake = item(
  "TotalHotkeyStake",
  [key("hotkey", AccountId, identity)],
  U64,
  0n,
  "rao staked on a hotkey",
);
export const TotalColdkeyStake = item(
  "TotalColdkeyStake",
  [key("coldkey", AccountId, identity)],
  U64,
  0n,
  "rao staked by a coldkey",
);
export const TotalHotkeyColdkeyStakesThisInterval = item(
  "TotalHotkeyColdkeyStakesThisInterval",
  [key("hotkey", AccountId, identity), key("coldkey", AccountId, identity)],
  tuple(U64, U64),
  [0n, 0n],
  "stake calls of a pair in this interval, and the block that began it",
);
export const Owner = item(
  "Owner",
  [key("hotkey", AccountId, blake2Concat)],
  AccountId,
  ZERO_ACCOUNT,
  "the coldkey that owns a hotkey",
);
export const Delegates = item(
  "Delegates",
  [key("hotkey", AccountId, blake2Concat)],
  U16,
  11_796,
  "the take of a hotkey that others may stake on, u16 share of 65535",
);
export const Stake = item(
  "Stake",
  [key("hotkey", AccountId, blake2Concat), key("coldkey", AccountId, identity)],
  U64,
  0n,
  "rao that a coldkey has on a hotkey",
);
export const UsedWork = item(
  "UsedWork",
  [key("work", Bytes, identity)],
  U64,
  0n,
  "the block in which a proof of work was used",
);
export const Burn = item(
  "Burn",
  [key("netuid", U16, identity)],
  U64,
  1_000_000_000n,
  "rao that a registration burns",
);
export const Difficulty = item(
  "Difficulty",
  [key("netuid", U16, identity)],
  U64,
  10_000_000n,
  "difficulty of a registration by proof of work",
);
export const MinBurn = item(
  "MinBurn",
  [key("netuid", U16, identity)],
  U64,
  1_000_000_000n,
  "lower end of Burn",
);
export const MaxBurn = item(
  "MaxBurn",
  [key("netuid", U16, identity)],
  U64,
  100_000_000_000n,
  "upper end of Burn",
);
export const MinDifficulty = item(
  "MinDifficulty",
  [key("netuid", U16, identity)],
  U64,
  10_000_000n,
  "lower end of Difficulty",
);
export const MaxDifficulty = item(
  "MaxDifficulty",
  [key("netuid", U16, identity)],
  U64,
  4_611_686_018_427_387_903n,
  "upper end of Difficulty",
);
export const LastAdjustmentBlock = item(
  "LastAdjustmentBlock",
  [key("netuid", U16, identity)],
  U64,
  0n,
  "the block that last adjusted burn and difficulty",
);
export const RegistrationsThisBlock = item(
  "RegistrationsThisBlock",
  [key("netuid", U16, identity)],
  U16,
  0,
  "registrations in this block",
);
export const MaxRegistrationsPerBlock = item(
  "MaxRegistrationsPerBlock",
  [key("netuid", U16, identity)],
  U16,
  1,
  "registrations allowed in a block",
);
export const RAORecycledForRegistration = item(
  "RAORecycledForRegistration",
  [key("netuid", U16, identity)],
  U64,
  0n,
  "rao burned for registrations so far",
);
export const SubnetLimit = item("SubnetLimit", [], U16, 12, "subnets allowed, the root network aside");
export const TotalNetworks = item("TotalNetworks", [], U16, 0, "networks that exist");
export const SubnetworkN = item("SubnetworkN", [key("netuid", U16, identity)], U16, 0, "neurons of a subnet");
export const NetworkModality = item(
  "NetworkModality",
  [key("netuid", U16, identity)],
  U16,
  0,
  "kind of work of a subnet",
);
export const NetworksAdded = item(
  "NetworksAdded",
  [key("netuid", U16, identity)],
  Bool,
  false,
  "whether a network exists",
);
export const IsNetworkMember = item(
  "IsNetworkMember",
  [key("hotkey", AccountId, blake2Concat), key("netuid", U16, identity)],
  Bool,
  false,
  "whether a hotkey is registered on a subnet",
);
export const NetworkRegistrationAllowed = item(
  "NetworkRegistrationAllowed",
  [key("netuid", U16, identity)],
  Bool,
  false,
  "whether neurons may register by burning",
);
export const NetworkPowRegistrationAllowed = item(
  "NetworkPowRegistrationAllowed",
  [key("netuid", U16, identity)],
  Bool,
  false,
  "whether neurons may register by proof of work",
);
export const NetworkRegisteredAt = item(
  "NetworkRegisteredAt",
  [key("netuid", U16, identity)],
  U64,
  0n,
  "the block in which a subnet was registered",
);
export const NetworkImmunityPeriod = item(
  "NetworkImmunityPeriod",
  [],
  U64,
  50_400n,
  "blocks in which a new subnet is not replaced",
);
export const NetworkLastRegistered = item(
  "NetworkLastRegistered",
  [],
  U64,
  0n,
  "the block of the last subnet registration",
);
export const NetworkMinAllowedUids = item(
  "NetworkMinAllowedUids",
  [],
  U16,
  128,
  "least MaxAllowedUids of a subnet",
);
export const NetworkMinLockCost = item(
  "NetworkMinLockCost",
  [],
  U64,
  1_000_000_000_000n,
  "least rao that a new subnet locks",
);
export const NetworkLastLockCost = item(
  "NetworkLastLockCost",
  [],
  U64,
  1_000_000_000_000n,
  "rao that the last new subnet locked",
);
export const NetworkLockReductionInterval = item(
  "NetworkLockReductionInterval",
  [],
  U64,
  100_800n,
  "blocks over which the lock cost falls to its least",
);
export const SubnetOwnerCut = item(
  "SubnetOwnerCut",
  [],
  U16,
  11_796,
  "the owners' share of a subnet's emission, u16 share of 65535",
);
export const NetworkRateLimit = item(
  "NetworkRateLimit",
  [],
  U64,
  7_200n,
  "blocks between two subnet registrations of a coldkey",
);
export const NominatorMinRequiredStake = item(
  "NominatorMinRequiredStake",
  [],
  U64,
  0n,
  "least rao that a nominator may have on a hotkey",
);
export const Tempo = item(
  "Tempo",
  [key("netuid", U16, identity)],
  U16,
  99,
  "blocks between two epochs of a subnet, less one",
);
export const EmissionValues = item(
  "EmissionValues",
  [key("netuid", U16, identity)],
  U64,
  0n,
  "rao of each block's emission that go to a subnet",
);
export const PendingEmission = item(
  "PendingEmission",
  [key("netuid", U16, identity)],
  U64,
  0n,
  "rao that a subnet has gathered since its last epoch",
);
export const BlocksSinceLastStep = item(
  "BlocksSinceLastStep",
  [key("netuid", U16, identity)],
  U64,
  0n,
  "blocks since the last epoch of a subnet",
);
export const LastMechansimStepBlock = item(
  "LastMechansimStepBlock",
  [key("netuid", U16, identity)],
  U64,
  0n,
  "the block of a subnet's last epoch",
);
export const SubnetOwner = item(
  "SubnetOwner",
  [key("netuid", U16, identity)],
  AccountId,
  ZERO_ACCOUNT,
  "the coldkey that owns a subnet",
);
export const SubnetLocked = item(
  "SubnetLocked",
  [key("netuid", U16, identity)],
  U64,
  0n,
  "rao that a subnet's owner has locked",
);
export const TxRateLimit = item(
  "TxRateLimit",
  [],
  U64,
  1_000n,
  "blocks between two transactions of a coldkey that are limited",
);
export const TxDelegateTakeRateLimit = item(
  "TxDelegateTakeRateLimit",
  [],
  U64,
  216_000n,
  "blocks between two increases of a take",
);
export const LastTxBlock = item(
  "LastTxBlock",
  [key("key", AccountId, identity)],
  U64,
  0n,
  "the block of a key's last limited transaction",
);
export const LastTxBlockDelegateTake = item(
  "LastTxBlockDelegateTake",
  [key("key", AccountId, identity)],
  U64,
  0n,
  "the block of a key's last increase of its take",
);
export const ServingRateLimit = item(
  "ServingRateLimit",
  [key("netuid", U16, identity)],
  U64,
  50n,
  "blocks between two serve calls of a neuron",
);
export const Axons = item(
  "Axons",
  [key("netuid", U16, identity), key("hotkey", AccountId, blake2Concat)],
  AxonInfo,
  undefined,
  "where a neuron serves",
);
export const Prometheus = item(
  "Prometheus",
  [key("netuid", U16, identity), key("hotkey", AccountId, blake2Concat)],
  PrometheusInfo,
  undefined,
  "where a neuron shows its metrics",
);
export const WeightsMinStake = item("WeightsMinStake", [], U64, 0n, "least stake that may set weights");
export const Rho = item("Rho", [key("netuid", U16, identity)], U16, 10, "steepness of the root sigmoid");
export const Kappa = item(
  "Kappa",
  [key("netuid", U16, identity)],
  U16,
  32_767,
  "share of stake that makes a majority, u16 of 65535",
);
export const NeuronsToPruneAtNextEpoch = item(
  "NeuronsToPruneAtNextEpoch",
  [key("netuid", U16, identity)],
  U16,
  0,
  "read by no rule of the chain",
);
export const RegistrationsThisInterval = item(
  "RegistrationsThisInterval",
  [key("netuid", U16, identity)],
  U16,
  0,
  "registrations since the last adjustment",
);
export const POWRegistrationsThisInterval = item(
  "POWRegistrationsThisInterval",
  [key("netuid", U16, identity)],
  U16,
  0,
  "those by proof of work",
);
export const BurnRegistrationsThisInterval = item(
  "BurnRegistrationsThisInterval",
  [key("netuid", U16, identity)],
  U16,
  0,
  "those by burning",
);
export const MaxAllowedUids = item(
  "MaxAllowedUids",
  [key("netuid", U16, identity)],
  U16,
  4_096,
  "neurons that a subnet may have",
);
export const ImmunityPeriod = item(
  "ImmunityPeriod",
  [key("netuid", U16, identity)],
  U16,
  4_096,
  "blocks in which a new neuron is not replaced",
);
export const ActivityCutoff = item(
  "ActivityCutoff",
  [key("netuid", U16, identity)],
  U16,
  5_000,
  "blocks after its last weights from which a neuron is inactive",
);
export const MaxWeightsLimit = item(
  "MaxWeightsLimit",
  [key("netuid", U16, identity)],
  U16,
  1_000,
  "largest share of a row that one weight may be, u16 of 65535",
);
export const WeightsVersionKey = item(
  "WeightsVersionKey",
  [key("netuid", U16, identity)],
  U64,
  0n,
  "version that weights must carry",
);
export const MinAllowedWeights = item(
  "MinAllowedWeights",
  [key("netuid", U16, identity)],
  U16,
  1_024,
  "least number of weights in a row",
);
export const MaxAllowedValidators = item(
  "MaxAllowedValidators",
  [key("netuid", U16, identity)],
  U16,
  128,
  "validator permits of a subnet",
);
export const AdjustmentInterval = item(
  "AdjustmentInterval",
  [key("netuid", U16, identity)],
  U16,
  100,
  "blocks between two adjustments of burn and difficulty",
);
export const BondsMovingAverage = item(
  "BondsMovingAverage",
  [key("netuid", U16, identity)],
  U64,
  900_000n,
  "share of old bonds that stays, millionths",
);
export const WeightsSetRateLimit = item(
  "WeightsSetRateLimit",
  [key("netuid", U16, identity)],
  U64,
  100n,
  "blocks between two rows of weights of a neuron",
);
export const ValidatorPruneLen = item(
  "ValidatorPruneLen",
  [key("netuid", U16, identity)],
  U64,
  1n,
  "read by no rule of the chain",
);
export const ScalingLawPower = item(
  "ScalingLawPower",
  [key("netuid", U16, identity)],
  U16,
  50,
  "read by no rule of the chain",
);
export const TargetRegistrationsPerInterval = item(
  "TargetRegistrationsPerInterval",
  [key("netuid", U16, identity)],
  U16,
  2,
  "registrations that leave burn and difficulty as they are",
);
export const BlockAtRegistration = item(
  "BlockAtRegistration",
  [key("netuid", U16, identity), key("uid", U16, identity)],
  U64,
  0n,
  "the block in which a neuron was registered",
);
export const AdjustmentAlpha = item(
  "AdjustmentAlpha",
  [key("netuid", U16, identity)],
  U64,
  0n,
  "share of the old burn and difficulty that stays, u64 of 2^64 - 1",
);
export const Uids = item(
  "Uids",
  [key("netuid", U16, identity), key("hotkey", AccountId, blake2Concat)],
  U16,
  undefined,
  "the UID of a hotkey on a subnet",
);
export const Keys = item(
  "Keys",
  [key("netuid", U16, identity), key("uid", U16, identity)],
  AccountId,
  ZERO_ACCOUNT,
  "the hotkey of a UID on a subnet",
);
export const LoadedEmission = item(
  "LoadedEmission",
  [key("netuid", U16, identity)],
  vector(tuple(AccountId, U64, U64)),
  undefined,
  "payments that wait: hotkey, rao as a miner, rao as a validator",
);
export const Active = item(
  "Active",
  [key("netuid", U16, identity)],
  vector(Bool),
  [],
  "whether each neuron is active",
);
export const Rank = item(
  "Rank",
  [key("netuid", U16, identity)],
  vector(U16),
  [],
  "rank of each neuron, u16 share",
);
export const Trust = item(
  "Trust",
  [key("netuid", U16, identity)],
  vector(U16),
  [],
  "trust of each neuron, u16 share",
);
export const Consensus = item(
  "Consensus",
  [key("netuid", U16, identity)],
  vector(U16),
  [],
  "consensus on each neuron, u16 share",
);
export const Incentive = item(
  "Incentive",
  [key("netuid", U16, identity)],
  vector(U16),
  [],
  "incentive of each neuron, u16 share",
);
export const Dividends = item(
  "Dividends",
  [key("netuid", U16, identity)],
  vector(U16),
  [],
  "dividends of each neuron, u16 share",
);
export const Emission = item(
  "Emission",
  [key("netuid", U16, identity)],
  vector(U64),
  [],
  "rao that each neuron earned in the last epoch",
);
export const LastUpdate = item(
  "LastUpdate",
  [key("netuid", U16, identity)],
  vector(U64),
  [],
  "the block of each neuron's last weights",
);
export const ValidatorTrust = item(
  "ValidatorTrust",
  [key("netuid", U16, identity)],
  vector(U16),
  [],
  "validator trust of each neuron, u16 share",
);
export const PruningScores = item(
  "PruningScores",
  [key("netuid", U16, identity)],
  vector(U16),
  [],
  "pruning score of each neuron, u16 of the largest",
);
export const ValidatorPermit = item(
  "ValidatorPermit",
  [key("netuid", U16, identity)],
  vector(Bool),
  [],
  "whether each neuron may validate",
);
export const Weights = item(
  "Weights",
  [key("netuid", U16, identity), key("uid", U16, identity)],
  vector(tuple(U16, U16)),
  [],
  "weights of a neuron: UID and u16",
);
export const Bonds = item(
  "Bonds",
  [key("netuid", U16, identity), key("uid", U16, identity)],
  vector(tuple(U16, U16)),
  [],
  "bonds of a neuron: UID and u16",
);

/** All items, in the order in which the chain declares them. */
export const subtensorItems: readonly AnyItem[] = [
  SenateRequiredStakePercentage,
  TotalStake,
  MaxTake,
  MinTake,
  BlockEmission,
  TotalIssuance,
  TargetStakesPerInterval,
  StakeInterval,
  TotalHotkeyStake,
  TotalColdkeyStake,
  TotalHotkeyColdkeyStakesThisInterval,
  Owner,
  Delegates,
  Stake,
  UsedWork,
  Burn,
  Difficulty,
  MinBurn,
  MaxBurn,
  MinDifficulty,
  MaxDifficulty,
  LastAdjustmentBlock,
  RegistrationsThisBlock,
  MaxRegistrationsPerBlock,
  RAORecycledForRegistration,
  SubnetLimit,
  TotalNetworks,
  SubnetworkN,
  NetworkModality,
  NetworksAdded,
  IsNetworkMember,
  NetworkRegistrationAllowed,
  NetworkPowRegistrationAllowed,
  NetworkRegisteredAt,
  NetworkImmunityPeriod,
  NetworkLastRegistered,
  NetworkMinAllowedUids,
  NetworkMinLockCost,
  NetworkLastLockCost,
  NetworkLockReductionInterval,
  SubnetOwnerCut,
  NetworkRateLimit,
  NominatorMinRequiredStake,
  Tempo,
  EmissionValues,
  PendingEmission,
  BlocksSinceLastStep,
  LastMechansimStepBlock,
  SubnetOwner,
  SubnetLocked,
  TxRateLimit,
  TxDelegateTakeRateLimit,
  LastTxBlock,
  LastTxBlockDelegateTake,
  ServingRateLimit,
  Axons,
  Prometheus,
  WeightsMinStake,
  Rho,
  Kappa,
  NeuronsToPruneAtNextEpoch,
  RegistrationsThisInterval,
  POWRegistrationsThisInterval,
  BurnRegistrationsThisInterval,
  MaxAllowedUids,
  ImmunityPeriod,
  ActivityCutoff,
  MaxWeightsLimit,
  WeightsVersionKey,
  MinAllowedWeights,
  MaxAllowedValidators,
  AdjustmentInterval,
  BondsMovingAverage,
  WeightsSetRateLimit,
  ValidatorPruneLen,
  ScalingLawPower,
  TargetRegistrationsPerInterval,
  BlockAtRegistration,
  AdjustmentAlpha,
  Uids,
  Keys,
  LoadedEmission,
  Active,
  Rank,
  Trust,
  Consensus,
  Incentive,
  Dividends,
  Emission,
  LastUpdate,
  ValidatorTrust,
  PruningScores,
  ValidatorPermit,
  Weights,
  Bonds,
];
