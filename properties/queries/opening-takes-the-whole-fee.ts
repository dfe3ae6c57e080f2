import * as Result from "effect/Result";
import fc from "fast-check";
import { NextQueryId, Queries, TotalLockedFees } from "../../model/bonded/queries/items.ts";
import { TotalIssuance } from "../../model/finney/items/subtensor.ts";
import { applyCall } from "../../model/runtime/block.ts";
import { property } from "../property.ts";
import { coldkey, NETUID, openBy, quickRules, stateOf } from "../support/queries.ts";
import { balanceIn, DEPOSIT } from "../support/stakes.ts";

interface Opening {
  /** Rao of the client; less than the deposit is none. */
  readonly balance: bigint;
  readonly fee: bigint;
  readonly netuid: number;
}

const conversationOf = ({ balance }: Opening) => ({
  balances: [balance],
  stakes: [],
  owned: true,
  steps: [],
});

const mayOpen = ({ balance, fee, netuid }: Opening): boolean =>
  netuid === NETUID && fee >= 1_000n && balance >= DEPOSIT + fee;

const fault = (opening: Opening): string | undefined => {
  const before = stateOf(conversationOf(opening));
  const result = applyCall({ rules: quickRules, state: before }, openBy(0, opening.fee, opening.netuid));
  if (Result.isFailure(result)) return mayOpen(opening) ? `refused with ${result.failure.reason}` : undefined;
  if (!mayOpen(opening)) return "accepted";
  const after = result.success.state;
  const taken = balanceIn(before, coldkey(0)) - balanceIn(after, coldkey(0));
  const locked = TotalLockedFees.get(after) - TotalLockedFees.get(before);
  const kept = Queries.get(after, NextQueryId.get(before))?.fee;
  if (TotalIssuance.get(after) !== TotalIssuance.get(before)) return "the issuance changes";
  return [taken, locked, kept].every((rao) => rao === opening.fee)
    ? undefined
    : `of a fee of ${opening.fee} rao ${taken} are taken, ${locked} locked, ${kept} kept with the query`;
};

export const openingTakesTheWholeFee = property<Opening>({
  name: "opening-takes-the-whole-fee",
  informal:
    "A query is opened on a subnet for the least fee or more, where all of it can be taken with the existential deposit staying.",
  formal:
    "open accepted ⟺ subnet ∧ fee ≥ minimumFee ∧ free ≥ fee + deposit; then Δfree = −fee, Δlocked = fee",
  rules: ["QRY-2", "QRY-1"],
  status: "tested",
  arbitrary: fc.record({
    balance: fc.oneof(fc.bigInt({ min: 0n, max: 4_000n }), fc.constantFrom(1_499n, 1_500n, 1_501n)),
    fee: fc.oneof(fc.bigInt({ min: 0n, max: 3_000n }), fc.constantFrom(999n, 1_000n, 1_001n, 2n ** 64n - 1n)),
    netuid: fc.constantFrom(1, 1, 1, 0, 2),
  }),
  witnesses: {
    "just the deposit stays": (opening) => mayOpen(opening) && opening.balance === opening.fee + DEPOSIT,
    "a rao is missing": ({ balance, fee, netuid }) =>
      netuid === NETUID && fee >= 1_000n && balance === fee + DEPOSIT - 1n,
    "more is asked than there is": ({ balance, fee }) => fee > balance,
    "the root network is asked": ({ netuid }) => netuid === 0,
  },
  violation: fault,
});
