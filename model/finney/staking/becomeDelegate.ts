import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import { AccountId } from "../../storage/shape.ts";
import { DelegateAdded } from "../events.ts";
import { Delegates, LastTxBlock, LastTxBlockDelegateTake, MaxTake, MinTake } from "../items/subtensor.ts";
import { exceedsTxRateLimit } from "./rateLimits.ts";
import { checkOwner, hotkeyIsDelegate } from "./stake.ts";

/** [STK-6] Open an own hotkey to nominators, at the largest take. */
export const becomeDelegate = call(
  {
    pallet: "SubtensorModule",
    name: "become_delegate",
    index: 1,
    arguments: { hotkey: AccountId },
    rules: ["STK-6", "STK-1", "STK-7"],
    rejections: [
      "BadOrigin",
      "NotRegistered",
      "NonAssociatedColdKey",
      "AlreadyDelegate",
      "TxRateLimitExceeded",
      "InvalidTake",
    ],
    documentation: "let others stake on a hotkey",
  },
  function* ({ state }, origin, { hotkey }) {
    const coldkey = yield* ensureSigned(origin);
    yield* checkOwner(state, coldkey, hotkey);
    yield* ensure(!hotkeyIsDelegate(state, hotkey), "AlreadyDelegate");
    const block = BlockNumber.get(state);
    const tooSoon = exceedsTxRateLimit(state, LastTxBlock.get(state, coldkey), block);
    yield* ensure(!tooSoon, "TxRateLimitExceeded");
    const take = MaxTake.get(state);
    yield* ensure(take >= MinTake.get(state), "InvalidTake");
    const delegated = Delegates.put(state, hotkey, take);
    const noted = LastTxBlock.put(delegated, coldkey, block);
    return done(LastTxBlockDelegateTake.put(noted, coldkey, block), DelegateAdded(coldkey, hotkey, take));
  },
);
