import type { I32F32 } from "../../numbers/fixed.ts";

/** An account: "0x" and 64 hex digits. */
export type AccountId = string;

/** The cells of one row that are present, in storage order; a column may stand more than once. */
export type SparseRow<Value> = readonly (readonly [column: number, value: Value])[];

/** Row i belongs to UID i. */
export type SparseMatrix<Value> = readonly SparseRow<Value>[];

/** A row as the chain stores it, under the UID of the neuron that set it. */
export type StoredRow = readonly [uid: number, row: SparseRow<number>];

/** All that one epoch reads, as read from storage; nothing is repaired or checked before the rules do so. */
export interface EpochInput {
  readonly netuid: number;
  /** Current block number. */
  readonly block: bigint;
  /** What the epoch distributes, in rao. */
  readonly raoEmission: bigint;
  /** SubnetworkN: number of UIDs. */
  readonly subnetworkN: number;
  /** ActivityCutoff, in blocks. */
  readonly activityCutoff: number;
  /** LastUpdate: block of each neuron's last weights. */
  readonly lastUpdate: readonly bigint[];
  /** BlockAtRegistration by UID, 0 where the UID has no key; length subnetworkN. */
  readonly blockAtRegistration: readonly bigint[];
  /** Keys in the chain's iteration order. */
  readonly hotkeys: readonly (readonly [uid: number, hotkey: AccountId])[];
  /** TotalHotkeyStake of each entry of `hotkeys`, in rao. */
  readonly totalHotkeyStake: readonly bigint[];
  readonly validatorPermit: readonly boolean[];
  readonly maxAllowedValidators: number;
  /** Kappa, u16 share of 65535. */
  readonly kappa: number;
  /** BondsMovingAverage, millionths. */
  readonly bondsMovingAverage: bigint;
  /** Weights rows in the chain's iteration order, u16 values. */
  readonly weights: readonly StoredRow[];
  /** Bonds rows in the chain's iteration order, u16 values. */
  readonly bonds: readonly StoredRow[];
}

/** All that one epoch writes and returns. Vectors have length subnetworkN. */
export interface EpochOutput {
  /** Returned tuples (hotkey, server emission, validator emission) in the order of Keys, in rao. */
  readonly result: readonly (readonly [
    hotkey: AccountId,
    serverEmission: bigint,
    validatorEmission: bigint,
  ])[];
  readonly active: readonly boolean[];
  /** Combined emission, in rao. */
  readonly emission: readonly bigint[];
  readonly rank: readonly number[];
  readonly trust: readonly number[];
  readonly consensus: readonly number[];
  readonly incentive: readonly number[];
  readonly dividends: readonly number[];
  readonly pruningScores: readonly number[];
  readonly validatorTrust: readonly number[];
  readonly validatorPermit: readonly boolean[];
  /** Bonds rows that the epoch writes; a UID that is not listed keeps what it has. */
  readonly bonds: readonly StoredRow[];
}

/** The result of each phase, in the order of the phases. Fixed point is I32F32. */
export interface EpochTrace {
  readonly inactive: readonly boolean[];
  /** Normalised stake, S. */
  readonly stake: readonly I32F32[];
  readonly newValidatorPermits: readonly boolean[];
  /** Stake of active, permitted validators, normalised. */
  readonly activeStake: readonly I32F32[];
  readonly storedWeights: SparseMatrix<I32F32>;
  readonly permittedWeights: SparseMatrix<I32F32>;
  readonly offDiagonalWeights: SparseMatrix<I32F32>;
  readonly currentWeights: SparseMatrix<I32F32>;
  /** Row-normalised weights, W. */
  readonly weights: SparseMatrix<I32F32>;
  readonly preranks: readonly I32F32[];
  /** Stake-weighted median of each column, C. */
  readonly consensus: readonly I32F32[];
  readonly clippedWeights: SparseMatrix<I32F32>;
  readonly validatorTrust: readonly I32F32[];
  readonly ranks: readonly I32F32[];
  readonly trust: readonly I32F32[];
  /** Normalised ranks, I. */
  readonly incentive: readonly I32F32[];
  readonly storedBonds: SparseMatrix<I32F32>;
  readonly currentBonds: SparseMatrix<I32F32>;
  /** Column-normalised bonds, B. */
  readonly bonds: SparseMatrix<I32F32>;
  readonly rawBondsDelta: SparseMatrix<I32F32>;
  /** Column-normalised clipped weights times stake, ΔB. */
  readonly bondsDelta: SparseMatrix<I32F32>;
  /** Column-normalised moving average. */
  readonly emaBonds: SparseMatrix<I32F32>;
  readonly dividends: readonly I32F32[];
  readonly normalizedServerEmission: readonly I32F32[];
  /** In rao. */
  readonly serverEmission: readonly bigint[];
  readonly normalizedValidatorEmission: readonly I32F32[];
  /** In rao. */
  readonly validatorEmission: readonly bigint[];
  readonly normalizedCombinedEmission: readonly I32F32[];
  /** In rao. */
  readonly combinedEmission: readonly bigint[];
  readonly pruningScores: readonly I32F32[];
}

/** The chain's code would panic on this input; `message` is its first line. */
export interface EpochPanic {
  readonly reason: "Panic";
  readonly message: string;
}

export interface EpochRun {
  readonly output: EpochOutput;
  readonly trace: EpochTrace;
}
