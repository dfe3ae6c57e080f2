/** Stake that has left a hotkey and waits, or that has gone to another one and is still answered for. */
import { blake2Concat, twox64Concat } from "../../storage/hasher.ts";
import { type AnyItem, storageItem } from "../../storage/item.ts";
import { AccountId, BlockNumber, struct, tuple, U64, type ValueOf, vector } from "../../storage/shape.ts";

const pallet = "Unbonding";
const hotkey = { name: "hotkey", type: AccountId, hasher: blake2Concat } as const;
const coldkey = { name: "coldkey", type: AccountId, hasher: blake2Concat } as const;
const completion = { name: "completion", type: BlockNumber, hasher: twox64Concat } as const;

const UnbondingEntry = struct({ amount: U64, creation: BlockNumber, completion: BlockNumber });
const RedelegationEntry = struct({
  destination: AccountId,
  amount: U64,
  creation: BlockNumber,
  completion: BlockNumber,
});

/** [UNB-1] `amount` rao that left the stake in block `creation`, and become a balance when block `completion` begins. */
export type UnbondingEntry = ValueOf<typeof UnbondingEntry>;

/** [UNB-6] `amount` rao that went to `destination` in block `creation`, answered for at the source until `completion`. */
export type RedelegationEntry = ValueOf<typeof RedelegationEntry>;

export const Entries = storageItem({
  pallet,
  name: "Entries",
  keys: [hotkey, coldkey],
  value: vector(UnbondingEntry),
  absent: [],
  documentation: "rao that have left the stake of a coldkey on a hotkey and wait, the oldest first",
});

export const EntryQueue = storageItem({
  pallet,
  name: "EntryQueue",
  keys: [completion],
  value: vector(tuple(AccountId, AccountId)),
  absent: [],
  documentation: "hotkeys and coldkeys with an entry that completes in a block, in the order of opening",
});

export const TotalUnbonding = storageItem({
  pallet,
  name: "TotalUnbonding",
  keys: [],
  value: U64,
  absent: 0n,
  documentation: "rao of all entries",
});

export const Redelegations = storageItem({
  pallet,
  name: "Redelegations",
  keys: [hotkey, coldkey],
  value: vector(RedelegationEntry),
  absent: [],
  documentation: "rao that a coldkey has moved from a hotkey to another one of late, the oldest first",
});

export const RedelegationQueue = storageItem({
  pallet,
  name: "RedelegationQueue",
  keys: [completion],
  value: vector(tuple(AccountId, AccountId)),
  absent: [],
  documentation: "source hotkeys and coldkeys with a redelegation that completes in a block",
});

export const RedelegationSources = storageItem({
  pallet,
  name: "RedelegationSources",
  keys: [hotkey, coldkey],
  value: vector(AccountId),
  absent: [],
  documentation: "source hotkeys of the redelegations that a coldkey has open into a hotkey, each once",
});

export const unbondingItems: readonly AnyItem[] = [
  Entries,
  EntryQueue,
  TotalUnbonding,
  Redelegations,
  RedelegationQueue,
  RedelegationSources,
];
