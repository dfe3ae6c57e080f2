/** A coldkey that swaps one of its hotkeys for another. */
import * as Result from "effect/Result";
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import { SenateMembers } from "../../model/finney/items/governance.ts";
import {
  Axons,
  Delegates,
  LastTxBlock,
  LastTxBlockDelegateTake,
  LoadedEmission,
  Prometheus,
  TotalIssuance,
} from "../../model/finney/items/subtensor.ts";
import { appendNeuron } from "../../model/finney/registration/neurons.ts";
import { swapHotkey } from "../../model/finney/registration/swapHotkey.ts";
import { finney } from "../../model/finney/rules.ts";
import { createAccountIfNonExistent, increaseStake } from "../../model/finney/staking/stake.ts";
import { signed } from "../../model/runtime/origin.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { accountOf, endpoint, hotkeyOf, OTHER_SUBNET, SUBNET, withBalance } from "./registration.ts";

const signer = accountOf("c0", 0);
export const coldkeys = [signer, accountOf("c0", 1)] as const;
export const oldHotkey = accountOf("aa", 0);
export const newHotkey = accountOf("bb", 0);
const FUNDS = 10_000_000_000n;

/** A hotkey before a swap: who owns it, if anybody, and what each coldkey has on it, in rao. */
export interface HotkeyBefore {
  readonly owner: number | undefined;
  readonly stakes: readonly (bigint | undefined)[];
}

export interface Swap {
  readonly old: HotkeyBefore;
  readonly new: HotkeyBefore;
  /** Neurons before the old hotkey on the first subnet; -1 where it is not on it. */
  readonly before: number;
  readonly isElsewhere: boolean;
  readonly isDelegate: boolean;
  readonly isSenator: boolean;
  readonly hasAxon: boolean;
  readonly hasPrometheus: boolean;
  readonly hasRaisedTake: boolean;
  /** Whose payments wait on the first subnet, in order. */
  readonly waiting: readonly string[];
}

/** A swap of a hotkey that has nothing, to vary. */
export const plainSwap: Swap = {
  old: { owner: 0, stakes: [] },
  new: { owner: undefined, stakes: [] },
  before: -1,
  isElsewhere: false,
  isDelegate: false,
  isSenator: false,
  hasAxon: false,
  hasPrometheus: false,
  hasRaisedTake: false,
  waiting: [],
};

const withHotkey = (state: State, hotkey: string, { owner, stakes }: HotkeyBefore): State => {
  const owned = owner === undefined ? state : createAccountIfNonExistent(state, coldkeys[owner]!, hotkey);
  return stakes.reduce<State>(
    (next, rao, index) => (rao === undefined ? next : increaseStake(next, coldkeys[index]!, hotkey, rao)),
    owned,
  );
};

const withSlots = (state: State, { before, isElsewhere }: Swap): State => {
  const others = Array.from({ length: before < 0 ? 1 : before }, (_, uid) => hotkeyOf(uid));
  const onFirst = before < 0 ? others : [...others, oldHotkey];
  const filled = onFirst.reduce<State>((next, hotkey) => appendNeuron(next, SUBNET, hotkey, 1n), state);
  return isElsewhere ? appendNeuron(filled, OTHER_SUBNET, oldHotkey, 1n) : filled;
};

const traces: readonly ((state: State, swap: Swap) => State)[] = [
  (state, { isDelegate }) => (isDelegate ? Delegates.put(state, oldHotkey, 6_000) : state),
  (state, { isDelegate }) => (isDelegate ? LastTxBlock.put(state, oldHotkey, 5n) : state),
  (state, { isSenator }) => (isSenator ? SenateMembers.put(state, [oldHotkey]) : state),
  (state, { hasAxon }) => (hasAxon ? Axons.put(state, SUBNET, oldHotkey, endpoint) : state),
  (state, { hasPrometheus }) =>
    hasPrometheus
      ? Prometheus.put(state, SUBNET, oldHotkey, { block: 1n, version: 1, ip: 1n, port: 1, ip_type: 4 })
      : state,
  (state, { hasRaisedTake }) => (hasRaisedTake ? LastTxBlockDelegateTake.put(state, oldHotkey, 5n) : state),
  (state, { waiting }) =>
    waiting.length === 0
      ? state
      : LoadedEmission.put(
          state,
          SUBNET,
          waiting.map((hotkey, index) => [hotkey, BigInt(index), 7n] as const),
        ),
];

/** The state before the swap; the signer can pay for it and is under no limit. */
export const beforeSwap = (swap: Swap): State => {
  let state = withBalance(BlockNumber.put(undefined, 1_000n), signer, FUNDS);
  state = TotalIssuance.put(BalancesIssuance.put(state, FUNDS), FUNDS);
  state = withHotkey(withHotkey(state, oldHotkey, swap.old), newHotkey, swap.new);
  return traces.reduce((next, trace) => trace(next, swap), withSlots(state, swap));
};

/** The state after the swap, or why it is refused. */
export const afterSwap = (swap: Swap): State | string => {
  const args = { hotkey: oldHotkey, new_hotkey: newHotkey };
  const result = swapHotkey.body({ rules: finney, state: beforeSwap(swap) }, signed(signer), args);
  return Result.isSuccess(result) ? result.success.state : result.failure.reason;
};
