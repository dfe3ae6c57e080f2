import * as Result from "effect/Result";
import type { Bench } from "tinybench";
import { buildGenesis } from "../model/finney/genesis/build.ts";
import type { Snapshot } from "../model/finney/genesis/snapshot.ts";
import { TotalHotkeyStake } from "../model/finney/items/subtensor.ts";
import { finney } from "../model/finney/rules.ts";
import { initializeBlock } from "../model/runtime/block.ts";
import { type Entry, encodeEntry, type State } from "../model/storage/item.ts";
import { type Known, stateRoot } from "../model/storage/stateRoot.ts";

/** As many as the chain began with. */
const NEURONS = 4_096;
const COLDKEYS = 371;
const ACCOUNTS = 18_618;
/** The launch subnet's epoch, at tempo 99 and netuid 3, and the payments of it in the block after. */
const EPOCH = 95n;

const accountOf = (kind: string, index: number): string =>
  `0x${kind}${index.toString(16).padStart(64 - kind.length, "0")}`;

const hotkeyOf = (uid: number): string => accountOf("b", uid);

/** A snapshot of the size of the chain's own. */
const snapshot = (): Snapshot => ({
  stakes: Array.from({ length: COLDKEYS }, (_, coldkey) => ({
    coldkey: accountOf("c", coldkey),
    hotkeys: Array.from({ length: NEURONS }, (_unused, uid) => uid)
      .filter((uid) => uid % COLDKEYS === coldkey)
      .map((uid) => ({ hotkey: hotkeyOf(uid), stake: BigInt(uid) * 1_000_000n, uid })),
  })),
  balances: Array.from({ length: ACCOUNTS }, (_, index) => ({
    account: accountOf("a", index),
    free: BigInt(index) * 1_000n + 500n,
  })),
});

const next = (state: State, number: bigint): State => {
  const header = { number, parentHash: `0x${number.toString(16).padStart(64, "0")}` };
  return Result.getOrThrow(initializeBlock({ rules: finney, state }, header)).state;
};

const run = (state: State, from: bigint, to: bigint): State => {
  let current = state;
  for (let number = from; number <= to; number += 1n) current = next(current, number);
  return current;
};

/** The root of a state whose predecessor's is known; every run has nodes that no run before has hashed. */
const addRootAfter = (bench: Bench, name: string, before: State, step: (state: State) => State): void => {
  const known: Known<Entry> = new WeakMap();
  stateRoot(before, encodeEntry, known);
  let after: State;
  bench.add(name, () => stateRoot(after, encodeEntry, known), {
    beforeEach: () => {
      after = step(before);
    },
  });
};

/** Blocks and state roots of a chain as large as the one that began the mainnet. */
export const addChain = (bench: Bench): void => {
  const start = run(Result.getOrThrow(buildGenesis(finney, snapshot())), 1n, EPOCH - 2n);
  const quiet = next(start, EPOCH - 1n);
  const due = next(quiet, EPOCH);
  const one = (state: State) => TotalHotkeyStake.update(state, hotkeyOf(7), (stake) => stake + 1n);
  bench.add("block without an epoch, 4,096 neurons", () => next(start, EPOCH - 1n));
  bench.add("block with an epoch, 4,096 neurons", () => next(quiet, EPOCH));
  bench.add("block with 4,096 payments", () => next(due, EPOCH + 1n));
  bench.add("state root of 48,000 entries, from scratch", () => stateRoot(start, encodeEntry));
  addRootAfter(bench, "state root after one change", start, one);
  addRootAfter(bench, "state root after a block without an epoch", start, (state) => next(state, EPOCH - 1n));
  addRootAfter(bench, "state root after 4,096 payments", due, (state) => next(state, EPOCH + 1n));
};
