/** The pure core: rule sets, the state machine with its calls and blocks, epochs, numbers. Runs in a browser as it is. */

export { type BondedParameters, bondedParameters } from "./bonded/parameters.ts";
export { bonded, bondedWith } from "./bonded/rules.ts";
export { buildGenesis } from "./finney/genesis/build.ts";
export { checkSnapshot, type Snapshot } from "./finney/genesis/snapshot.ts";
export { type StateFault, stateFaults } from "./finney/genesis/stateFaults.ts";
export * as balancesStorage from "./finney/items/balances.ts";
export * as governanceStorage from "./finney/items/governance.ts";
export * as storage from "./finney/items/subtensor.ts";
export { blocksUntilNextEpoch } from "./finney/root/blocksUntilNextEpoch.ts";
export { readRootEpochInput, writeRootEpoch } from "./finney/root/readRootEpochInput.ts";
export { rootEpoch } from "./finney/root/rootEpoch.ts";
export type * from "./finney/root/types.ts";
export { finney } from "./finney/rules.ts";
export { blockEmission } from "./finney/tokenomics/blockEmission.ts";
export { applyTransaction } from "./finney/transactions/apply.ts";
export type { Era, Transaction, Validity } from "./finney/transactions/transaction.ts";
export { validateTransaction } from "./finney/transactions/validate.ts";
export { epoch } from "./finney/yuma/epoch.ts";
export { type Phase, phases } from "./finney/yuma/phases.ts";
export { readEpochInput, writeEpochOutput } from "./finney/yuma/readEpochInput.ts";
export type * from "./finney/yuma/types.ts";
export { type Network, networks } from "./networks/history.ts";
export { always, rulesAt, type Schedule, scheduleOf, upgradedFor } from "./networks/schedule.ts";
export { type Upgrade, upgrade } from "./networks/upgrade.ts";
export * from "./numbers/fixed.ts";
export * from "./numbers/integer.ts";
export { ChainPanic } from "./numbers/panic.ts";
export { exp, ln, log2, pow, powi, sqrt } from "./numbers/transcendental.ts";
export type {
  CallDefinition,
  Chain,
  Outcome,
  ProtocolConstants,
  RuleSet,
  RuleStatus,
  RuntimeCall,
  SubstrateFixedRelease,
} from "./rules.ts";
export {
  type Applied,
  applyBlock,
  applyCall,
  type Block,
  type BlockRun,
  type Extrinsic,
  initializeBlock,
} from "./runtime/block.ts";
export { decodeCall, encodeCall } from "./runtime/callCodec.ts";
export { type Change, changesBetween } from "./runtime/changes.ts";
export type { Event } from "./runtime/event.ts";
export { none, type Origin, root, signed } from "./runtime/origin.ts";
export type { Panic, Rejection } from "./runtime/rejection.ts";
export * as systemStorage from "./runtime/system.ts";
export { type Entry, encodeEntry, type State, type StorageItem, storageKey } from "./storage/item.ts";
export { decode, encode, ScaleError } from "./storage/scale.ts";
export { type Known, stateRoot } from "./storage/stateRoot.ts";
