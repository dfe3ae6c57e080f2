import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { blockStep } from "../../model/finney/emission/blockStep.ts";
import { generateEmission } from "../../model/finney/emission/generate.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import { initializeBlock } from "../../model/runtime/block.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { nextBlock, type SmallChain, stateOf } from "../../properties/support/emission.ts";

const empty: SmallChain = {
  block: 0n,
  hotkeys: [],
  networks: [{ netuid: 1, tempo: 1, emission: 0n, pending: 0n, owner: null, neurons: [], payments: [] }],
  ownerCut: 0,
  balances: [],
  root: [],
  rootTempo: 0,
};

const oneStaker = { owner: 0, take: null, stakes: [1_000n], missing: 0n };

describe("a panic of a part is the panic of the block", () => {
  const outcomeOf = (state: State, number: bigint) =>
    initializeBlock({ rules: finney, state }, { number, parentHash: `0x${"00".repeat(32)}` });

  test.each([
    [
      "registration terms: no target",
      item.TargetRegistrationsPerInterval.put(stateOf({ ...empty, block: 100n }), 1, 0),
      101n,
      "division by zero",
    ],
    [
      "root epoch: a large Rho",
      item.Rho.put(
        item.Kappa.put(stateOf({ ...empty, hotkeys: [oneStaker], root: [[0, 1]], rootTempo: 1 }), 0, 32_767),
        0,
        86,
      ),
      2n,
      "temperatured_trust is on range( -rho * kappa, rho ( 1 - kappa ) ): ()",
    ],
    [
      "an epoch: a hotkey without a place",
      item.Keys.put(stateOf(empty), 1, 0, `0x${"0b".repeat(32)}`),
      1n,
      "index out of bounds: the len is 0 but the index is 0",
    ],
  ])("%s", (_part, state, number, message) => {
    expect(outcomeOf(state, number)).toEqual(Result.fail({ reason: "Panic", message }));
  });
});

describe("the order within a block", () => {
  test("what the root epoch decides is queued in the same block", () => {
    const chain = { ...empty, block: 2n, hotkeys: [oneStaker], root: [[0, 1]] as const, rootTempo: 1 };
    const { state } = nextBlock(stateOf({ ...chain, block: 1n }));
    expect(item.EmissionValues.get(state, 1)).toBe(1_000_000_000n);
    expect(item.PendingEmission.get(state, 1)).toBe(1_000_000_000n);
  });

  test("an epoch is paid in the next block, and not before", () => {
    const network = { ...empty.networks[0]!, emission: 10n, neurons: [0] };
    const before = stateOf({ ...empty, hotkeys: [oneStaker], networks: [network] });
    const epoch = nextBlock(before).state;
    const paid = nextBlock(epoch).state;
    expect(item.LoadedEmission.get(epoch, 1)).toHaveLength(1);
    expect(item.TotalStake.get(epoch)).toBe(1_000n);
    expect(item.TotalStake.get(paid)).toBe(1_010n);
    expect(item.TotalIssuance.get(paid)).toBe(10n);
    expect(item.LoadedEmission.has(paid, 1)).toBe(false);
  });

  test("new payments stand before those that still wait", () => {
    const network = { ...empty.networks[0]!, emission: 10n, neurons: [0] };
    const old = [{ hotkey: 0, server: 3n, validator: 0n }];
    const state = stateOf({ ...empty, hotkeys: [oneStaker], networks: [{ ...network, payments: old }] });
    const loaded = generateEmission({ rules: finney, state: BlockNumber.put(state, 1n) });
    const amounts = item.LoadedEmission.get(loaded, 1)?.map(([, server, validator]) => [server, validator]);
    expect(amounts).toEqual([
      [0n, 10n],
      [3n, 0n],
    ]);
  });

  test("the root network queues nothing", () => {
    const rooted = item.EmissionValues.put(stateOf({ ...empty, rootTempo: 9 }), 0, 5n);
    expect(item.PendingEmission.has(blockStep({ rules: finney, state: rooted }).state, 0)).toBe(false);
  });
});
