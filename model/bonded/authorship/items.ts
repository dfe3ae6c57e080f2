/** Who made the block. */
import { type AnyItem, storageItem } from "../../storage/item.ts";
import { AccountId, struct, U32 } from "../../storage/shape.ts";

export const CurrentAuthor = storageItem({
  pallet: "Authorship",
  name: "CurrentAuthor",
  keys: [],
  value: struct({ hotkey: AccountId, round: U32 }),
  absent: undefined,
  documentation: "the author of the current block and the round in which it was drawn; none before its claim",
});

export const authorshipItems: readonly AnyItem[] = [CurrentAuthor];
