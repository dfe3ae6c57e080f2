/** What a transaction costs, who is charged, and what comes back. */
import * as Result from "effect/Result";
import { u64 } from "../../numbers/integer.ts";
import type { Outcome, RuntimeCall } from "../../rules.ts";
import type { Rejection } from "../../runtime/rejection.ts";
import { Account } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { deposit, reducibleBalance, withdraw } from "../balances/fungible.ts";
import { Voting } from "../items/governance.ts";
import { invalid, type Transaction } from "./transaction.ts";

/** What each transaction costs that pays at all, in rao: what it weighs before its call, a rao for a nanosecond. */
const BASE_FEE = 124_414n;

/** Setters that pay nothing; no call of the main pallet but `vote` pays. */
const freeSetters: ReadonlySet<string> = new Set([
  "AdminUtils.sudo_set_tx_rate_limit",
  "AdminUtils.sudo_set_adjustment_alpha",
  "AdminUtils.sudo_set_network_registration_allowed",
  "AdminUtils.sudo_set_network_pow_registration_allowed",
  "AdminUtils.sudo_set_subnet_owner_cut",
  "AdminUtils.sudo_set_network_rate_limit",
  "AdminUtils.sudo_set_total_issuance",
  "AdminUtils.sudo_set_network_immunity_period",
  "AdminUtils.sudo_set_network_min_lock_cost",
  "AdminUtils.sudo_set_subnet_limit",
  "AdminUtils.sudo_set_lock_reduction_interval",
  "AdminUtils.sudo_set_rao_recycled",
  "AdminUtils.sudo_set_weights_min_stake",
  "AdminUtils.sudo_set_nominator_min_required_stake",
  "AdminUtils.sudo_set_tx_delegate_take_rate_limit",
  "AdminUtils.sudo_set_min_delegate_take",
]);

/** Whether the call costs a fee. Calls inside it make no difference: a batch of free calls costs one. */
const paysFee = ({ call }: RuntimeCall): boolean =>
  call === "SubtensorModule.vote" || !(call.startsWith("SubtensorModule.") || freeSetters.has(call));

/**
 * [TXN-3] What a transaction costs, in rao: the base fee, a rao for each byte, and its tip, at most 2^64 - 1. A call that
 * pays no fee costs its tip. What the call weighs costs nothing.
 */
export const feeOf = ({ call, length, tip }: Pick<Transaction, "call" | "length" | "tip">): bigint =>
  paysFee(call) ? u64.saturating(BASE_FEE + BigInt(length) + tip) : tip;

/**
 * [TXN-4] Take the fee from the signer's balance. `Payment` where it would not leave the existential deposit. Nobody
 * gets it: the pallet of the balances counts it out, while the main pallet's TotalIssuance stays.
 */
export const takeFee = (state: State, signer: string, fee: bigint): Result.Result<State, Rejection> => {
  if (fee === 0n) return Result.succeed(state);
  if (reducibleBalance(state, signer, true) < fee) return invalid("Payment");
  return Result.map(withdraw(state, signer, fee), (taken) => taken.state);
};

const hasVoted = (state: State, proposal: string, hotkey: string): boolean => {
  const voting = Voting.get(state, proposal);
  return voting !== undefined && [...voting.ayes, ...voting.nays].includes(hotkey);
};

/** [TXN-4] Whether the call, made without a refusal, turns out to cost nothing: a first vote, a motion closed in vain. */
export const isWaived = (before: State, { call, args }: RuntimeCall, { events }: Outcome): boolean => {
  if (call === "SubtensorModule.vote")
    return !hasVoted(before, args["proposal"] as string, args["hotkey"] as string);
  const second = events[1];
  return call === "Triumvirate.close" && second?.pallet === "Triumvirate" && second.name === "Disapproved";
};

/** [TXN-4] Give rao of a fee back; an account that is gone by now gets nothing, and they stay burnt. */
export const giveBack = (state: State, signer: string, rao: bigint): State =>
  rao === 0n || !Account.has(state, signer) ? state : deposit(state, signer, rao);
