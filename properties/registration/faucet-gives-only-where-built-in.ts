import * as Result from "effect/Result";
import fc from "fast-check";
import { Faucet } from "../../model/finney/events.ts";
import { TotalIssuance } from "../../model/finney/items/subtensor.ts";
import { faucet } from "../../model/finney/registration/faucet.ts";
import { createSealHash } from "../../model/finney/registration/proofOfWork.ts";
import { finney } from "../../model/finney/rules.ts";
import { toJson } from "../../model/json.ts";
import { u64 } from "../../model/numbers/integer.ts";
import type { Event } from "../../model/runtime/event.ts";
import { none, signed } from "../../model/runtime/origin.ts";
import { Account, BlockHash, BlockNumber } from "../../model/runtime/system.ts";
import { property } from "../property.ts";

const BLOCK = 100n;
const HASH = `0x${"45".repeat(32)}`;
const COLDKEY = `0x${"c0".repeat(32)}`;
/** The first nonce whose seal over these two meets the faucet's difficulty: one of a million does. */
const GOOD_NONCE = 308_148n;
const AMOUNT = 100_000_000_000n;

interface Attempt {
  readonly isBuiltIn: boolean;
  readonly isSigned: boolean;
  readonly age: number;
  readonly nonce: bigint;
  readonly isTrue: boolean;
  /** TotalIssuance before. */
  readonly issued: bigint;
}

const runOf = ({ isBuiltIn, isSigned, age, nonce, isTrue, issued }: Attempt) => {
  const block = BLOCK - BigInt(age);
  const current = TotalIssuance.put(BlockNumber.put(undefined, BLOCK), issued);
  const state = BlockHash.put(current, block, HASH);
  const rules = isBuiltIn ? { ...finney, features: ["pow-faucet"] as const } : finney;
  const work = createSealHash(HASH, nonce, COLDKEY);
  const args = { block_number: block, nonce: isTrue ? nonce : nonce + 1n, work };
  return faucet.body({ rules, state }, isSigned ? signed(COLDKEY) : none, args);
};

const expected = ({ isBuiltIn, isSigned, age, nonce, isTrue }: Attempt): string => {
  if (!isBuiltIn) return "FaucetDisabled";
  if (!isSigned) return "BadOrigin";
  if (age > 2) return "InvalidWorkBlock";
  if (nonce !== GOOD_NONCE) return "InvalidDifficulty";
  return isTrue ? "paid" : "InvalidSeal";
};

const textOf = (events: readonly Event[]): string => JSON.stringify(toJson(events));

const answer = (attempt: Attempt): string => {
  const result = runOf(attempt);
  if (Result.isFailure(result)) return result.failure.reason;
  const { state, events } = result.success;
  const free = Account.get(state, COLDKEY).data.free;
  const isCounted = TotalIssuance.get(state) === u64.saturating(attempt.issued + AMOUNT);
  if (free !== AMOUNT || !isCounted) return `${free} rao on the balance`;
  return textOf(events) === textOf([Faucet(COLDKEY, AMOUNT)]) ? "paid" : "paid without saying so";
};

export const faucetGivesOnlyWhereBuiltIn = property({
  name: "faucet-gives-only-where-built-in",
  informal:
    "The faucet gives nothing on a chain without it; elsewhere it gives its amount, newly made up to the greatest count, for good work, and says so; it gives nothing for any other.",
  formal:
    "paid ⇔ feature ∧ signed ∧ age ≤ 2 ∧ meets ∧ seal; paid ⇒ Δbalance = 10^11 ∧ TotalIssuance′ = min(TotalIssuance + 10^11, 2^64 − 1)",
  rules: ["REG-7"],
  status: "tested",
  arbitrary: fc.record({
    isBuiltIn: fc.oneof(fc.constant(true), fc.boolean()),
    isSigned: fc.oneof(fc.constant(true), fc.boolean()),
    age: fc.nat(3),
    nonce: fc.oneof(fc.constant(GOOD_NONCE), fc.bigInt(0n, GOOD_NONCE - 1n)),
    isTrue: fc.boolean(),
    issued: fc.oneof(fc.constant(0n), fc.bigInt(0n, u64.maximum), fc.constant(u64.maximum - 1n)),
  }),
  witnesses: Object.fromEntries(
    ["paid", "FaucetDisabled", "BadOrigin", "InvalidWorkBlock", "InvalidDifficulty", "InvalidSeal"].map(
      (outcome) => [outcome, (attempt: Attempt) => expected(attempt) === outcome],
    ),
  ),
  violation: (attempt) =>
    answer(attempt) === expected(attempt) ? undefined : `${answer(attempt)}, not ${expected(attempt)}`,
});
