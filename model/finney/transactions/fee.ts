/** What a transaction costs, who is charged, and what comes back. */
import * as Result from "effect/Result";
import { u64 } from "../../numbers/integer.ts";
import type { Outcome, RuleSet, RuntimeCall } from "../../rules.ts";
import type { Rejection } from "../../runtime/rejection.ts";
import { Account } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { deposit, reducibleBalance, withdraw } from "../balances/fungible.ts";
import { Voting } from "../items/governance.ts";
import { feeWeight, paysFee } from "./feeWeights.ts";
import { invalid, type Transaction } from "./transaction.ts";

/** What every transaction weighs before its call: picoseconds. */
const BASE_WEIGHT = 124_414_000n;
/** The most that the fee counts of a call: what a block may weigh, 4 seconds. */
const BLOCK_WEIGHT = 4_000_000_000_000n;
/** Picoseconds for a rao: a thousandth part of the weight, as parts of 1000000000. */
const PICOSECONDS_PER_RAO = 1_000n;

/** A thousandth of the weight, rounded to the nearest rao; a half goes down. */
const weightToFee = (weight: bigint): bigint => {
  const counted = weight < BLOCK_WEIGHT ? weight : BLOCK_WEIGHT;
  const whole = counted / PICOSECONDS_PER_RAO;
  return counted % PICOSECONDS_PER_RAO > PICOSECONDS_PER_RAO / 2n ? whole + 1n : whole;
};

type Charged = Pick<Transaction, "call" | "length" | "tip">;

/**
 * [TXN-3] What a transaction costs, in rao: a rao for each byte, one for each nanosecond that its call and what every
 * transaction needs weigh, and its tip. A call that costs no fee costs its tip.
 */
export const feeOf = (rules: RuleSet, { call, length, tip }: Charged): bigint => {
  if (!paysFee(call)) return tip;
  const inclusion = weightToFee(BASE_WEIGHT) + BigInt(length) + weightToFee(feeWeight(rules, call));
  return u64.saturating(inclusion + tip);
};

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
