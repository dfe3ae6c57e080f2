import * as Result from "effect/Result";
import { call, done } from "../../runtime/call.ts";
import { ensureRoot } from "../../runtime/origin.ts";
import { ensure, type Rejection, reject } from "../../runtime/rejection.ts";
import { Account } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { CompactU64, MultiAddress } from "../../storage/shape.ts";
import {
  EXISTENTIAL_DEPOSIT,
  freeBalance,
  lowerIssuance,
  mayLoseProvider,
  raiseIssuance,
  writeFree,
} from "./account.ts";
import { transfer } from "./fungible.ts";
import { expendingRejections, transferArguments } from "./transfers.ts";

const pallet = "Balances";

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
