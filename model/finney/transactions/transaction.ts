import type * as Result from "effect/Result";
import type { RuntimeCall } from "../../rules.ts";
import { type Rejection, reject } from "../../runtime/rejection.ts";

/**
 * The blocks in which a transaction may stand: all, or `period` of them that begin where the block number leaves
 * `phase` as its remainder. As SCALE the period is a power of two from 4 to 65536 and the phase is below it.
 */
export type Era = "Immortal" | { readonly period: bigint; readonly phase: bigint };

/** A signed transaction, its signature aside: that `signer` has signed it is taken for granted. */
export interface Transaction {
  readonly signer: string;
  /** How many transactions the signer has sent before. */
  readonly nonce: number;
  readonly era: Era;
  /** Hash of the block in which the era begins, as the signer knows it. */
  readonly birthHash: string;
  /** Rao on top of the fee. */
  readonly tip: bigint;
  readonly call: RuntimeCall;
  /** Bytes of the whole transaction as SCALE, signature and length included. */
  readonly length: number;
}

/** What the pool of a node knows of a transaction that may stand in a block. */
export interface Validity {
  readonly priority: bigint;
  /** Tags that other transactions must provide before. */
  readonly requires: readonly string[];
  readonly provides: readonly string[];
  /** Blocks for which this holds. */
  readonly longevity: bigint;
  /** Whether the node passes the transaction on. */
  readonly propagate: boolean;
}

/** What says nothing: of two validities together it leaves the other as it is. */
export const validAnyway: Validity = {
  priority: 0n,
  requires: [],
  provides: [],
  longevity: (1n << 64n) - 1n,
  propagate: true,
};

/** A transaction that may stand in no block, for the chain's reason. */
export const invalid = (reason: string): Result.Result<never, Rejection> =>
  reject(`InvalidTransaction.${reason}`);
