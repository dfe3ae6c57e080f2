/** Rao in balances, as the other chapters use them: read, credited, taken and moved. */
import * as Result from "effect/Result";
import { u64 } from "../../numbers/integer.ts";
import { ensure, type Rejection, reject } from "../../runtime/rejection.ts";
import { Account } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { TotalIssuance } from "../items/balances.ts";
import {
  EXISTENTIAL_DEPOSIT,
  freeBalance,
  lowerIssuance,
  mayLoseProvider,
  raiseIssuance,
  writeFree,
} from "./account.ts";

export { freeBalance } from "./account.ts";

const least = (left: bigint, right: bigint): bigint => (left < right ? left : right);
const most = (left: bigint, right: bigint): bigint => (left > right ? left : right);

/**
 * [BAL-3] Rao that may leave the balance of `account`: all but what is frozen beyond the reserved part. The existential
 * deposit stays too with `keepAlive`, and where the account must not lose its last provider.
 *
 * This is `get_coldkey_balance` with `keepAlive` false.
 */
export const reducibleBalance = (state: State, account: string, keepAlive: boolean): bigint => {
  const { free, frozen, reserved } = Account.get(state, account).data;
  const mustStay = keepAlive || (free > 0n && !mayLoseProvider(state, account));
  const untouchable = most(u64.saturating(frozen - reserved), mustStay ? EXISTENTIAL_DEPOSIT : 0n);
  return u64.saturating(free - untouchable);
};

/**
 * [BAL-3] Whether `rao` may leave the balance. `Arithmetic.Underflow` where all balances together are counted lower,
 * `Token.FundsUnavailable` where there is less, `Token.Frozen` where it may not go, and with `keepAlive`
 * `Token.NotExpendable` where less than the existential deposit would stay. Nothing may always leave.
 */
const checkWithdrawal = (
  state: State,
  account: string,
  rao: bigint,
  keepAlive: boolean,
): Result.Result<void, Rejection> => {
  if (rao === 0n) return Result.void;
  const free = freeBalance(state, account);
  if (TotalIssuance.get(state) < rao) return reject("Arithmetic.Underflow");
  if (free < rao) return reject("Token.FundsUnavailable");
  if (reducibleBalance(state, account, false) < rao) return reject("Token.Frozen");
  return ensure(!keepAlive || free - rao >= EXISTENTIAL_DEPOSIT, "Token.NotExpendable");
};

/**
 * [BAL-4] Whether the balance can be taken from: `can_remove_balance_from_coldkey_account`. The existential deposit is
 * not held back here, although `withdraw` holds it back.
 */
export const canWithdraw = (state: State, account: string, rao: bigint): boolean =>
  Result.isSuccess(checkWithdrawal(state, account, rao, false));

/** What a withdrawal has taken, in rao, and the state after it. */
export interface Withdrawal {
  readonly state: State;
  readonly withdrawn: bigint;
}

/**
 * [BAL-4] Take `rao` out of a balance, or as much as leaves the existential deposit: `remove_balance_from_coldkey_account`.
 * What is taken is no longer counted in `Balances.TotalIssuance`; the caller puts it elsewhere or burns it.
 *
 * Refused with `BalanceWithdrawalError` where nothing can be taken; 0 rao are taken without looking.
 */
export const withdraw = (
  state: State,
  account: string,
  rao: bigint,
): Result.Result<Withdrawal, Rejection> => {
  if (rao === 0n) return Result.succeed({ state, withdrawn: 0n });
  const withdrawn = least(rao, reducibleBalance(state, account, true));
  if (withdrawn === 0n) return reject("BalanceWithdrawalError");
  const written = writeFree(state, account, freeBalance(state, account) - withdrawn);
  return Result.succeed({ state: lowerIssuance(written, withdrawn), withdrawn });
};

/** The balance with `rao` more, at most the greatest u64; as it was where it would stay below the existential deposit. */
const credit = (state: State, account: string, rao: bigint): bigint => {
  const free = freeBalance(state, account);
  const after = u64.saturating(free + rao);
  return after < EXISTENTIAL_DEPOSIT ? free : after;
};

/**
 * [BAL-5] Credit a balance with `rao`, and count them in `Balances.TotalIssuance`: `add_balance_to_coldkey_account`.
 * It cannot fail. Where the balance would stay below the existential deposit nothing is written: the rao are lost.
 */
export const deposit = (state: State, account: string, rao: bigint): State => {
  const free = freeBalance(state, account);
  const after = credit(state, account, rao);
  return after === free ? state : raiseIssuance(writeFree(state, account, after), after - free);
};

/**
 * [BAL-6] Whether `rao` may come into a balance that exists elsewhere already. `Token.BelowMinimum` where the balance
 * would be below the existential deposit, `Arithmetic.Overflow` where it would not fit a u64 with the reserved part.
 */
const checkArrival = (state: State, account: string, rao: bigint): Result.Result<void, Rejection> => {
  if (rao === 0n) return Result.void;
  const { free, reserved } = Account.get(state, account).data;
  if (!u64.contains(free + rao)) return reject("Arithmetic.Overflow");
  if (free + rao < EXISTENTIAL_DEPOSIT) return reject("Token.BelowMinimum");
  return ensure(u64.contains(free + rao + reserved), "Arithmetic.Overflow");
};

/**
 * [BAL-6] Move `rao` from one balance to another: what may leave is checked, then what may arrive, then the one is
 * lowered and the other raised. Without `keepAlive` a balance left below the existential deposit is burned.
 *
 * Where both are the same account it is lowered and raised like two, so that it can lose its dust or itself on the way.
 */
export const transfer = (
  state: State,
  source: string,
  destination: string,
  rao: bigint,
  keepAlive: boolean,
): Result.Result<State, Rejection> =>
  Result.gen(function* () {
    yield* checkWithdrawal(state, source, rao, keepAlive);
    yield* checkArrival(state, destination, rao);
    const taken = writeFree(state, source, freeBalance(state, source) - rao);
    const before = freeBalance(taken, destination);
    const after = credit(taken, destination, rao);
    return after === before ? taken : writeFree(taken, destination, after);
  });
