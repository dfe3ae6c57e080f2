import { u64 } from "../../numbers/integer.ts";

/** What a snapshot of an earlier network holds, in rao. */
export interface GenesisHoldings {
  readonly stakes: readonly bigint[];
  readonly balances: readonly bigint[];
}

/**
 * [TOK-7] TotalIssuance at genesis, in rao: balances and stakes of the snapshot, and nothing else.
 * The sum of the balances wraps at 64 bits, adding a stake saturates, as in the code; a supply below the cap reaches neither.
 */
export const genesisIssuance = ({ stakes, balances }: GenesisHoldings): bigint => {
  const free = balances.reduce((sum, balance) => u64.wrapping(sum + balance), 0n);
  return stakes.reduce((sum, stake) => u64.saturating(sum + stake), free);
};
