import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { JailedUntil } from "../../model/bonded/slashing/items.ts";
import {
  Entries,
  EntryQueue,
  RedelegationSources,
  Redelegations,
  TotalUnbonding,
} from "../../model/bonded/unbonding/items.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import type { Chain } from "../../model/rules.ts";
import { applyCall, type Extrinsic } from "../../model/runtime/block.ts";
import { root } from "../../model/runtime/origin.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import {
  afterBlocks,
  afterCall,
  bondedChain,
  byColdkey,
  FIRST_BLOCK,
  FREE,
  missingRao,
} from "../../properties/support/bonded.ts";
import { type Write, written } from "../../properties/support/calling.ts";
import { balanceIn, coldkey, hotkey } from "../../properties/support/stakes.ts";
import { minimumCall } from "../../properties/support/unbonding.ts";

const remove = (who: number, on: number, rao: bigint) =>
  byColdkey(who, "SubtensorModule.remove_stake", { hotkey: hotkey(on), amount_unstaked: rao });
const cancel = (who: number, on: number, creation: bigint, amount: bigint) =>
  byColdkey(who, "Unbonding.cancel_unbonding", { hotkey: hotkey(on), creation, amount });
const redelegate = (who: number, from: number, to: number, amount: bigint) =>
  byColdkey(who, "Unbonding.redelegate", { from: hotkey(from), to: hotkey(to), amount });

const changed = ({ rules, state }: Chain, ...writes: readonly Write[]): Chain => ({
  rules,
  state: written(state, ...writes),
});

const reasonOf = (chain: Chain, extrinsic: Extrinsic): string => {
  const result = applyCall(chain, extrinsic);
  return Result.isFailure(result) ? result.failure.reason : "accepted";
};

const noCalls: Write = (state) => item.TargetStakesPerInterval.put(state, 0n);
const jail =
  (on: number): Write =>
  (state) =>
    JailedUntil.put(state, hotkey(on), 1_000n);
const minimum =
  (rao: bigint): Write =>
  (state) =>
    item.NominatorMinRequiredStake.put(state, rao);
const open: Write = (state) => item.Delegates.put(state, hotkey(2), 11_796);

/** With one entry or redelegation allowed, coldkey 3 has both on hotkey 0, the block before. */
const busy = afterBlocks(
  afterCall(
    afterCall(changed(bondedChain({ unbondingPeriod: 20n, maxEntries: 1 }), open), remove(3, 0, 1_000n)),
    redelegate(3, 0, 1, 1_000n),
  ),
  1,
);

describe("what remove_stake checks first", () => {
  const poor = changed(busy, noCalls, minimum(10n ** 18n));
  test.each([
    ["the origin", poor, { ...remove(3, 9, 0n), origin: root }, "BadOrigin"],
    ["then the hotkey", poor, remove(3, 9, 0n), "NotRegistered"],
    [
      "then its owner",
      changed(poor, (state) => item.Delegates.remove(state, hotkey(0))),
      remove(3, 0, 0n),
      "NonAssociatedColdKey",
    ],
    ["then the stake", poor, remove(3, 0, 0n), "NotEnoughStaketoWithdraw"],
    ["also where it is too small", poor, remove(3, 0, 2n ** 64n - 1n), "NotEnoughStaketoWithdraw"],
    ["then the interval", poor, remove(3, 0, 1n), "UnstakeRateLimitExceeded"],
    [
      "then the minimum",
      changed(busy, minimum(10n ** 18n)),
      remove(3, 0, 1n),
      "NomStakeBelowMinimumThreshold",
    ],
    ["then the entries", busy, remove(3, 0, 1n), "Unbonding.TooManyEntries"],
    ["of this pair only", busy, remove(4, 0, 1n), "accepted"],
    ["and nothing else, not even a jail", changed(busy, jail(0)), remove(4, 0, 1n), "accepted"],
  ] as const)("%s", (_title, chain, call, reason) => {
    expect(reasonOf(chain, call)).toBe(reason);
  });
});

describe("what cancel_unbonding checks first", () => {
  const small = changed(busy, minimum(10n ** 18n), jail(0));
  test.each([
    ["the origin", small, { ...cancel(3, 9, 0n, 0n), origin: root }, "BadOrigin"],
    ["then the hotkey", small, cancel(3, 9, 0n, 0n), "NotRegistered"],
    [
      "then its owner",
      changed(small, (state) => item.Delegates.remove(state, hotkey(0))),
      cancel(3, 0, 0n, 0n),
      "NonAssociatedColdKey",
    ],
    ["then the entry", small, cancel(3, 0, FIRST_BLOCK + 1n, 0n), "Unbonding.UnknownEntry"],
    ["of this pair only", small, cancel(4, 0, FIRST_BLOCK, 0n), "Unbonding.UnknownEntry"],
    ["then its amount", small, cancel(3, 0, FIRST_BLOCK, 0n), "Unbonding.NotEnoughInEntry"],
    ["which is all there is", small, cancel(3, 0, FIRST_BLOCK, 1_001n), "Unbonding.NotEnoughInEntry"],
    ["then the minimum", small, cancel(3, 0, FIRST_BLOCK, 1_000n), "NomStakeBelowMinimumThreshold"],
    ["then the jail", changed(busy, jail(0)), cancel(3, 0, FIRST_BLOCK, 1_000n), "Slashing.Jailed"],
    ["and no interval", changed(busy, noCalls), cancel(3, 0, FIRST_BLOCK, 1_000n), "accepted"],
  ] as const)("%s", (_title, chain, call, reason) => {
    expect(reasonOf(chain, call)).toBe(reason);
  });
});

describe("what redelegate checks first", () => {
  const closed =
    (on: number): Write =>
    (state) =>
      item.Delegates.remove(state, hotkey(on));
  const often =
    (on: number): Write =>
    (state) =>
      item.TotalHotkeyColdkeyStakesThisInterval.put(state, coldkey(3), hotkey(on), [
        1_000n,
        FIRST_BLOCK + 1n,
      ]);
  const all = changed(busy, minimum(10n ** 18n), jail(1));
  test.each([
    ["the origin", all, { ...redelegate(3, 9, 9, 0n), origin: root }, "BadOrigin"],
    ["then the source", changed(all, closed(1)), redelegate(3, 9, 1, 0n), "NotRegistered"],
    ["and whether it is open", changed(all, closed(0)), redelegate(3, 0, 9, 0n), "NonAssociatedColdKey"],
    ["then the destination", all, redelegate(3, 0, 9, 0n), "NotRegistered"],
    ["and whether it is open", changed(all, closed(1)), redelegate(3, 0, 1, 0n), "NonAssociatedColdKey"],
    ["then that they are two", all, redelegate(3, 0, 0, 0n), "Unbonding.SelfRedelegation"],
    ["then the stake", changed(all, often(0)), redelegate(3, 0, 1, 0n), "NotEnoughStaketoWithdraw"],
    ["also where it is too small", all, redelegate(3, 0, 1, 2n ** 64n - 1n), "NotEnoughStaketoWithdraw"],
    [
      "then the interval of the source",
      changed(all, often(0), often(1)),
      redelegate(3, 0, 1, 1n),
      "UnstakeRateLimitExceeded",
    ],
    ["and of the destination", changed(all, often(1)), redelegate(3, 0, 1, 1n), "StakeRateLimitExceeded"],
    ["then the minimum", all, redelegate(3, 0, 1, 1n), "NomStakeBelowMinimumThreshold"],
    ["then the jail", changed(busy, jail(2)), redelegate(3, 1, 2, 1_000n), "Slashing.Jailed"],
    ["then what has come there", busy, redelegate(3, 1, 2, 1_000n), "Unbonding.TransitiveRedelegation"],
    ["then the number", busy, redelegate(3, 0, 2, 1n), "Unbonding.TooManyRedelegations"],
    ["and nothing else", busy, redelegate(4, 1, 0, 1n), "accepted"],
    ["not whether the source is jailed", changed(busy, jail(1)), redelegate(4, 1, 0, 1n), "accepted"],
    [
      "nor a minimum for nothing",
      changed(busy, minimum(10n ** 10n)),
      redelegate(4, 1, 0, 50_000_000_000n),
      "accepted",
    ],
  ] as const)("%s", (_title, chain, call, reason) => {
    expect(reasonOf(chain, call)).toBe(reason);
  });
});

describe("a full number of entries", () => {
  test("is reached with the proposed parameters by seven blocks of calls", () => {
    let chain = bondedChain();
    for (let block = 0; block < 7; block += 1) chain = afterBlocks(afterCall(chain, remove(3, 0, 10n)), 1);
    expect(reasonOf(chain, remove(3, 0, 10n))).toBe("Unbonding.TooManyEntries");
    expect(Entries.get(chain.state, hotkey(0), coldkey(3))).toHaveLength(7);
    expect(TotalUnbonding.get(chain.state)).toBe(70n);
  });

  test("lets a call add to the entry of its own block", () => {
    let chain = bondedChain();
    for (let block = 0; block < 6; block += 1) chain = afterBlocks(afterCall(chain, remove(3, 0, 10n)), 1);
    chain = afterCall(afterCall(chain, remove(3, 0, 10n)), remove(3, 0, 5n));
    expect(Entries.get(chain.state, hotkey(0), coldkey(3)).map(({ amount }) => amount)).toEqual([
      10n,
      10n,
      10n,
      10n,
      10n,
      10n,
      15n,
    ]);
    expect(EntryQueue.get(chain.state, FIRST_BLOCK + 6n + 151_200n)).toEqual([[hotkey(0), coldkey(3)]]);
  });

  test("lets a call add to the redelegation of its own block and destination", () => {
    const once = afterCall(bondedChain({ maxEntries: 1 }), redelegate(4, 0, 1, 7n));
    const twice = afterCall(once, redelegate(4, 0, 1, 5n));
    expect(Redelegations.get(twice.state, hotkey(0), coldkey(4)).map(({ amount }) => amount)).toEqual([12n]);
    expect(reasonOf(changed(twice, open), redelegate(4, 0, 2, 5n))).toBe("Unbonding.TooManyRedelegations");
    expect(reasonOf(afterBlocks(twice, 1), redelegate(4, 0, 1, 5n))).toBe("Unbonding.TooManyRedelegations");
  });

  test("is no limit for what must leave", () => {
    const chain = afterCall(busy, minimumCall(10n ** 18n));
    expect(Entries.get(chain.state, hotkey(0), coldkey(3)).map(({ creation }) => creation)).toEqual([
      FIRST_BLOCK,
      FIRST_BLOCK + 1n,
    ]);
    expect(missingRao(chain.state)).toBe(0n);
  });
});

describe("with the proposed period of 21 days", () => {
  const at = ({ rules, state }: Chain, block: bigint): Chain => ({
    rules,
    state: BlockNumber.put(state, block),
  });
  const due = FIRST_BLOCK + 21n * 24n * 60n * 5n;
  const chain = afterCall(afterCall(bondedChain(), remove(3, 0, 1_000n)), redelegate(4, 0, 1, 2_000n));

  test("an entry waits until its last block, and can be cancelled in it", () => {
    const before = afterBlocks(at(chain, due - 2n), 1);
    expect(balanceIn(before.state, coldkey(3))).toBe(FREE);
    expect(reasonOf(before, cancel(3, 0, FIRST_BLOCK, 1_000n))).toBe("accepted");
    expect(Redelegations.entries(before.state)).toHaveLength(1);
  });

  test("it is paid when the next one begins, and nothing of it is left", () => {
    const after = afterBlocks(at(chain, due - 1n), 1);
    expect(balanceIn(after.state, coldkey(3))).toBe(FREE + 1_000n);
    expect(reasonOf(after, cancel(3, 0, FIRST_BLOCK, 1_000n))).toBe("Unbonding.UnknownEntry");
    for (const map of [Entries, EntryQueue, Redelegations, RedelegationSources])
      expect(map.entries(after.state)).toEqual([]);
    expect(missingRao(after.state)).toBe(0n);
  });
});
