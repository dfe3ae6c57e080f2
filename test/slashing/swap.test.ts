import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { bonded } from "../../model/bonded/rules.ts";
import { dropJailedPayments } from "../../model/bonded/slashing/epochReaders.ts";
import { JailedUntil, SwappedTo, Tombstoned } from "../../model/bonded/slashing/items.ts";
import { presentName } from "../../model/bonded/slashing/names.ts";
import { swapHotkey } from "../../model/bonded/slashing/swapHotkey.ts";
import { Entries, EntryQueue, Redelegations } from "../../model/bonded/unbonding/items.ts";
import { LastTxBlock, LoadedEmission, Owner, TxRateLimit } from "../../model/finney/items/subtensor.ts";
import { appendNeuron } from "../../model/finney/registration/neurons.ts";
import { swapHotkey as finneySwapHotkey } from "../../model/finney/registration/swapHotkey.ts";
import { applyCall, type Extrinsic } from "../../model/runtime/block.ts";
import { root } from "../../model/runtime/origin.ts";
import type { State } from "../../model/storage/item.ts";
import { byColdkey } from "../../properties/support/bonded.ts";
import { balance, written } from "../../properties/support/calling.ts";
import { wrongCount } from "../../properties/support/slashing.ts";
import { coldkey, hotkey } from "../../properties/support/stakes.ts";
import {
  busy,
  counted,
  elsewhere,
  HEIGHT,
  NOW,
  PERIOD,
  report,
  signer,
} from "../../src/vectors/chapters/bonded/slashingStates.ts";

const name = signer("ed25519");
const fresh = hotkey(6);
const apply = (state: State, call: Extrinsic) => applyCall({ rules: bonded, state }, call);
const endOf = (state: State, call: Extrinsic): string => {
  const applied = apply(state, call);
  return Result.isSuccess(applied) ? "Ok" : applied.failure.reason;
};
const swap = (who: number, from: string, to: string): Extrinsic =>
  byColdkey(who, "SubtensorModule.swap_hotkey", { hotkey: from, new_hotkey: to });

const state = written(
  busy("ed25519"),
  balance(coldkey(0), 5_000_000_000n),
  balance(coldkey(1), 5_000_000_000n),
  (next) => TxRateLimit.put(next, 0n),
  counted,
);

describe("a swap", () => {
  test("takes entries, redelegations and queues along, and is noted", () => {
    const after = Result.getOrThrow(apply(state, swap(0, name, fresh))).state;
    expect(Entries.entries(after, name)).toEqual([]);
    expect(Entries.get(after, fresh, coldkey(2))).toEqual(Entries.get(state, name, coldkey(2)));
    expect(EntryQueue.get(after, HEIGHT + PERIOD)).toEqual([[fresh, coldkey(2)]]);
    expect(Redelegations.get(after, fresh, coldkey(3))).toEqual(Redelegations.get(state, name, coldkey(3)));
    expect(SwappedTo.get(after, name)).toEqual([[fresh, NOW]]);
    expect(wrongCount(after)).toBeUndefined();
  });

  test("of a destination is found by what has gone there", () => {
    const after = Result.getOrThrow(apply(state, swap(1, elsewhere, fresh))).state;
    const destinations = Redelegations.get(after, name, coldkey(3)).map(({ destination }) => destination);
    expect(destinations).toEqual([fresh, fresh]);
  });

  test("after the deed helps nobody: what is slashed is the same", () => {
    const lost = (before: State) => {
      const [slashed] = Result.getOrThrow(apply(before, report("ed25519"))).events;
      return (slashed!.fields as readonly unknown[]).slice(1);
    };
    const swapped = Result.getOrThrow(apply(state, swap(0, name, fresh))).state;
    expect(lost(swapped)).toEqual(lost(state));
    expect(lost(state)).toEqual([HEIGHT, 51n, 22n, 15n]);
  });

  test("is checked as in finney first, then for jail, then for the new name", () => {
    const jailed = JailedUntil.put(Owner.put(state, fresh, coldkey(4)), name, NOW);
    const limited = LastTxBlock.put(TxRateLimit.put(jailed, 10n), coldkey(0), NOW - 1n);
    const poor = balance(coldkey(0), 600n)(jailed);
    expect([
      endOf(limited, { ...swap(0, name, fresh), origin: root }),
      endOf(limited, swap(1, name, fresh)),
      endOf(limited, swap(0, name, fresh)),
      endOf(jailed, swap(0, name, name)),
      endOf(poor, swap(0, name, fresh)),
      endOf(jailed, swap(0, name, fresh)),
      endOf(JailedUntil.remove(jailed, name), swap(0, name, fresh)),
      endOf(state, swap(0, name, fresh)),
    ]).toEqual([
      "BadOrigin",
      "NonAssociatedColdKey",
      "TxRateLimitExceeded",
      "AlreadyRegistered",
      "NotEnoughBalance",
      "Slashing.Jailed",
      "Slashing.HotkeyInUse",
      "Ok",
    ]);
    expect(swapHotkey.rejections.slice(0, finneySwapHotkey.rejections.length)).toEqual(
      finneySwapHotkey.rejections,
    );
  });

  test("cannot be undone under the old name, and a tombstone cannot be swapped away", () => {
    const swapped = Result.getOrThrow(apply(state, swap(0, name, fresh))).state;
    expect(endOf(swapped, swap(0, fresh, name))).toBe("Slashing.HotkeyInUse");
    const punished = Result.getOrThrow(apply(swapped, report("ed25519"))).state;
    expect(Tombstoned.get(punished, fresh)).toBe(true);
    expect(endOf(punished, swap(0, fresh, hotkey(7)))).toBe("Slashing.Jailed");
    expect(endOf(punished, swap(1, elsewhere, name))).toBe("Slashing.Jailed");
  });
});

describe("a payment that waits at the place of the swapped", () => {
  const [holder, newcomer] = [hotkey(7), hotkey(8)];
  const taken = written(
    state,
    (next) => Owner.put(next, newcomer, coldkey(0)),
    (next) => appendNeuron(next, 1, newcomer, NOW),
    (next) => LoadedEmission.put(next, 1, [[holder, 5n, 7n]]),
  );
  const waiting = (before: State) => {
    const after = Result.getOrThrow(apply(before, swap(0, newcomer, fresh))).state;
    return LoadedEmission.get(after, 1);
  };

  test("is the swapped one's, as under finney", () => {
    expect(waiting(taken)).toEqual([[fresh, 5n, 7n]]);
  });

  test("keeps its name where that is jailed, and is dropped", () => {
    const jailed = JailedUntil.put(taken, holder, NOW + 50n);
    expect(waiting(jailed)).toEqual([[holder, 5n, 7n]]);
    const swapped = Result.getOrThrow(apply(jailed, swap(0, newcomer, fresh))).state;
    expect(LoadedEmission.get(dropJailedPayments(swapped), 1)).toEqual([]);
  });
});

describe("the example of the chapter", () => {
  const [a, b, c] = [hotkey(0), hotkey(1), hotkey(2)];
  const swaps = SwappedTo.put(SwappedTo.put(undefined, a, [[b, 40n]]), b, [[c, 60n]]);
  test.each([
    [a, 40n, c],
    [a, 41n, a],
    [b, 30n, c],
    [b, 60n, c],
    [b, 61n, b],
    [c, 0n, c],
  ])("%s at height %d answers as %s", (signed, height, present) => {
    expect(presentName(swaps, signed, height)).toBe(present);
  });

  test("a swap that was before the name was taken is not followed", () => {
    const earlier = SwappedTo.put(SwappedTo.put(undefined, a, [[b, 40n]]), b, [[c, 10n]]);
    expect(presentName(earlier, a, 5n)).toBe(b);
    expect(presentName(earlier, b, 5n)).toBe(c);
  });

  test("a long row of names is followed to its end", () => {
    const names = Array.from({ length: 3_000 }, (_, index) => `0x${index.toString(16).padStart(64, "0")}`);
    const row = names
      .slice(1)
      .reduce<State>((next, to, index) => SwappedTo.put(next, names[index]!, [[to, 7n]]), undefined);
    expect(presentName(row, names[0]!, 7n)).toBe(names.at(-1));
    const ring = SwappedTo.put(row, names.at(-1)!, [[names[0]!, 7n]]);
    expect(presentName(ring, names[0]!, 7n)).toBe(names[0]);
  });
});
