/** The pure core: rule sets, numbers, tokenomics, the Yuma epoch and the root epoch. Runs in a browser as it is. */

export * as storage from "./finney/items/subtensor.ts";
export { blocksUntilNextEpoch } from "./finney/root/blocksUntilNextEpoch.ts";
export { readRootEpochInput, writeRootEpoch } from "./finney/root/readRootEpochInput.ts";
export { rootEpoch } from "./finney/root/rootEpoch.ts";
export type * from "./finney/root/types.ts";
export { finney } from "./finney/rules.ts";
export { blockEmission } from "./finney/tokenomics/blockEmission.ts";
export { epoch } from "./finney/yuma/epoch.ts";
export { type Phase, phases } from "./finney/yuma/phases.ts";
export { readEpochInput, writeEpochOutput } from "./finney/yuma/readEpochInput.ts";
export type * from "./finney/yuma/types.ts";
export * from "./numbers/fixed.ts";
export * from "./numbers/integer.ts";
export { ChainPanic } from "./numbers/panic.ts";
export { exp, ln, log2, pow, powi, sqrt } from "./numbers/transcendental.ts";
export type { ProtocolConstants, RuleSet, RuleStatus, SubstrateFixedRelease } from "./rules.ts";
export { type Entry, encodeEntry, type State, type StorageItem, storageKey } from "./storage/item.ts";
export { decode, encode, ScaleError } from "./storage/scale.ts";
export { type Known, stateRoot } from "./storage/stateRoot.ts";
