import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import {
  Burn,
  Difficulty,
  LastTxBlock,
  MaxAllowedUids,
  MaxRegistrationsPerBlock,
  NetworkPowRegistrationAllowed,
  NetworkRegistrationAllowed,
  NetworksAdded,
  Owner,
  RegistrationsThisBlock,
  RegistrationsThisInterval,
  Uids,
} from "../../model/finney/items/subtensor.ts";
import { burnedRegister } from "../../model/finney/registration/burnedRegister.ts";
import { createSealHash } from "../../model/finney/registration/proofOfWork.ts";
import { register } from "../../model/finney/registration/register.ts";
import { swapHotkey } from "../../model/finney/registration/swapHotkey.ts";
import { finney } from "../../model/finney/rules.ts";
import type { CallDefinition } from "../../model/rules.ts";
import { applyCall } from "../../model/runtime/block.ts";
import { none, type Origin, signed } from "../../model/runtime/origin.ts";
import { BlockHash, BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { withBalance } from "../../properties/support/registration.ts";

const account = (byte: string) => `0x${byte.repeat(32)}`;
const [coldkey, hotkey, stranger] = [account("c0"), account("80"), account("ee")];

interface Attempt {
  readonly state: State;
  readonly origin: Origin;
  readonly args: Readonly<Record<string, unknown>>;
}
type Step = readonly [refusal: string, mend: (attempt: Attempt) => Attempt];

const inState =
  (change: (state: State) => State) =>
  (attempt: Attempt): Attempt => ({ ...attempt, state: change(attempt.state) });
const withArgs =
  (args: Attempt["args"]) =>
  (attempt: Attempt): Attempt => ({ ...attempt, args: { ...attempt.args, ...args } });
const by =
  (who: string) =>
  (attempt: Attempt): Attempt => ({ ...attempt, origin: signed(who) });

/** What each refusal is mended by, in the order of the chain: all faults are there at first. */
const admission = (allowed: typeof NetworkRegistrationAllowed): readonly Step[] => [
  ["OperationNotPermittedOnRootSubnet", withArgs({ netuid: 1 })],
  ["NetworkDoesNotExist", inState((state) => NetworksAdded.put(state, 1, true))],
  ["RegistrationDisabled", inState((state) => allowed.put(state, 1, true))],
  ["TooManyRegistrationsThisBlock", inState((state) => MaxRegistrationsPerBlock.put(state, 1, 2))],
  ["TooManyRegistrationsThisInterval", inState((state) => RegistrationsThisInterval.put(state, 1, 5))],
  ["AlreadyRegistered", inState((state) => Uids.remove(state, 1, hotkey))],
];

const slot: readonly Step[] = [
  ["NonAssociatedColdKey", inState((state) => Owner.put(state, hotkey, coldkey))],
  ["NoNeuronIdAvailable", inState((state) => MaxAllowedUids.put(state, 1, 1))],
];

const faulty = (): State => {
  let state = BalancesIssuance.put(BlockNumber.put(undefined, 100n), 1_000_000_000_000n);
  state = BlockHash.put(state, 99n, account("45"));
  state = RegistrationsThisInterval.put(RegistrationsThisBlock.put(state, 1, 1), 1, 6);
  state = Difficulty.put(Burn.put(state, 1, 1_000n), 1, (1n << 64n) - 1n);
  state = Owner.put(Uids.put(state, 1, hotkey, 0), hotkey, stranger);
  return MaxAllowedUids.put(state, 1, 0);
};

const work = createSealHash(account("45"), 7n, hotkey);

const cases: readonly (readonly [CallDefinition, Attempt["args"], readonly Step[]])[] = [
  [
    burnedRegister,
    { netuid: 0, hotkey },
    [
      ["BadOrigin", by(coldkey)],
      ...admission(NetworkRegistrationAllowed),
      // 400 rao may be withdrawn as far as the first look goes, but not by the withdrawal itself.
      ["NotEnoughBalanceToStake", inState((state) => Burn.put(withBalance(state, coldkey, 500n), 1, 400n))],
      ["BalanceWithdrawalError", inState((state) => withBalance(state, coldkey, 5_000n))],
      ...slot,
    ],
  ],
  [
    register,
    { netuid: 0, block_number: 97n, nonce: 0n, work: "0x00", hotkey, coldkey },
    [
      ["BadOrigin", by(stranger)],
      ["HotkeyOriginMismatch", by(hotkey)],
      ...admission(NetworkPowRegistrationAllowed),
      ["InvalidWorkBlock", withArgs({ block_number: 101n })],
      ["InvalidWorkBlock", withArgs({ block_number: 99n })],
      ["Panic", withArgs({ work })],
      ["InvalidDifficulty", inState((state) => Difficulty.put(state, 1, 1n))],
      ["InvalidSeal", withArgs({ nonce: 7n })],
      ...slot,
    ],
  ],
  [
    swapHotkey,
    { hotkey, new_hotkey: hotkey },
    [
      ["BadOrigin", by(coldkey)],
      ["NonAssociatedColdKey", inState((state) => Owner.put(state, hotkey, coldkey))],
      ["TxRateLimitExceeded", inState((state) => LastTxBlock.remove(state, coldkey))],
      ["AlreadyRegistered", withArgs({ new_hotkey: stranger })],
      ["NotEnoughBalance", inState((state) => withBalance(state, coldkey, 1_000_000_000n))],
    ],
  ],
];

describe("a call is refused for the first of its faults", () => {
  test.each(cases)("$name", ({ pallet, name }, args, steps) => {
    const refusalOf = (attempt: Attempt) => {
      const call = { call: `${pallet}.${name}`, args: attempt.args };
      const result = applyCall({ rules: finney, state: attempt.state }, { origin: attempt.origin, call });
      return Result.isFailure(result) ? result.failure.reason : "Ok";
    };
    const state = LastTxBlock.put(faulty(), coldkey, 99n);
    const attempts: Attempt[] = [{ state, origin: none, args }];
    for (const [, mend] of steps) attempts.push(mend(attempts.at(-1)!));
    expect(attempts.map(refusalOf)).toEqual([...steps.map(([refusal]) => refusal), "Ok"]);
  });
});
