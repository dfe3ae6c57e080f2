/** Where the rao of a story are: by person, and all together. */
import { Queries, TotalLockedFees } from "../../model/bonded/queries/items.ts";
import { TotalSlashed } from "../../model/bonded/slashing/items.ts";
import { Entries, TotalUnbonding } from "../../model/bonded/unbonding/items.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { Account } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { freeRao } from "../support/stakes.ts";
import { coldkeyOf } from "./people.ts";

/** What somebody has, in rao. */
export interface Holding {
  readonly name: string;
  readonly balance: bigint;
  readonly stake: bigint;
  readonly unbonding: bigint;
  /** Fees of open queries. */
  readonly locked: bigint;
}

/** Where all rao are. */
export interface Ledger {
  readonly holdings: readonly Holding[];
  readonly issuance: bigint;
  readonly slashed: bigint;
  /** Rao that TotalIssuance counts and nobody holds; a story leaves none. */
  readonly missing: bigint;
}

/** The sum of some amounts. */
export const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, rao) => sum + rao, 0n);

const unbondingOf = (state: State, account: string): bigint =>
  total(
    Entries.entries(state)
      .filter(({ keys: [, coldkey] }) => coldkey === account)
      .flatMap(({ value }) => value.map(({ amount }) => amount)),
  );

const lockedOf = (state: State, account: string): bigint =>
  total(
    Queries.entries(state)
      .filter(({ value }) => value.client === account)
      .map(({ value }) => value.fee),
  );

const holdingOf =
  (state: State) =>
  (name: string): Holding => {
    const account = coldkeyOf(name);
    return {
      name,
      balance: Account.get(state, account).data.free,
      stake: total(
        item.Stake.entries(state)
          .filter(({ keys: [, coldkey] }) => coldkey === account)
          .map(({ value }) => value),
      ),
      unbonding: unbondingOf(state, account),
      locked: lockedOf(state, account),
    };
  };

/** All rao of a holding. */
export const holdingTotal = ({ balance, stake, unbonding, locked }: Holding): bigint =>
  balance + stake + unbonding + locked;

/** [BND-2] The ledger of these people, who are all that hold anything. */
export const ledgerOf = (state: State, names: readonly string[]): Ledger => {
  const issuance = item.TotalIssuance.get(state);
  const held =
    freeRao(state) + item.TotalStake.get(state) + TotalUnbonding.get(state) + TotalLockedFees.get(state);
  return {
    holdings: names.map(holdingOf(state)),
    issuance,
    slashed: TotalSlashed.get(state),
    missing: issuance - held,
  };
};
