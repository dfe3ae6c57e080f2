import { describe, expect, test } from "vitest";
import { bonded, bondedWith } from "../../model/bonded/rules.ts";
import { JailedUntil, TotalSlashed } from "../../model/bonded/slashing/items.ts";
import { slashedShare } from "../../model/bonded/slashing/share.ts";
import { type Slash, slash } from "../../model/bonded/slashing/slash.ts";
import {
  Entries,
  EntryQueue,
  RedelegationSources,
  Redelegations,
} from "../../model/bonded/unbonding/items.ts";
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import { Stake, TotalIssuance } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { written } from "../../properties/support/calling.ts";
import { wrongCount } from "../../properties/support/slashing.ts";
import { balanceIn, coldkey } from "../../properties/support/stakes.ts";
import {
  busy,
  counted,
  elsewhere,
  HEIGHT,
  leaving,
  moved,
  NOW,
  PERIOD,
  plain,
  signer,
  staked,
} from "../../src/vectors/chapters/bonded/slashingStates.ts";

const hotkey = signer("ed25519");
const slashOf = (state: State, changes: Partial<Slash> = {}, rules = bonded) =>
  slash({ rules, state }, { hotkey, infraction: HEIGHT, fraction: 50_000n, ...changes });
const amounts = (list: readonly { readonly amount: bigint }[]) => list.map(({ amount }) => amount);

describe("the share of an amount", () => {
  test.each([
    [0n, 50_000n, 0n],
    [1n, 50_000n, 1n],
    [20n, 50_000n, 1n],
    [21n, 50_000n, 2n],
    [1_000n, 50_000n, 50n],
    [1n, 1n, 1n],
    [1n, 0n, 0n],
    [7n, 1_000_000n, 7n],
    [7n, 1_000_001n, 7n],
    [2n ** 64n - 1n, 50_000n, 922_337_203_685_477_581n],
    [2n ** 64n - 1n, 2n ** 64n - 1n, 2n ** 64n - 1n],
  ])("of %d rao at %d millionths is %d", (amount, fraction, share) => {
    expect(slashedShare(amount, fraction)).toBe(share);
  });
});

describe("the example of the chapter", () => {
  const { state, loss, events } = slashOf(busy("ed25519"));
  const of = (who: number) => coldkey(who);

  test("takes what it says from each", () => {
    expect(Stake.get(state, hotkey, of(0))).toBe(950n);
    expect(Stake.get(state, hotkey, of(1))).toBe(0n);
    expect(Stake.has(state, hotkey, of(1))).toBe(true);
    expect(amounts(Entries.get(state, hotkey, of(2)))).toEqual([410n, 389n]);
    expect(Entries.has(state, elsewhere, of(3))).toBe(false);
    expect(Stake.get(state, elsewhere, of(3))).toBe(985n);
    expect(amounts(Redelegations.get(state, hotkey, of(3)))).toEqual([700n, 285n]);
    expect(Stake.get(state, elsewhere, of(1))).toBe(5_000n);
  });

  test("tells it, and counts it", () => {
    expect(loss).toEqual({ stake: 51n, unbonding: 22n, redelegated: 15n, total: 88n });
    expect(events).toEqual([
      { pallet: "Slashing", name: "Slashed", fields: [hotkey, HEIGHT, 51n, 22n, 15n] },
    ]);
    expect(TotalSlashed.get(state)).toBe(88n);
    expect(TotalIssuance.get(busy("ed25519")) - TotalIssuance.get(state)).toBe(88n);
    expect(wrongCount(state)).toBeUndefined();
  });

  test("an entry that is closed leaves its queue", () => {
    expect(EntryQueue.has(state, HEIGHT + 3n + PERIOD)).toBe(false);
    expect(EntryQueue.get(state, HEIGHT + PERIOD)).toEqual([[hotkey, of(2)]]);
  });

  test("nobody is jailed by a slash alone", () => {
    expect(JailedUntil.has(state, hotkey)).toBe(false);
  });
});

describe("a slash of everything", () => {
  const state = slashOf(busy("ed25519"), { fraction: 1_000_000n, infraction: 0n }).state;

  test("closes every entry and forgets every redelegation", () => {
    expect(Entries.entries(state, hotkey)).toEqual([]);
    expect(Redelegations.entries(state)).toEqual([]);
    expect(RedelegationSources.entries(state)).toEqual([]);
    expect(wrongCount(state)).toBeUndefined();
  });
});

describe("several slashes", () => {
  test("take the same part from stake, entry and record each time", () => {
    const begun = written(
      plain("ed25519"),
      staked(hotkey, 1, 1_000_000n),
      leaving(hotkey, 2, HEIGHT, 1_000_000n),
      moved(hotkey, elsewhere, 3, HEIGHT, 1_000_000n),
      staked(elsewhere, 3, 1_000_000n),
      counted,
    );
    const twice = slashOf(slashOf(begun).state).state;
    expect([
      Stake.get(twice, hotkey, coldkey(1)),
      ...amounts(Entries.get(twice, hotkey, coldkey(2))),
      ...amounts(Redelegations.get(twice, hotkey, coldkey(3))),
      Stake.get(twice, elsewhere, coldkey(3)),
    ]).toEqual([902_500n, 902_500n, 902_500n, 902_500n]);
  });
});

describe("nothing to take", () => {
  test.each([
    ["at fraction 0", busy("ed25519"), { fraction: 0n }],
    ["from a hotkey without stake", plain("ed25519"), { hotkey: elsewhere }],
  ])("%s writes nothing", (_title, state, changes) => {
    const outcome = slashOf(
      state,
      { ...changes, reporter: coldkey(5) },
      bondedWith({ reporterReward: 500_000n }),
    );
    expect(outcome.state).toBe(state);
    expect(outcome.loss.total).toBe(0n);
    expect(outcome.events).toHaveLength(1);
  });
});

describe("a reward", () => {
  const rules = bondedWith({ reporterReward: 100_000n });
  const rich = written(plain("ed25519"), staked(hotkey, 1, 1_000_000n), counted);

  test("is a part of the loss, rounded down, in the reporter's balance", () => {
    const { state, loss, events } = slashOf(rich, { reporter: coldkey(5) }, rules);
    expect(loss.total).toBe(50_050n);
    expect(balanceIn(state, coldkey(5))).toBe(5_005n);
    expect(TotalSlashed.get(state)).toBe(45_045n);
    expect(BalancesIssuance.get(state)).toBe(5_005n);
    expect(events[1]).toEqual({ pallet: "Slashing", name: "ReporterRewarded", fields: [coldkey(5), 5_005n] });
    expect(wrongCount(state)).toBeUndefined();
  });

  test("below the existential deposit is recycled, and no event tells of it", () => {
    const { state, events } = slashOf(plain("ed25519"), { reporter: coldkey(5) }, rules);
    expect(TotalSlashed.get(state)).toBe(50n);
    expect(events).toHaveLength(1);
    expect(wrongCount(state)).toBeUndefined();
  });

  test("is nothing without a reporter", () => {
    expect(TotalSlashed.get(slashOf(rich, {}, rules).state)).toBe(50_050n);
  });

  test("is nothing as proposed", () => {
    expect(TotalSlashed.get(slashOf(rich, { reporter: coldkey(5) }).state)).toBe(50_050n);
    expect(slashOf(rich, { reporter: coldkey(5), infraction: NOW }).events).toHaveLength(1);
  });
});
