import { checkOwner } from "../../finney/staking/stake.ts";
import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure, reject } from "../../runtime/rejection.ts";
import { BlockNumber } from "../../runtime/system.ts";
import { AccountId } from "../../storage/shape.ts";
import { Unjailed } from "./events.ts";
import { JailedUntil, Tombstoned } from "./items.ts";

/** [SLA-8] Let a hotkey out of jail once its time is over: its owner says that it is up again. */
export const unjail = call(
  {
    pallet: "Slashing",
    name: "unjail",
    index: 1,
    arguments: { hotkey: AccountId },
    rules: ["SLA-8", "SLA-6"],
    rejections: [
      "BadOrigin",
      "NotRegistered",
      "NonAssociatedColdKey",
      "Slashing.NotJailed",
      "Slashing.Tombstoned",
      "Slashing.JailNotOver",
    ],
    documentation: "let a hotkey out of jail",
  },
  function* ({ state }, origin, { hotkey }) {
    const coldkey = yield* ensureSigned(origin);
    yield* checkOwner(state, coldkey, hotkey);
    const until = JailedUntil.get(state, hotkey);
    if (until === undefined) return yield* reject("Slashing.NotJailed");
    yield* ensure(!Tombstoned.get(state, hotkey), "Slashing.Tombstoned");
    yield* ensure(BlockNumber.get(state) >= until, "Slashing.JailNotOver");
    return done(JailedUntil.remove(state, hotkey), Unjailed(hotkey));
  },
);
