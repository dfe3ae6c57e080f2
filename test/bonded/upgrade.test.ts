import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { bonded } from "../../model/bonded/rules.ts";
import { Entries, TotalUnbonding } from "../../model/bonded/unbonding/items.ts";
import { upgradeToBonded } from "../../model/bonded/upgrade.ts";
import { Owner, Stake, TotalIssuance } from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import { always, type Schedule, scheduleOf } from "../../model/networks/schedule.ts";
import { upgrade } from "../../model/networks/upgrade.ts";
import type { Chain } from "../../model/rules.ts";
import { applyCall } from "../../model/runtime/block.ts";
import { signed } from "../../model/runtime/origin.ts";
import { Account, BlockNumber } from "../../model/runtime/system.ts";
import { encodeEntry, type State } from "../../model/storage/item.ts";
import { stateRoot } from "../../model/storage/stateRoot.ts";
import { loadGenesis } from "../../src/genesis/load.ts";
import { type BlockDone, runBlocks } from "../../src/run/blocks.ts";
import { type CallsByBlock, loadCalls } from "../../src/run/calls.ts";
import { finneySnapshot, smallGenesis } from "../genesis/command.ts";

const rootOf = (state: State): string => stateRoot(state, encodeEntry);

const upgradeAt = (block: bigint): Schedule =>
  Result.getOrThrow(scheduleOf(finney, [{ kind: "upgrade", block, upgrade: upgradeToBonded }]));

const ran = (chain: Chain, schedule: Schedule, blocks: number, calls: CallsByBlock): Chain => {
  const all = [...runBlocks({ schedule, chain, blocks, calls })] as readonly BlockDone[];
  return all.at(-1)!.chain;
};

/** The largest stake of a chain, which its coldkey takes away. */
const leave = (chain: Chain) => {
  const largest = Stake.entries(chain.state).reduce((most, entry) =>
    entry.value > most.value ? entry : most,
  );
  const [hotkey, coldkey] = largest.keys;
  const call = {
    call: "SubtensorModule.remove_stake",
    args: { hotkey, amount_unstaked: largest.value },
  };
  const done = Result.getOrThrow(applyCall(chain, { origin: signed(coldkey), call }));
  return { hotkey, coldkey, amount: largest.value, state: done.state };
};

const describeUpgrade = (start: () => Chain, calls: () => CallsByBlock, blocks: number, at: bigint) => {
  test("leaves the state as it was, and is none where the rules hold already", () => {
    const chain = start();
    const upgraded = upgrade(upgradeToBonded)(chain);
    expect(upgraded.rules).toBe(bonded);
    expect(upgraded.state).toBe(chain.state);
    const moved = { ...upgraded, state: TotalUnbonding.put(upgraded.state, 1n) };
    expect(upgrade(upgradeToBonded)(moved)).toBe(moved);
  });

  test("in the middle of a run, leads to the same state as no upgrade", () => {
    const without = ran(start(), always(finney), blocks, calls());
    const crossed = ran(start(), upgradeAt(at), blocks, calls());
    expect([crossed.rules.name, without.rules.name]).toEqual(["bonded", "finney"]);
    expect(rootOf(crossed.state)).toBe(rootOf(without.state));
  });

  test("lets stake that was there before unbond afterwards, for the whole period", () => {
    const crossed = ran(start(), upgradeAt(at), Number(at), calls());
    const { hotkey, coldkey, amount, state } = leave(crossed);
    const creation = BlockNumber.get(state);
    expect(Owner.has(state, hotkey)).toBe(true);
    expect(Entries.get(state, hotkey, coldkey)).toEqual([
      { amount, creation, completion: creation + 151_200n },
    ]);
    expect(Account.get(state, coldkey)).toEqual(Account.get(crossed.state, coldkey));
    expect(TotalIssuance.get(state)).toBe(TotalIssuance.get(crossed.state));
    const left = leave({ ...crossed, rules: finney }).state;
    expect(Account.get(left, coldkey).data.free).toBe(Account.get(state, coldkey).data.free + amount);
  });
};

const exampleCalls = "examples/genesis-small-calls.jsonl";

describe("the upgrade of the small example", () => {
  describeUpgrade(
    () => loadGenesis(finney, smallGenesis).chain,
    () => loadCalls(finney, exampleCalls),
    250,
    120n,
  );
});

describe.skipIf(finneySnapshot === undefined)(
  "the upgrade of the real Finney genesis (skipped without ../shared)",
  () => {
    let known: Chain | undefined;
    const genesis = (): Chain => {
      known ??= loadGenesis(finney, finneySnapshot!).chain;
      return known;
    };
    describeUpgrade(genesis, () => new Map(), 6, 3n);
  },
);
