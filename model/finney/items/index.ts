import { systemItems } from "../../runtime/system.ts";
import type { AnyItem } from "../../storage/item.ts";
import { balancesItems } from "./balances.ts";
import { governanceItems } from "./governance.ts";
import { subtensorItems } from "./subtensor.ts";

/** Every storage item of the chain's pallets that the rules read or write. */
export const items: readonly AnyItem[] = [
  ...subtensorItems,
  ...balancesItems,
  ...governanceItems,
  ...systemItems,
];
