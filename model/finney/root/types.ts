import type { Result } from "effect/Result";
import type { I64F64 } from "../../numbers/fixed.ts";
import type { AccountId, StoredRow } from "../yuma/types.ts";

/** All that a root epoch reads, as read from storage. */
export interface RootEpochInput {
  readonly block: bigint;
  /** Tempo of the root network. */
  readonly tempo: number;
  /** SubnetworkN of the root network: number of root validators. */
  readonly subnetworkN: number;
  /** TotalNetworks. */
  readonly totalNetworks: number;
  /** NetworksAdded in the chain's iteration order, with the flag stored. */
  readonly networksAdded: readonly (readonly [netuid: number, added: boolean])[];
  /** TotalIssuance, in rao. */
  readonly totalIssuance: bigint;
  /** BlockEmission as stored, in rao. */
  readonly blockEmission: bigint;
  /** Keys of the root network in the chain's iteration order. */
  readonly hotkeys: readonly (readonly [uid: number, hotkey: AccountId])[];
  /** TotalHotkeyStake of each entry of `hotkeys`, in rao. */
  readonly totalHotkeyStake: readonly bigint[];
  /** Weights of the root network: u16 weights on netuids. */
  readonly weights: readonly StoredRow[];
  /** Kappa of the root network, u16 share of 65535. */
  readonly kappa: number;
  /** Rho of the root network. */
  readonly rho: number;
}

/** The result of each phase, as far as the epoch went. Fixed point is I64F64; one column for each subnet. */
export interface RootEpochTrace {
  /** Present only where it is not zero. */
  readonly blocksUntilNextEpoch: bigint;
  readonly validators: number;
  readonly networks: number;
  readonly blockEmission: I64F64;
  readonly hotkeys: RootEpochInput["hotkeys"];
  readonly stake: readonly I64F64[];
  /** Rows and columns of the weight matrix. */
  readonly shape: readonly [rows: number, columns: number];
  readonly weights: readonly (readonly I64F64[])[];
  readonly ranks: readonly I64F64[];
  /** Stake behind any weight on the subnet, before it is divided by the total. */
  readonly support: readonly I64F64[];
  readonly totalStake: I64F64;
  readonly trust: readonly I64F64[];
  readonly consensus: readonly I64F64[];
  readonly shares: readonly I64F64[];
  /** In rao. */
  readonly emission: readonly bigint[];
  readonly netuids: readonly number[];
}

/** Refused: the chain logs `message` and goes on. Panic: its code stops; the block cannot be built. */
export interface RootEpochRejection {
  readonly reason: "Refused" | "Panic";
  readonly message: string;
}

/** What the root epoch writes; BlockEmission is written even where a later phase refuses. */
export interface RootEpochWrites {
  /** BlockEmission in rao, where it changes. */
  readonly blockEmission?: bigint;
  /** EmissionValues by netuid, in rao. */
  readonly emissionValues: readonly (readonly [netuid: number, emission: bigint])[];
}

export interface RootEpochRun {
  readonly outcome: Result<RootEpochWrites["emissionValues"], RootEpochRejection>;
  readonly writes: RootEpochWrites;
  readonly trace: Partial<RootEpochTrace>;
}
