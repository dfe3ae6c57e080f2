/** The item of the Balances pallet; what an account owns stands in System.Account. */
import { type AnyItem, storageItem } from "../../storage/item.ts";
import { U64 } from "../../storage/shape.ts";

export const TotalIssuance = storageItem({
  pallet: "Balances",
  name: "TotalIssuance",
  keys: [],
  value: U64,
  absent: 0n,
  documentation: "rao in all balances together, as the pallet counts them",
});

export const balancesItems: readonly AnyItem[] = [TotalIssuance];
