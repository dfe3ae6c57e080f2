import type { CallDefinition } from "../../rules.ts";
import { forceSetBalance, forceTransfer, setBalanceDeprecated } from "./rootCalls.ts";
import { transferAll, transferAllowDeath, transferDeprecated, transferKeepAlive } from "./transfers.ts";

/** The calls of this chapter. */
export const balancesCalls: readonly CallDefinition[] = [
  transferAllowDeath,
  setBalanceDeprecated,
  forceTransfer,
  transferKeepAlive,
  transferAll,
  transferDeprecated,
  forceSetBalance,
];
