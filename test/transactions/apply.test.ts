import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { TotalIssuance } from "../../model/finney/items/balances.ts";
import { ProposalOf, Proposals, SenateMembers, Voting } from "../../model/finney/items/governance.ts";
import { NetworkLockReductionInterval, NetworkRateLimit, Owner } from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import { applyTransaction } from "../../model/finney/transactions/apply.ts";
import type { Transaction } from "../../model/finney/transactions/transaction.ts";
import { validateTransaction } from "../../model/finney/transactions/validate.ts";
import type { RuntimeCall } from "../../model/rules.ts";
import { Account, BlockHash, BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { balance } from "../../properties/support/calling.ts";
import { coldkeys, hotkeys } from "../../properties/support/chain.ts";

const signer = coldkeys[0] as string;
const hotkey = hotkeys[0] as string;
const motion = `0x${"ab".repeat(32)}`;
const genesisHash = `0x${"45".repeat(32)}`;
const RICH = 10_000_000n;

interface Votes {
  readonly ayes?: readonly string[];
  readonly nays?: readonly string[];
}

/** One senator of the signer, and a motion with these votes. */
const chainWith = ({ ayes = [], nays = [] }: Votes = {}): State => {
  let state = BlockHash.put(BlockNumber.put(undefined, 9n), 0n, genesisHash);
  state = balance(signer, RICH)(state);
  state = TotalIssuance.put(state, RICH);
  state = Owner.put(state, hotkey, signer);
  state = SenateMembers.put(state, [hotkey]);
  state = Proposals.put(state, [motion]);
  state = ProposalOf.put(state, motion, "0x000000");
  return Voting.put(state, motion, { index: 0, threshold: 1, ayes, nays, end: 100n });
};

const transactionOf = (call: RuntimeCall, changes: Partial<Transaction> = {}): Transaction => ({
  signer,
  nonce: 0,
  era: "Immortal",
  birthHash: genesisHash,
  tip: 7n,
  call,
  length: 100,
  ...changes,
});

const paid = (state: State, call: RuntimeCall) => {
  const applied = Result.getOrThrow(applyTransaction({ rules: finney, state }, transactionOf(call)));
  const { free } = Account.get(applied.state, signer).data;
  expect(RICH - free).toBe(applied.fee);
  expect(RICH - TotalIssuance.get(applied.state)).toBe(applied.fee);
  return { result: applied.result, fee: applied.fee };
};

const vote = (approve: boolean): RuntimeCall => ({
  call: "SubtensorModule.vote",
  args: { hotkey, proposal: motion, index: 0, approve },
});

describe("[TXN-4] calls that turn out to cost only the tip", () => {
  test("a first vote", () => {
    expect(paid(chainWith(), vote(true))).toEqual({ result: "Ok", fee: 7n });
  });

  test("not a vote that is changed, nor one that is refused", () => {
    const full = 124_414n + 100n + 7n;
    expect(paid(chainWith({ ayes: [hotkey] }), vote(false))).toEqual({ result: "Ok", fee: full });
    expect(paid(chainWith({ ayes: [hotkey] }), vote(true))).toEqual({
      result: { error: "Collective.DuplicateVote" },
      fee: full,
    });
  });

  test("a motion that is closed as disapproved", () => {
    const close: RuntimeCall = {
      call: "Triumvirate.close",
      args: { proposal_hash: motion, index: 0, proposal_weight_bound: [0n, 0n], length_bound: 10 },
    };
    expect(paid(chainWith({ nays: [hotkey] }), close)).toEqual({ result: "Ok", fee: 7n });
  });
});

const remark: RuntimeCall = { call: "System.remark", args: { remark: "0x" } };

describe("[TXN-8] transactions that cannot stand in a block", () => {
  test("by the zero account, whatever its nonce", () => {
    const given = transactionOf(remark, { signer: `0x${"00".repeat(32)}`, nonce: 5 });
    const chain = { rules: finney, state: chainWith() };
    const refused = Result.fail({ reason: "InvalidTransaction.BadSigner" });
    expect(applyTransaction(chain, given)).toEqual(refused);
    expect(validateTransaction(chain, given)).toEqual(refused);
  });

  test("with a call that panics", () => {
    const state = NetworkRateLimit.put(NetworkLockReductionInterval.put(chainWith(), 0n), 0n);
    const given = transactionOf({ call: "SubtensorModule.register_network", args: {} });
    expect(applyTransaction({ rules: finney, state }, given)).toMatchObject({
      failure: { reason: "Panic", message: "attempt to divide by zero" },
    });
  });

  test("the era is asked before the signer, the nonce before the fee", () => {
    const chain = { rules: finney, state: chainWith() };
    const reasonOf = (changes: Partial<Transaction>) =>
      Result.match(applyTransaction(chain, transactionOf(remark, changes)), {
        onFailure: ({ reason }) => reason,
        onSuccess: () => "applied",
      });
    expect(reasonOf({ birthHash: motion, signer: `0x${"00".repeat(32)}` })).toBe(
      "InvalidTransaction.BadProof",
    );
    expect(reasonOf({ nonce: 1, tip: RICH })).toBe("InvalidTransaction.Future");
    expect(reasonOf({ tip: RICH })).toBe("InvalidTransaction.Payment");
  });
});

test("[TXN-4] a fee leaves the existential deposit", () => {
  const state = chainWith();
  const spare = RICH - 500n - 124_414n - 100n;
  const endsWith = (tip: bigint) =>
    Result.isSuccess(applyTransaction({ rules: finney, state }, transactionOf(remark, { tip })));
  expect([endsWith(spare), endsWith(spare + 1n)]).toEqual([true, false]);
});
