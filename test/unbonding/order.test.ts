import { describe, expect, test } from "vitest";
import { parametersOf } from "../../model/bonded/parametersOf.ts";
import { takeFromEntry } from "../../model/bonded/unbonding/entries.ts";
import {
  Entries,
  EntryQueue,
  RedelegationQueue,
  RedelegationSources,
  Redelegations,
  TotalUnbonding,
} from "../../model/bonded/unbonding/items.ts";
import { openRedelegation, takeFromRedelegation } from "../../model/bonded/unbonding/redelegations.ts";
import { renameUnbonding } from "../../model/bonded/unbonding/rename.ts";
import type { State } from "../../model/storage/item.ts";
import {
  afterBlocks,
  afterCall,
  bondedChain,
  byColdkey,
  FIRST_BLOCK,
} from "../../properties/support/bonded.ts";
import { coldkey, hotkey } from "../../properties/support/stakes.ts";
import { unbondingDisorder } from "../../properties/support/unbondingOrder.ts";

const remove = (who: number, on: number, rao: bigint) =>
  byColdkey(who, "SubtensorModule.remove_stake", { hotkey: hotkey(on), amount_unstaked: rao });
const redelegate = (who: number, from: number, to: number, amount: bigint) =>
  byColdkey(who, "Unbonding.redelegate", { from: hotkey(from), to: hotkey(to), amount });

/** Two entries and a redelegation of coldkey 4, and an entry of coldkey 3 in the first block. */
const chain = [remove(4, 1, 20n), remove(3, 0, 30n)].reduce(
  afterCall,
  afterBlocks(
    [remove(4, 0, 10n), remove(3, 0, 40n), redelegate(4, 0, 1, 50n)].reduce(
      afterCall,
      bondedChain({ unbondingPeriod: 9n }),
    ),
    1,
  ),
);
const { state } = chain;
const pair = { hotkey: hotkey(0), coldkey: coldkey(4) };
const DUE = FIRST_BLOCK + 9n;

describe("the order of entries, totals and queues is found fault with where", () => {
  const entry = { amount: 1n, creation: FIRST_BLOCK, completion: DUE };
  const moved = { ...entry, destination: hotkey(1) };
  const faults: readonly (readonly [string, State])[] = [
    ["the total is another", TotalUnbonding.put(state, 99n)],
    ["an entry has nothing in it", Entries.put(state, hotkey(0), coldkey(4), [{ ...entry, amount: 0n }])],
    ["an empty list is left", Entries.put(state, hotkey(1), coldkey(0), [])],
    [
      "a pair has two entries of a block",
      Entries.put(state, hotkey(0), coldkey(4), [{ ...entry, amount: 9n }, entry]),
    ],
    [
      "a younger one stands first",
      Entries.update(state, hotkey(0), coldkey(3), (list) => [...list].reverse()),
    ],
    ["a pair is missing in the queue", EntryQueue.remove(state, DUE)],
    ["a pair is in the queue twice", EntryQueue.update(state, DUE, (pairs) => [...pairs, ...pairs])],
    ["an empty queue is left", EntryQueue.put(state, DUE + 5n, [])],
    ["a redelegation is not queued", RedelegationQueue.remove(state, DUE)],
    [
      "a redelegation has nothing in it",
      Redelegations.put(state, hotkey(0), coldkey(4), [{ ...moved, amount: 0n }]),
    ],
    ["a source is missing", RedelegationSources.remove(state, hotkey(1), coldkey(4))],
    ["a source is left over", RedelegationSources.put(state, hotkey(0), coldkey(4), [hotkey(1)])],
  ];
  test.each(faults)("%s", (_title, faulty) => {
    expect(unbondingDisorder(faulty)).toBeTypeOf("string");
  });

  test("and nowhere else", () => {
    expect(unbondingDisorder(state)).toBeUndefined();
  });
});

describe("what is taken from an entry", () => {
  test("is at most what is in it, and closes it then", () => {
    const taken = takeFromEntry(state, pair, FIRST_BLOCK, 1_000n);
    expect(Entries.has(taken, hotkey(0), coldkey(4))).toBe(false);
    expect(TotalUnbonding.get(taken)).toBe(TotalUnbonding.get(state) - 10n);
    expect(EntryQueue.get(taken, DUE)).toEqual([[hotkey(0), coldkey(3)]]);
    expect(unbondingDisorder(taken)).toBeUndefined();
  });

  test("is nothing where there is no such entry", () => {
    expect(takeFromEntry(state, pair, FIRST_BLOCK + 1n, 1n)).toBe(state);
  });

  test("closes one of several without the others", () => {
    const taken = takeFromEntry(state, { hotkey: hotkey(0), coldkey: coldkey(3) }, FIRST_BLOCK, 40n);
    expect(Entries.get(taken, hotkey(0), coldkey(3)).map(({ amount }) => amount)).toEqual([30n]);
    expect(unbondingDisorder(taken)).toBeUndefined();
  });
});

describe("what is taken from a redelegation", () => {
  const record = { destination: hotkey(1), creation: FIRST_BLOCK };
  const again = openRedelegation(state, parametersOf(chain.rules), pair, hotkey(1), 7n);

  test("lowers it, and forgets it where nothing is left", () => {
    const lowered = takeFromRedelegation(state, pair, record, 20n);
    expect(Redelegations.get(lowered, hotkey(0), coldkey(4))[0]?.amount).toBe(30n);
    const forgotten = takeFromRedelegation(lowered, pair, record, 31n);
    expect(Redelegations.entries(forgotten)).toEqual([]);
    expect(RedelegationSources.entries(forgotten)).toEqual([]);
    expect(unbondingDisorder(forgotten)).toBeUndefined();
  });

  test("forgets the source only with the last of them", () => {
    const one = takeFromRedelegation(again, pair, record, 50n);
    expect(RedelegationSources.get(one, hotkey(1), coldkey(4))).toEqual([hotkey(0)]);
    const none = takeFromRedelegation(one, pair, { ...record, creation: FIRST_BLOCK + 1n }, 7n);
    expect(RedelegationSources.has(none, hotkey(1), coldkey(4))).toBe(false);
  });

  test("is nothing where there is no such redelegation", () => {
    expect(takeFromRedelegation(state, pair, { ...record, destination: hotkey(2) }, 1n)).toBe(state);
  });
});

describe("a hotkey that is swapped", () => {
  test("puts its pairs at the end of their queues", () => {
    const renamed = renameUnbonding(state, { from: hotkey(0), to: hotkey(5) });
    expect(EntryQueue.get(state, DUE)).toEqual([
      [hotkey(0), coldkey(4)],
      [hotkey(0), coldkey(3)],
    ]);
    const order = Entries.entries(state, hotkey(0)).map(({ keys: [, who] }) => [hotkey(5), who]);
    expect(EntryQueue.get(renamed, DUE)).toEqual(order);
    expect(EntryQueue.get(renamed, DUE + 1n)).toEqual([
      [hotkey(1), coldkey(4)],
      [hotkey(5), coldkey(3)],
    ]);
  });

  test("is the destination under its new name", () => {
    const renamed = renameUnbonding(state, { from: hotkey(1), to: hotkey(5) });
    expect(Redelegations.get(renamed, hotkey(0), coldkey(4))[0]?.destination).toBe(hotkey(5));
    expect(RedelegationSources.get(renamed, hotkey(5), coldkey(4))).toEqual([hotkey(0)]);
    expect(RedelegationSources.has(renamed, hotkey(1), coldkey(4))).toBe(false);
  });

  test("has moved nothing on to itself", () => {
    const renamed = renameUnbonding(state, { from: hotkey(1), to: hotkey(0) });
    expect(Redelegations.entries(renamed)).toEqual([]);
    expect(RedelegationQueue.entries(renamed)).toEqual([]);
    expect(unbondingDisorder(renamed)).toBeUndefined();
  });
});
