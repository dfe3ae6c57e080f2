/** States in which a hotkey has signed twice, and what answers for it; for the vectors of slashing. */
import { bondedParameters } from "../../../../model/bonded/parameters.ts";
import { insertEntry } from "../../../../model/bonded/unbonding/entries.ts";
import { TotalUnbonding } from "../../../../model/bonded/unbonding/items.ts";
import { insertRedelegation } from "../../../../model/bonded/unbonding/redelegations.ts";
import { TotalIssuance as BalancesIssuance } from "../../../../model/finney/items/balances.ts";
import * as item from "../../../../model/finney/items/subtensor.ts";
import { increaseStake } from "../../../../model/finney/staking/stake.ts";
import { u64 } from "../../../../model/numbers/integer.ts";
import type { Extrinsic } from "../../../../model/runtime/block.ts";
import { BlockHash, BlockNumber } from "../../../../model/runtime/system.ts";
import type { SignatureScheme } from "../../../../model/signatures/verify.ts";
import type { State } from "../../../../model/storage/item.ts";
import { type Write, written } from "../../../../properties/support/calling.ts";
import {
  CHAIN,
  reportOf,
  signingHotkey,
  statementBy,
  statementFor,
} from "../../../../properties/support/evidence.ts";
import { coldkey, freeRao, hotkey, stakedRao } from "../../../../properties/support/stakes.ts";

/** The height of the infraction, the block in which it is reported, and the period that evidence is good for. */
export const HEIGHT = 100_000n;
export const NOW = HEIGHT + 10n;
export const PERIOD = bondedParameters.unbondingPeriod;

/** The hotkey that signs, and where stake goes. */
export const signer = (scheme: SignatureScheme): string => signingHotkey(scheme, 1);
export const elsewhere = hotkey(1);

/** A known hotkey that others may stake on. */
export const delegate =
  (name: string, owner: number): Write =>
  (state) =>
    item.Delegates.put(item.Owner.put(state, name, coldkey(owner)), name, 11_796);

export const staked =
  (name: string, who: number, rao: bigint): Write =>
  (state) =>
    increaseStake(state, coldkey(who), name, rao);

export const leaving =
  (name: string, who: number, creation: bigint, amount: bigint): Write =>
  (state) =>
    insertEntry(
      state,
      { hotkey: name, coldkey: coldkey(who) },
      { amount, creation, completion: creation + PERIOD },
    );

export const moved =
  (from: string, to: string, who: number, creation: bigint, amount: bigint): Write =>
  (state) =>
    insertRedelegation(
      state,
      { hotkey: from, coldkey: coldkey(who) },
      { destination: to, amount, creation, completion: creation + PERIOD },
    );

/** Both counts of all rao. */
export const counted: Write = (state) => {
  const free = freeRao(state);
  const all = free + stakedRao(state) + TotalUnbonding.get(state);
  return item.TotalIssuance.put(BalancesIssuance.put(state, free), u64.saturating(all));
};

/** The chain at the time of the report, with a signer that has only its owner's stake. */
export const plain = (scheme: SignatureScheme): State =>
  written(
    BlockHash.put(BlockNumber.put(undefined, NOW), 0n, CHAIN),
    delegate(signer(scheme), 0),
    staked(signer(scheme), 0, 1_000n),
    counted,
  );

/** The example of the chapter: owner, nominators, entries before and since the infraction, and a redelegation. */
export const busy = (scheme: SignatureScheme): State =>
  written(
    plain(scheme),
    delegate(elsewhere, 1),
    staked(signer(scheme), 1, 1n),
    leaving(signer(scheme), 2, HEIGHT - 1n, 410n),
    leaving(signer(scheme), 2, HEIGHT, 410n),
    leaving(signer(scheme), 2, NOW, 1n),
    moved(signer(scheme), elsewhere, 3, HEIGHT + 2n, 300n),
    moved(signer(scheme), elsewhere, 3, HEIGHT - 2n, 700n),
    leaving(elsewhere, 3, HEIGHT + 3n, 4n),
    staked(elsewhere, 3, 996n),
    staked(elsewhere, 1, 5_000n),
    counted,
  );

/** A signed statement for the height of the infraction; `block` and what else it says can be others. */
export const statement = (
  scheme: SignatureScheme,
  block: number,
  { seed = 1, height = HEIGHT, round = 0, chain = CHAIN } = {},
): string => statementBy(scheme, seed, { ...statementFor(height, block, round), chain });

/** The report of the infraction by coldkey 5. */
export const report = (scheme: SignatureScheme): Extrinsic =>
  reportOf(5, statement(scheme, 0), statement(scheme, 1));
