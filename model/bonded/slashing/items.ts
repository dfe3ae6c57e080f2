/** Who has been punished for what, who may not act for now, and who has missed how many duties. */
import { blake2Concat, twox64Concat } from "../../storage/hasher.ts";
import { type AnyItem, storageItem } from "../../storage/item.ts";
import { AccountId, BlockNumber, Bool, Bytes, struct, tuple, U32, U64, vector } from "../../storage/shape.ts";

const pallet = "Slashing";
const hotkey = { name: "hotkey", type: AccountId, hasher: blake2Concat } as const;

export const JailedUntil = storageItem({
  pallet,
  name: "JailedUntil",
  keys: [hotkey],
  value: BlockNumber,
  absent: undefined,
  documentation: "first block in which a jailed hotkey may be let out; none where it is not jailed",
});

export const Tombstoned = storageItem({
  pallet,
  name: "Tombstoned",
  keys: [hotkey],
  value: Bool,
  absent: false,
  documentation: "hotkeys that have signed twice and stay jailed for ever",
});

export const Punished = storageItem({
  pallet,
  name: "Punished",
  keys: [
    hotkey,
    { name: "height", type: BlockNumber, hasher: twox64Concat },
    { name: "round", type: U32, hasher: twox64Concat },
  ],
  value: Bool,
  absent: false,
  documentation:
    "heights and rounds for which a hotkey has been punished, under the name that it signed with",
});

export const SwappedTo = storageItem({
  pallet,
  name: "SwappedTo",
  keys: [hotkey],
  value: vector(tuple(AccountId, BlockNumber)),
  absent: [],
  documentation:
    "hotkeys that a hotkey has been swapped for, each with the block of the swap, the oldest first",
});

export const SigningInfo = storageItem({
  pallet,
  name: "SigningInfo",
  keys: [hotkey],
  value: struct({ duties: U64, missed: U32, bitmap: Bytes }),
  absent: { duties: 0n, missed: 0, bitmap: "0x" },
  documentation: "duties of a hotkey so far, how many of its window it has missed, and which as a bitmap",
});

export const TotalSlashed = storageItem({
  pallet,
  name: "TotalSlashed",
  keys: [],
  value: U64,
  absent: 0n,
  documentation: "rao slashed so far that have left the issuance and can be emitted again",
});

export const slashingItems: readonly AnyItem[] = [
  JailedUntil,
  Tombstoned,
  Punished,
  SwappedTo,
  SigningInfo,
  TotalSlashed,
];
