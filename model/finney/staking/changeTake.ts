import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { AccountId, U16 } from "../../storage/shape.ts";
import { TakeDecreased, TakeIncreased } from "../events.ts";
import { Delegates, LastTxBlockDelegateTake, MaxTake, MinTake } from "../items/subtensor.ts";
import { exceedsTxDelegateTakeRateLimit } from "./rateLimits.ts";
import { checkOwner, hotkeyIsDelegate } from "./stake.ts";

/** [STK-9] Whether the take may follow the stored one; where none is stored every take may. */
const followsTake = (state: State, hotkey: string, follows: (current: number) => boolean): boolean =>
  !hotkeyIsDelegate(state, hotkey) || follows(Delegates.get(state, hotkey));

const takeArguments = { hotkey: AccountId, take: U16 };

/** [STK-9] Lower the take of an own hotkey, as often as one likes. */
export const decreaseTake = call(
  {
    pallet: "SubtensorModule",
    name: "decrease_take",
    index: 65,
    arguments: takeArguments,
    rules: ["STK-9", "STK-1"],
    rejections: ["BadOrigin", "NotRegistered", "NonAssociatedColdKey", "InvalidTake"],
    documentation: "lower the take of a hotkey",
  },
  function* ({ state }, origin, { hotkey, take }) {
    const coldkey = yield* ensureSigned(origin);
    yield* checkOwner(state, coldkey, hotkey);
    yield* ensure(
      followsTake(state, hotkey, (current) => take < current),
      "InvalidTake",
    );
    yield* ensure(take >= MinTake.get(state), "InvalidTake");
    return done(Delegates.put(state, hotkey, take), TakeDecreased(coldkey, hotkey, take));
  },
);

/** [STK-9] Raise the take of an own hotkey, once in so many blocks for each coldkey. */
export const increaseTake = call(
  {
    pallet: "SubtensorModule",
    name: "increase_take",
    index: 66,
    arguments: takeArguments,
    rules: ["STK-9", "STK-1", "STK-7"],
    rejections: ["BadOrigin", "NotRegistered", "NonAssociatedColdKey", "InvalidTake", "TxRateLimitExceeded"],
    documentation: "raise the take of a hotkey",
  },
  function* ({ state }, origin, { hotkey, take }) {
    const coldkey = yield* ensureSigned(origin);
    yield* checkOwner(state, coldkey, hotkey);
    yield* ensure(
      followsTake(state, hotkey, (current) => take > current),
      "InvalidTake",
    );
    yield* ensure(take <= MaxTake.get(state), "InvalidTake");
    const block = BlockNumber.get(state);
    const last = LastTxBlockDelegateTake.get(state, coldkey);
    yield* ensure(!exceedsTxDelegateTakeRateLimit(state, last, block), "TxRateLimitExceeded");
    const noted = LastTxBlockDelegateTake.put(state, coldkey, block);
    return done(Delegates.put(noted, hotkey, take), TakeIncreased(coldkey, hotkey, take));
  },
);
