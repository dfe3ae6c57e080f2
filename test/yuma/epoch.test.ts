import { existsSync, readFileSync } from "node:fs";
import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { readState } from "../../conformance/codecs/state.ts";
import { yuma } from "../../conformance/suites/yuma.ts";
import { items } from "../../model/finney/items/index.ts";
import { Keys } from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import { epoch } from "../../model/finney/yuma/epoch.ts";
import { phases } from "../../model/finney/yuma/phases.ts";
import { readEpochInput } from "../../model/finney/yuma/readEpochInput.ts";
import type { EpochInput, EpochRun } from "../../model/finney/yuma/types.ts";
import type { State } from "../../model/storage/item.ts";

const hotkey = (uid: number) => `0x${uid.toString(16).padStart(64, "0")}`;
const TAO = 1_000_000_000n;

/** Two validators with equal stake and one miner; both put all weight on the miner. */
const input: EpochInput = {
  netuid: 1,
  block: 1_000n,
  raoEmission: TAO,
  subnetworkN: 3,
  activityCutoff: 100,
  lastUpdate: [990n, 990n, 990n],
  blockAtRegistration: [1n, 1n, 1n],
  hotkeys: [
    [0, hotkey(0)],
    [1, hotkey(1)],
    [2, hotkey(2)],
  ],
  totalHotkeyStake: [TAO, TAO, 0n],
  validatorPermit: [true, true, false],
  maxAllowedValidators: 2,
  kappa: 32_767,
  bondsMovingAverage: 900_000n,
  weights: [
    [0, [[2, 65_535]]],
    [1, [[2, 65_535]]],
  ],
  bonds: [],
};

const ran = (changed: EpochInput): EpochRun => Result.getOrThrow(epoch(finney, changed));
const panicOf = (changed: EpochInput) => {
  const run = epoch(finney, changed);
  return Result.isFailure(run) ? run.failure : undefined;
};
const outOfBounds = (length: number, index: number) => ({
  reason: "Panic",
  message: `index out of bounds: the len is ${length} but the index is ${index}`,
});
const unequal = { reason: "Panic", message: "assertion `left == right` failed" };

describe("epoch", () => {
  test("two validators that agree on one miner share half, the miner earns the other half", () => {
    const { output } = ran(input);
    expect(output.result).toEqual([
      [hotkey(0), 0n, 250_000_000n],
      [hotkey(1), 0n, 250_000_000n],
      [hotkey(2), 500_000_000n, 0n],
    ]);
    expect(output.consensus).toEqual([0, 0, 65_535]);
    expect(output.pruningScores).toEqual([32_768, 32_768, 65_535]);
    expect(output.bonds).toEqual([
      [0, [[2, 65_535]]],
      [1, [[2, 65_535]]],
    ]);
  });

  test("a validator that loses its permit has its bonds emptied; one that never had any is left alone", () => {
    const { output } = ran({ ...input, maxAllowedValidators: 1 });
    expect(output.validatorPermit).toEqual([false, true, false]);
    expect(output.bonds).toEqual([
      [0, []],
      [1, [[2, 65_535]]],
    ]);
  });

  test("a neuron is active up to ActivityCutoff blocks after its last weights, not longer", () => {
    const { output } = ran({ ...input, lastUpdate: [900n, 899n, 2n ** 64n - 1n] });
    expect(output.active).toEqual([true, false, false]);
  });

  test("weights set in the block of a registration are outdated", () => {
    const { trace } = ran({ ...input, blockAtRegistration: [1n, 1n, 990n] });
    expect(trace.currentWeights).toEqual([[], [], []]);
    expect(trace.storedWeights[0]).toHaveLength(1);
  });

  test("of two cells of one column the last one counts for consensus, both for ranks", () => {
    const doubled: EpochInput = {
      ...input,
      weights: [
        [
          0,
          [
            [2, 65_535],
            [2, 65_535],
          ],
        ],
        [
          1,
          [
            [2, 65_535],
            [2, 65_535],
          ],
        ],
      ],
    };
    const { trace } = ran(doubled);
    const half = 1n << 31n;
    expect(trace.weights[0]).toEqual([
      [2, half],
      [2, half],
    ]);
    expect(trace.consensus[2]).toBe(half);
    expect(trace.ranks[2]).toBe(1n << 32n);
  });

  test("an empty subnet has an empty epoch", () => {
    const empty: EpochInput = {
      ...input,
      subnetworkN: 0,
      lastUpdate: [],
      blockAtRegistration: [],
      hotkeys: [],
      totalHotkeyStake: [],
      validatorPermit: [],
      weights: [],
    };
    expect(ran(empty).output.result).toEqual([]);
  });

  test("weights of and on UIDs beyond SubnetworkN are ignored, bonds on them panic", () => {
    const beyond: EpochInput = {
      ...input,
      weights: [...input.weights, [7, [[2, 1]]]],
    };
    expect(ran(beyond).output).toEqual(ran(input).output);
    expect(panicOf({ ...input, bonds: [[0, [[7, 1]]]] })).toEqual(outOfBounds(3, 7));
    expect(panicOf({ ...input, bonds: [[7, [[0, 1]]]] })).toEqual(outOfBounds(3, 7));
    expect(ran({ ...input, bonds: [[7, []]] }).output).toEqual(ran(input).output);
  });

  test("storage vectors of another length panic as the chain's code does", () => {
    expect(panicOf({ ...input, hotkeys: [[3, hotkey(3)]], totalHotkeyStake: [1n] })).toEqual(
      outOfBounds(3, 3),
    );
    expect(panicOf({ ...input, lastUpdate: [990n] })).toEqual(unequal);
    expect(panicOf({ ...input, validatorPermit: [true] })).toEqual(unequal);
    expect(panicOf({ ...input, validatorPermit: [] })).toEqual(unequal);
    expect(panicOf({ ...input, lastUpdate: [] })).toEqual(outOfBounds(0, 0));
    expect(ran({ ...input, lastUpdate: [], weights: [] }).output.active).toEqual([]);
  });

  test("every trace entry belongs to exactly one phase", () => {
    const named = phases.flatMap(({ traces }) => Object.keys(traces));
    expect([...named].sort()).toEqual(Object.keys(ran(input).trace).sort());
    expect(new Set(named).size).toBe(named.length);
  });
});

describe("reading an epoch's input from storage", () => {
  test("keys come in the order of their little-endian bytes", () => {
    const uids = [1, 2, 255, 256, 257, 512];
    const state = uids.reduce<State>((all, uid) => Keys.put(all, 4, uid, hotkey(uid)), undefined);
    expect(readEpochInput(state, 4, 1n, 0n).hotkeys.map(([uid]) => uid)).toEqual([256, 512, 1, 257, 2, 255]);
  });

  test("absent items read as the runtime's defaults, other subnets are ignored", () => {
    const state = readState(items, { Kappa: [[5, 1]], SubnetworkN: [[4, 2]], Keys: [[4, 1, hotkey(1)]] });
    const read = readEpochInput(state, 4, 9n, 7n);
    expect(read).toMatchObject({
      kappa: 32_767,
      activityCutoff: 5_000,
      maxAllowedValidators: 128,
      subnetworkN: 2,
    });
    expect(read.bondsMovingAverage).toBe(900_000n);
    expect(read.blockAtRegistration).toEqual([0n, 0n]);
    expect(read.totalHotkeyStake).toEqual([0n]);
  });

  test("a registration block counts only for a UID that has a key", () => {
    const BlockAtRegistration = [
      [4, 0, "5"],
      [4, 1, "6"],
    ];
    const state = readState(items, { SubnetworkN: [[4, 2]], Keys: [[4, 1, hotkey(1)]], BlockAtRegistration });
    expect(readEpochInput(state, 4, 9n, 7n).blockAtRegistration).toEqual([0n, 6n]);
  });

  test("an input that does not fit is refused by path, and nothing is coerced", () => {
    const handler = yuma.handlers.get("epoch")!;
    const good = { block: "1", netuid: 1, rao_emission: "1", state: { SubnetworkN: [[1, 0]] } };
    expect(handler(good).outcome).toHaveProperty("ok");
    expect(() => handler({ ...good, block: 1 })).toThrow(/^block: /);
    expect(() => handler({ ...good, rao_emission: "18446744073709551616" })).toThrow(/^rao_emission: /);
    expect(() => handler({ ...good, state: { SubnetworkN: [[1, 65_536]] } })).toThrow(
      /^state\.SubnetworkN\[0\]\[1\]: /,
    );
    expect(() => handler({ ...good, state: { Subnetwork: [] } })).toThrow(/^state\.Subnetwork: /);
  });
});

const bench = "../shared/oracle/finney/bench/bench-64x256.json";

describe.skipIf(!existsSync(bench))(
  `recorded chain outputs (${existsSync(bench) ? "present" : "absent: skipped"})`,
  () => {
    test("an epoch of 64 validators and 256 neurons leaves its input as it was", () => {
      const { cases } = JSON.parse(readFileSync(bench, "utf8"));
      const before = JSON.stringify(cases[0].input);
      yuma.handlers.get("epoch")!(cases[0].input);
      expect(JSON.stringify(cases[0].input)).toBe(before);
    });
  },
);
