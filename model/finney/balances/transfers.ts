import type { CallDefinition } from "../../rules.ts";
import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { Bool, CompactU64, MultiAddress } from "../../storage/shape.ts";
import { reducibleBalance, transfer } from "./fungible.ts";

const pallet = "Balances";

const transferRejections = [
  "BadOrigin",
  "Arithmetic.Underflow",
  "Token.FundsUnavailable",
  "Token.Frozen",
  "Token.NotExpendable",
  "Arithmetic.Overflow",
  "Token.BelowMinimum",
];

export const expendingRejections = transferRejections.filter((reason) => reason !== "Token.NotExpendable");

export const transferArguments = { dest: MultiAddress, value: CompactU64 };
const transferRules = ["BAL-7", "BAL-6", "BAL-3", "BAL-2", "BAL-1"];

/** A signed transfer of `value` rao; the calls differ in their index and in whether the sender must stay. */
const transferCall = (
  name: string,
  index: number,
  keepAlive: boolean,
  documentation: string,
): CallDefinition =>
  call(
    {
      pallet,
      name,
      index,
      arguments: transferArguments,
      rules: transferRules,
      rejections: keepAlive ? transferRejections : expendingRejections,
      documentation,
    },
    function* ({ state }, origin, { dest, value }) {
      const source = yield* ensureSigned(origin);
      return done(yield* transfer(state, source, dest, value, keepAlive));
    },
  );

/** [BAL-7] Move `value` rao; a sender left below the existential deposit goes. */
export const transferAllowDeath = transferCall(
  "transfer_allow_death",
  0,
  false,
  "transfer a balance, even if the sender goes",
);

/** [BAL-7] The older name of `transfer_allow_death`. */
export const transferDeprecated = transferCall("transfer", 7, false, "the same under its older name");

/** [BAL-7] Move `value` rao, and leave the sender the existential deposit at least. */
export const transferKeepAlive = transferCall(
  "transfer_keep_alive",
  3,
  true,
  "transfer a balance, but keep the sender",
);

/** [BAL-7] Move all that may leave: with `keep_alive` all but the existential deposit. */
export const transferAll = call(
  {
    pallet,
    name: "transfer_all",
    index: 4,
    arguments: { dest: MultiAddress, keep_alive: Bool },
    rules: transferRules,
    rejections: ["BadOrigin", "Arithmetic.Underflow", "Arithmetic.Overflow", "Token.BelowMinimum"],
    documentation: "transfer all that may leave a balance",
  },
  function* ({ state }, origin, { dest, keep_alive: keepAlive }) {
    const source = yield* ensureSigned(origin);
    const value = reducibleBalance(state, source, keepAlive);
    return done(yield* transfer(state, source, dest, value, keepAlive));
  },
);
