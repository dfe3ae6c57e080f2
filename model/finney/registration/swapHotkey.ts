import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import { AccountId } from "../../storage/shape.ts";
import { canWithdraw, withdraw } from "../balances/fungible.ts";
import { HotkeySwapped } from "../events.ts";
import { LastTxBlock } from "../items/subtensor.ts";
import { exceedsTxRateLimit } from "../staking/rateLimits.ts";
import { coldkeyOwnsHotkey } from "../staking/stake.ts";
import { burnTokens } from "./issuance.ts";
import { moveHotkey } from "./moveHotkey.ts";
import { isHotkeyRegisteredOnAnyNetwork } from "./neurons.ts";

/** Rao that a swap burns. */
const SWAP_COST = 1_000_000_000n;

/** [REG-8] Give all that a hotkey has to another one that is on no subnet, for a fixed price. */
export const swapHotkey = call(
  {
    pallet: "SubtensorModule",
    name: "swap_hotkey",
    index: 70,
    arguments: { hotkey: AccountId, new_hotkey: AccountId },
    rules: ["REG-8", "REG-9"],
    rejections: [
      "BadOrigin",
      "NonAssociatedColdKey",
      "TxRateLimitExceeded",
      "AlreadyRegistered",
      "NotEnoughBalance",
      "BalanceWithdrawalError",
    ],
    documentation: "replace a hotkey by another one",
  },
  function* ({ state }, origin, { hotkey: from, new_hotkey: to }) {
    const coldkey = yield* ensureSigned(origin);
    yield* ensure(coldkeyOwnsHotkey(state, coldkey, from), "NonAssociatedColdKey");
    const block = BlockNumber.get(state);
    yield* ensure(!exceedsTxRateLimit(state, LastTxBlock.get(state, coldkey), block), "TxRateLimitExceeded");
    yield* ensure(from !== to && !isHotkeyRegisteredOnAnyNetwork(state, to), "AlreadyRegistered");
    yield* ensure(canWithdraw(state, coldkey, SWAP_COST), "NotEnoughBalance");
    const { state: paid, withdrawn } = yield* withdraw(state, coldkey, SWAP_COST);
    const moved = moveHotkey(burnTokens(paid, withdrawn), coldkey, { from, to });
    const next = LastTxBlock.put(moved, coldkey, block);
    return done(next, HotkeySwapped({ coldkey, old_hotkey: from, new_hotkey: to }));
  },
);
