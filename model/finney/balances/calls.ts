import * as Result from "effect/Result";
import type { CallDefinition } from "../../rules.ts";
import { call, done } from "../../runtime/call.ts";
import { ensureRoot, ensureSigned } from "../../runtime/origin.ts";
import { ensure, type Rejection, reject } from "../../runtime/rejection.ts";
import { Account } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { Bool, CompactU64, MultiAddress } from "../../storage/shape.ts";
import {
  EXISTENTIAL_DEPOSIT,
  freeBalance,
  lowerIssuance,
  mayLoseProvider,
  raiseIssuance,
  writeFree,
} from "./account.ts";
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

const expendingRejections = transferRejections.filter((reason) => reason !== "Token.NotExpendable");

const transferArguments = { dest: MultiAddress, value: CompactU64 };
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

/** [BAL-8] Root moves `value` rao out of any balance. */
export const forceTransfer = call(
  {
    pallet,
    name: "force_transfer",
    index: 2,
    arguments: { source: MultiAddress, ...transferArguments },
    rules: ["BAL-8", "BAL-6", "BAL-3", "BAL-2", "BAL-1"],
    rejections: expendingRejections,
    documentation: "Root transfers a balance of any account",
  },
  function* ({ state }, origin, { source, dest, value }) {
    yield* ensureRoot(origin);
    return done(yield* transfer(state, source, dest, value, false));
  },
);

/** Another balance for `who`, and `Balances.TotalIssuance` moved by the difference. Less than the deposit counts as 0. */
const setBalance = (state: State, who: string, balance: bigint): Result.Result<State, Rejection> => {
  const before = freeBalance(state, who);
  const after = balance < EXISTENTIAL_DEPOSIT ? 0n : balance;
  const losesProvider = before >= EXISTENTIAL_DEPOSIT && after === 0n;
  if (losesProvider && !mayLoseProvider(state, who)) return reject("ConsumerRemaining");
  const written = writeFree(state, who, after);
  return Result.succeed(
    after > before ? raiseIssuance(written, after - before) : lowerIssuance(written, before - after),
  );
};

/** [BAL-8] Root sets a balance. */
export const forceSetBalance = call(
  {
    pallet,
    name: "force_set_balance",
    index: 8,
    arguments: { who: MultiAddress, new_free: CompactU64 },
    rules: ["BAL-8", "BAL-2", "BAL-1"],
    rejections: ["BadOrigin", "ConsumerRemaining"],
    documentation: "Root sets a balance",
  },
  function* ({ state }, origin, { who, new_free: balance }) {
    yield* ensureRoot(origin);
    return done(yield* setBalance(state, who, balance));
  },
);

/** [BAL-8] The older form of `force_set_balance`, which must name the reserved part as it is. */
export const setBalanceDeprecated = call(
  {
    pallet,
    name: "set_balance_deprecated",
    index: 1,
    arguments: { who: MultiAddress, new_free: CompactU64, old_reserved: CompactU64 },
    rules: ["BAL-8", "BAL-2", "BAL-1"],
    rejections: ["BadOrigin", "Token.Unsupported", "ConsumerRemaining"],
    documentation: "the same in its older form",
  },
  function* ({ state }, origin, { who, new_free: balance, old_reserved: reserved }) {
    yield* ensureRoot(origin);
    yield* ensure(Account.get(state, who).data.reserved === reserved, "Token.Unsupported");
    return done(yield* setBalance(state, who, balance));
  },
);

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
