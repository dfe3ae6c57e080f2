import { type EventDeclaration, namedEvent } from "../../runtime/event.ts";
import { AccountId, BlockNumber, U64 } from "../../storage/shape.ts";

const pallet = "Unbonding";

/** [UNB-3] Rao have left the stake of a pair, and become a balance when block `completion` begins. */
export const UnbondingOpened = namedEvent(pallet, "UnbondingOpened", {
  hotkey: AccountId,
  coldkey: AccountId,
  amount: U64,
  completion: BlockNumber,
});

/** [UNB-4] An entry has become a balance, all but what is `burned` because the account could not hold it. */
export const UnbondingCompleted = namedEvent(pallet, "UnbondingCompleted", {
  hotkey: AccountId,
  coldkey: AccountId,
  creation: BlockNumber,
  amount: U64,
  burned: U64,
});

/** [UNB-5] So many rao of an entry are stake again. */
export const UnbondingCancelled = namedEvent(pallet, "UnbondingCancelled", {
  hotkey: AccountId,
  coldkey: AccountId,
  creation: BlockNumber,
  amount: U64,
});

/** [UNB-6] Stake has gone from one hotkey to another, and is answered for at the first until `completion`. */
export const StakeRedelegated = namedEvent(pallet, "StakeRedelegated", {
  coldkey: AccountId,
  source: AccountId,
  destination: AccountId,
  amount: U64,
  completion: BlockNumber,
});

/** [UNB-7] A redelegation is no longer answered for. */
export const RedelegationCompleted = namedEvent(pallet, "RedelegationCompleted", {
  coldkey: AccountId,
  source: AccountId,
  destination: AccountId,
  creation: BlockNumber,
  amount: U64,
});

export const unbondingEvents: readonly EventDeclaration[] = [
  UnbondingOpened,
  UnbondingCompleted,
  UnbondingCancelled,
  StakeRedelegated,
  RedelegationCompleted,
].map(({ declaration }) => declaration);
