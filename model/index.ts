/** The pure core: rule sets, the state machine with its calls and blocks, epochs, numbers. Runs in a browser as it is. */

export { applyAuthoredBlock } from "./bonded/authorship/applyAuthoredBlock.ts";
export { type Candidate, candidatesOf } from "./bonded/authorship/candidates.ts";
export { contentHash } from "./bonded/authorship/content.ts";
export { authorsOf } from "./bonded/authorship/draw.ts";
export * as authorshipStorage from "./bonded/authorship/items.ts";
export { type BondedParameters, bondedParameters } from "./bonded/parameters.ts";
export { answerHash, commitmentOf } from "./bonded/queries/commitment.ts";
export * as queriesStorage from "./bonded/queries/items.ts";
export { bonded, bondedWith } from "./bonded/rules.ts";
export { dotProducts } from "./bonded/scoring/dotProducts.ts";
export { type EmittedRow, weightsOfScores } from "./bonded/scoring/emitWeights.ts";
export { imageScore } from "./bonded/scoring/images.ts";
export { chunksOf, merklePaths, merkleRoot } from "./bonded/scoring/merkle.ts";
export type { FloatRow, WeightLimits } from "./bonded/scoring/processWeights.ts";
export { type ScrapingTask, scrapingScore } from "./bonded/scoring/scraping.ts";
export { type StorageAnswer, type StorageChallenge, storageScore } from "./bonded/scoring/storage.ts";
export { textScore } from "./bonded/scoring/text.ts";
export { translationScore } from "./bonded/scoring/translation.ts";
export {
  decodeSignedStatement,
  encodeSignedStatement,
  type SignedStatement,
} from "./bonded/slashing/evidence.ts";
export * as slashingStorage from "./bonded/slashing/items.ts";
export { type Statement, statementMessage } from "./bonded/slashing/statement.ts";
export { bondedStateFaults } from "./bonded/stateFaults.ts";
export * as unbondingStorage from "./bonded/unbonding/items.ts";
export { upgradeToBonded } from "./bonded/upgrade.ts";
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
export { type Address, readAddress, writeAddress } from "./signatures/address.ts";
export { applySignedExtrinsic, validateSignedExtrinsic } from "./signatures/apply.ts";
export { verifyAll, wrongSignatures } from "./signatures/batch.ts";
export { decodeExtrinsic, encodeExtrinsic, type SignedExtrinsic } from "./signatures/extrinsic.ts";
export { type KeyPair, keyPairOf, keyPairOfSeed } from "./signatures/keys.ts";
export { signExtrinsic, signingDomainOf, signingPayload } from "./signatures/payload.ts";
export { sign } from "./signatures/sign.ts";
export { signStatement } from "./signatures/statement.ts";
export { type AccountScheme, type SignatureScheme, verifySignature } from "./signatures/verify.ts";
export { type Entry, encodeEntry, type State, type StorageItem, storageKey } from "./storage/item.ts";
export { decode, encode, ScaleError } from "./storage/scale.ts";
export { type Known, stateRoot } from "./storage/stateRoot.ts";
