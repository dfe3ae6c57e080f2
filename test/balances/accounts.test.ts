import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { writeFree } from "../../model/finney/balances/account.ts";
import {
  canWithdraw,
  deposit,
  reducibleBalance,
  transfer,
  withdraw,
} from "../../model/finney/balances/fungible.ts";
import { TotalIssuance } from "../../model/finney/items/balances.ts";
import { finney } from "../../model/finney/rules.ts";
import { applyCall } from "../../model/runtime/block.ts";
import { root, signed } from "../../model/runtime/origin.ts";
import { Account } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";

const [a, b] = [`0x${"aa".repeat(32)}`, `0x${"bb".repeat(32)}`] as const;

interface Part {
  readonly nonce?: number;
  readonly consumers?: number;
  readonly providers?: number;
  readonly sufficients?: number;
  readonly free?: bigint;
  readonly reserved?: bigint;
  readonly frozen?: bigint;
}

const withAccount = (state: State, who: string, { free = 0n, reserved = 0n, frozen = 0n, ...rest }: Part) =>
  Account.put(state, who, {
    ...Account.absent,
    providers: 1,
    ...rest,
    data: { ...Account.absent.data, free, reserved, frozen },
  });

const stateWith = (part: Part): State =>
  TotalIssuance.put(withAccount(undefined, a, part), (part.free ?? 0n) + (part.reserved ?? 0n));

const reasonOf = <Value>(result: Result.Result<Value, { readonly reason: string }>): string =>
  Result.isFailure(result) ? result.failure.reason : "accepted";

const balanceCall = (state: State, name: string, args: object, origin = root) =>
  applyCall({ rules: finney, state }, { origin, call: { call: `Balances.${name}`, args: { ...args } } });

describe("accounts that something else holds", () => {
  test("one with consumers keeps the deposit, whatever is asked", () => {
    const state = stateWith({ free: 1_000n, consumers: 1 });
    expect(reducibleBalance(state, a, false)).toBe(500n);
    expect(canWithdraw(state, a, 501n)).toBe(false);
    expect(reasonOf(transfer(state, a, b, 501n, false))).toBe("Token.Frozen");
    expect(reasonOf(balanceCall(state, "force_set_balance", { who: a, new_free: 0n }))).toBe(
      "ConsumerRemaining",
    );
  });

  test("a second provider frees it, and keeps its nonce", () => {
    const state = stateWith({ free: 1_000n, consumers: 1, providers: 2, nonce: 7 });
    const after = Result.getOrThrow(transfer(state, a, b, 700n, false));
    expect(Account.get(after, a)).toMatchObject({ nonce: 7, providers: 1, data: { free: 0n } });
    expect(TotalIssuance.get(after)).toBe(700n);
  });

  test("a sufficient keeps the entry when the last provider goes", () => {
    const after = writeFree(stateWith({ free: 1_000n, sufficients: 1, nonce: 7 }), a, 0n);
    expect(Account.get(after, a)).toMatchObject({ nonce: 7, providers: 0, sufficients: 1 });
  });

  test("without either the nonce goes with the account", () => {
    expect(Account.has(writeFree(stateWith({ free: 1_000n, nonce: 7 }), a, 0n), a)).toBe(false);
  });

  test("an entry with a nonce alone is lost by a transfer of nothing, and begins anew with a deposit", () => {
    const state = withAccount(undefined, a, { nonce: 7, providers: 0 });
    expect(Account.has(Result.getOrThrow(transfer(state, a, b, 0n, false)), a)).toBe(false);
    expect(Account.get(deposit(state, a, 500n), a)).toMatchObject({ nonce: 7, providers: 1 });
  });
});

describe("reserved and frozen rao", () => {
  test("frozen rao beyond the reserved ones stay", () => {
    const state = stateWith({ free: 2_000n, reserved: 100n, frozen: 900n });
    expect(reducibleBalance(state, a, false)).toBe(1_200n);
    expect(reasonOf(transfer(state, a, b, 1_201n, false))).toBe("Token.Frozen");
    expect(Result.getOrThrow(withdraw(state, a, 2_000n)).withdrawn).toBe(1_200n);
  });

  test("a rest below the deposit is no dust beside reserved rao", () => {
    const after = writeFree(stateWith({ free: 1_000n, reserved: 100n, providers: 2 }), a, 300n);
    expect(Account.get(after, a).data.free).toBe(300n);
    expect(TotalIssuance.get(after)).toBe(1_100n);
  });

  test("set_balance_deprecated must name what is reserved", () => {
    const args = { who: a, new_free: 700n, old_reserved: 0n };
    expect(
      reasonOf(balanceCall(stateWith({ free: 1_000n, reserved: 1n }), "set_balance_deprecated", args)),
    ).toBe("Token.Unsupported");
  });
});

describe("what is checked first", () => {
  const state = stateWith({ free: 1_000n });
  test.each([
    ["the issuance before the balance", 1_001n, true, "Arithmetic.Underflow"],
    ["the balance before the receiver", 1_000n, true, "Token.NotExpendable"],
    ["the sender before the receiver", 501n, true, "Token.NotExpendable"],
    ["the receiver last", 499n, true, "Token.BelowMinimum"],
  ] as const)("%s", (_title, value, keep, reason) => {
    expect(reasonOf(transfer(state, a, b, value, keep))).toBe(reason);
  });

  test("a balance that is too low, where others are high enough", () => {
    const rich = TotalIssuance.put(state, 10_000n);
    expect(reasonOf(transfer(rich, a, b, 1_001n, false))).toBe("Token.FundsUnavailable");
  });

  test("a receiver that cannot hold it", () => {
    const full = TotalIssuance.put(withAccount(state, b, { free: 2n ** 64n - 1n }), 2n ** 64n - 1n);
    expect(reasonOf(transfer(full, a, b, 1n, false))).toBe("Arithmetic.Overflow");
  });

  test("the origin before all else", () => {
    expect(reasonOf(balanceCall(state, "transfer_all", { dest: b, keep_alive: false }))).toBe("BadOrigin");
    const args = { source: a, dest: b, value: 1n };
    expect(reasonOf(balanceCall(state, "force_transfer", args, signed(a)))).toBe("BadOrigin");
  });
});
