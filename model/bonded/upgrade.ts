import type { Upgrade } from "../networks/upgrade.ts";
import { bonded } from "./rules.ts";

/**
 * [BND-3] The upgrade of a live chain to the bonded rules: nothing moves. Stakes, balances, locks, pending emission and
 * open motions stand as they are, and every item of the bonded pallets begins empty.
 */
export const upgradeToBonded: Upgrade = { to: bonded, migrate: (state) => state };
