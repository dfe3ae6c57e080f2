/** Runs of the small bonded chain in which stake leaves, comes back, moves on and completes within a few blocks. */
import * as Result from "effect/Result";
import { Entries } from "../../model/bonded/unbonding/items.ts";
import { Delegates, Stake } from "../../model/finney/items/subtensor.ts";
import { unstakeAll } from "../../model/finney/staking/stake.ts";
import type { Chain } from "../../model/rules.ts";
import type { Applied, Extrinsic } from "../../model/runtime/block.ts";
import { done } from "../../model/runtime/call.ts";
import type { Event } from "../../model/runtime/event.ts";
import { root } from "../../model/runtime/origin.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { applyStep, bondedChain, byColdkey, chainAfter, miner } from "./bonded.ts";
import { balanceIn, coldkey, hotkey } from "./stakes.ts";

export const moveKinds = [
  "block",
  "remove",
  "cancel",
  "redelegate",
  "add",
  "minimum",
  "release",
  "empty",
] as const;

/** Something that happens, as a few small numbers that are made into a call when its turn comes. */
export interface UnbondingMove {
  readonly kind: (typeof moveKinds)[number];
  readonly coldkey: number;
  readonly from: number;
  readonly to: number;
  /** Chooses amounts and entries. */
  readonly size: number;
}

/** A run: the two numbers of the chapter, and what happens. */
export interface UnbondingScenario {
  readonly unbondingPeriod: bigint;
  readonly maxEntries: number;
  readonly moves: readonly UnbondingMove[];
}

/** One step of a run. */
export interface UnbondingStep {
  readonly move: UnbondingMove;
  /** Undefined: no call was made. */
  readonly extrinsic: Extrinsic | undefined;
  readonly before: State;
  readonly after: State;
  readonly result: Applied;
  readonly accepted: boolean;
  readonly events: readonly Event[];
}

const pick = <Value>(values: readonly Value[], index: number): Value => values[index % values.length]!;

/** A part of what there is, all of it, less than the existential deposit, or more than there is. */
const amountOf = ({ size }: UnbondingMove, available: bigint): bigint => {
  const part = (available * BigInt((size % 97) + 1)) / 100n;
  return pick([part, part, available, 300n, part, available + 1n, 0n, 2n ** 64n - 1n], size % 8);
};

/** Whoever has stake on the hotkey, as far as anybody has. */
const stakerOn = (state: State, move: UnbondingMove): number => {
  const stakers = Stake.entries(state, hotkey(move.from)).filter(({ value }) => value > 0n);
  const who = stakers[move.coldkey % Math.max(stakers.length, 1)]?.keys[1];
  const index = [0, 1, 2, 3, 4, 5].findIndex((each) => coldkey(each) === who);
  return index < 0 ? move.coldkey : index;
};

const removal = (state: State, move: UnbondingMove): Extrinsic => {
  const who = stakerOn(state, move);
  const amount = amountOf(move, Stake.get(state, hotkey(move.from), coldkey(who)));
  const args = { hotkey: hotkey(move.from), amount_unstaked: amount };
  return byColdkey(who, "SubtensorModule.remove_stake", args);
};

/** Of an entry that there is, as far as there is one. */
const cancellation = (state: State, move: UnbondingMove): Extrinsic => {
  const entries = Entries.entries(state).flatMap(({ keys: [on, who], value }) =>
    value.map((entry) => ({ on, who, entry })),
  );
  const chosen = entries[move.size % Math.max(entries.length, 1)];
  const who = [0, 1, 2, 3, 4, 5].findIndex((each) => coldkey(each) === chosen?.who);
  return byColdkey(Math.max(who, 0), "Unbonding.cancel_unbonding", {
    hotkey: chosen?.on ?? hotkey(move.from),
    creation: chosen?.entry.creation ?? BlockNumber.get(state),
    amount: amountOf({ ...move, size: Math.floor(move.size / 7) }, chosen?.entry.amount ?? 1n),
  });
};

const redelegation = (state: State, move: UnbondingMove): Extrinsic => {
  const who = stakerOn(state, move);
  const amount = amountOf(move, Stake.get(state, hotkey(move.from), coldkey(who)));
  return byColdkey(who, "Unbonding.redelegate", { from: hotkey(move.from), to: hotkey(move.to), amount });
};

const addition = (state: State, move: UnbondingMove): Extrinsic =>
  byColdkey(move.coldkey, "SubtensorModule.add_stake", {
    hotkey: hotkey(move.from),
    amount_staked: amountOf(move, balanceIn(state, coldkey(move.coldkey))),
  });

/** All that a coldkey has goes to the first one, so that it does not exist any more. */
const emptying = ({ coldkey: who }: UnbondingMove): Extrinsic =>
  byColdkey(who, "Balances.transfer_all", { dest: coldkey(0), keep_alive: false });

const minimums = [0n, 1_000n, 60_000_000_000n, 200_000_000_000n];

/** Root sets another minimum for nominations. */
export const minimumCall = (minimum: bigint): Extrinsic => ({
  origin: root,
  call: { call: "AdminUtils.sudo_set_nominator_min_required_stake", args: { min_stake: minimum } },
});

const extrinsicOf = (state: State, move: UnbondingMove): Extrinsic | undefined => {
  switch (move.kind) {
    case "remove":
      return removal(state, move);
    case "cancel":
      return cancellation(state, move);
    case "redelegate":
      return redelegation(state, move);
    case "add":
      return addition(state, move);
    case "empty":
      return emptying(move);
    case "minimum":
      return minimumCall(pick(minimums, move.size));
    default:
      return undefined;
  }
};

/** A move that is no call: the next block begins, or a hotkey loses all stake as if it had lost its last slot. */
const withoutCall = (chain: Chain, { kind, from }: UnbondingMove): Applied =>
  kind === "block"
    ? applyStep(chain, "block")
    : Result.succeed(done(unstakeAll(chain.state, hotkey(from), chain.rules.release)));

const stepOf = (chain: Chain, move: UnbondingMove): UnbondingStep => {
  const extrinsic = extrinsicOf(chain.state, move);
  const result = extrinsic === undefined ? withoutCall(chain, move) : applyStep(chain, extrinsic);
  return {
    move,
    extrinsic,
    result,
    before: chain.state,
    after: chainAfter(chain, result).state,
    accepted: Result.isSuccess(result),
    events: Result.isSuccess(result) ? result.success.events : [],
  };
};

/** The small chain, on which the miner's hotkey is open to nominations too. */
const unbondingChain = (unbondingPeriod: bigint, maxEntries: number): Chain => {
  const { rules, state } = bondedChain({ unbondingPeriod, maxEntries });
  return { rules, state: Delegates.put(state, hotkey(miner), 11_796) };
};

const stepsOf = ({ unbondingPeriod, maxEntries, moves }: UnbondingScenario): readonly UnbondingStep[] => {
  let chain = unbondingChain(unbondingPeriod, maxEntries);
  return moves.map((move) => {
    const step = stepOf(chain, move);
    chain = { rules: chain.rules, state: step.after };
    return step;
  });
};

const known = new WeakMap<UnbondingScenario, readonly UnbondingStep[]>();

/** The steps of a run. A law and its witnesses look at the same ones. */
export const unbondingRun = (scenario: UnbondingScenario): readonly UnbondingStep[] => {
  const kept = known.get(scenario);
  if (kept !== undefined) return kept;
  const steps = stepsOf(scenario);
  known.set(scenario, steps);
  return steps;
};

/** What is wrong with the first step that `check` finds fault with, and which step that is. */
export const firstUnbondingFault =
  (check: (step: UnbondingStep, scenario: UnbondingScenario) => string | undefined) =>
  (scenario: UnbondingScenario): string | undefined => {
    for (const [index, step] of unbondingRun(scenario).entries()) {
      const fault = check(step, scenario);
      if (fault !== undefined)
        return `step ${index} (${step.extrinsic?.call.call ?? step.move.kind}): ${fault}`;
    }
    return undefined;
  };

/** Whether some step of a run is as `is` says. */
export const someUnbondingStep =
  (is: (step: UnbondingStep) => boolean) =>
  (scenario: UnbondingScenario): boolean =>
    unbondingRun(scenario).some(is);

/** The named fields of the events of one name that a step leaves. */
export const fieldsOf = ({ events }: Pick<UnbondingStep, "events">, name: string) =>
  events
    .filter((event) => event.pallet === "Unbonding" && event.name === name)
    .map(({ fields }) => fields as Readonly<Record<string, unknown>>);

/** Whether a step leaves an event of this name. */
export const leavesUnbonding =
  (name: string) =>
  (step: UnbondingStep): boolean =>
    fieldsOf(step, name).length > 0;

/** Why a step was refused; undefined where it was not. */
export const refusalOfStep = ({ result }: UnbondingStep): string | undefined =>
  Result.isFailure(result) ? result.failure.reason : undefined;
