/** A few coldkeys with balances and stakes on a few hotkeys, and what calls do to them. */
import * as Result from "effect/Result";
import { TotalIssuance as BalancesIssuance } from "../../model/finney/items/balances.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { finney } from "../../model/finney/rules.ts";
import { clearSmallNominations, unstakeAll } from "../../model/finney/staking/stake.ts";
import { type Applied, applyCall, type Extrinsic } from "../../model/runtime/block.ts";
import { signed } from "../../model/runtime/origin.ts";
import { Account, BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { coldkeys, hotkeys } from "./chain.ts";

export const DEPOSIT = finney.constants.existentialDeposit;

/** A hotkey that is known. */
export interface Hotkey {
  /** Which of the coldkeys owns it. */
  readonly owner: number;
  /** Its take, where it is a delegate. */
  readonly take: number | undefined;
  /** Rao that each coldkey has on it; of one that is no delegate only the owner's counts. */
  readonly stakes: readonly bigint[];
}

/** Who has what. */
export interface Holdings {
  /** Rao of each coldkey; less than the deposit is none. */
  readonly balances: readonly bigint[];
  readonly hotkeys: readonly Hotkey[];
  /** NominatorMinRequiredStake, in rao. */
  readonly minimum: bigint;
}

/** The `index`-th coldkey or hotkey. */
export const coldkey = (index: number): string => coldkeys[index] as string;
export const hotkey = (index: number): string => hotkeys[index] as string;

/** The block in which all happens. */
const BLOCK = 100n;

const withBalance = (state: State, free: bigint, index: number): State =>
  free < DEPOSIT
    ? state
    : Account.put(state, coldkey(index), {
        ...Account.absent,
        providers: 1,
        data: { ...Account.absent.data, free },
      });

const withStake = (state: State, hot: string, cold: string, rao: bigint): State => {
  const add = (count: bigint) => count + rao;
  let next = item.Stake.put(state, hot, cold, rao);
  next = item.TotalHotkeyStake.update(next, hot, add);
  next = item.TotalColdkeyStake.update(next, cold, add);
  return item.TotalStake.update(next, add);
};

const withHotkey = (state: State, { owner, take, stakes }: Hotkey, index: number): State => {
  const hot = hotkey(index);
  const owned = item.Owner.put(state, hot, coldkey(owner));
  const delegated = take === undefined ? owned : item.Delegates.put(owned, hot, take);
  return stakes.reduce<State>(
    (next, rao, holder) =>
      holder === owner || (take !== undefined && rao > 0n)
        ? withStake(next, hot, coldkey(holder), rao)
        : next,
    delegated,
  );
};

/** Rao in all balances. */
export const freeRao = (state: State): bigint =>
  Account.entries(state).reduce((sum, { value }) => sum + value.data.free, 0n);

/** Rao on all hotkeys. */
export const stakedRao = (state: State): bigint =>
  item.Stake.entries(state).reduce((sum, { value }) => sum + value, 0n);

/** The state of the holdings. Both counts of the rao are right, and ten stake calls are allowed in ten blocks. */
export const stateOf = ({ balances, hotkeys: piles, minimum }: Holdings): State => {
  let state = balances.reduce(withBalance, BlockNumber.put(undefined, BLOCK));
  state = piles.reduce(withHotkey, state);
  state = item.NominatorMinRequiredStake.put(state, minimum);
  state = item.TargetStakesPerInterval.put(state, 10n);
  state = item.StakeInterval.put(state, 10n);
  state = BalancesIssuance.put(state, freeRao(state));
  return item.TotalIssuance.put(state, freeRao(state) + stakedRao(state));
};

/** Something that happens to stakes: a call, a higher minimum for nominations, or a hotkey that loses all stake. */
export type StakeStep =
  | { readonly kind: "call"; readonly call: Extrinsic }
  | { readonly kind: "clear"; readonly minimum: bigint }
  | { readonly kind: "unstake"; readonly hotkey: number };

/** The state after a step; that before it where a call is refused. */
export const stateAfter = (state: State, step: StakeStep): State => {
  switch (step.kind) {
    case "call":
      return callOn(state, step.call).after;
    case "clear":
      return clearSmallNominations(item.NominatorMinRequiredStake.put(state, step.minimum));
    case "unstake":
      return unstakeAll(state, hotkey(step.hotkey));
  }
};

/** What came of a call, and the state after it: that before it where it was refused. */
export interface Ended {
  readonly before: State;
  readonly after: State;
  readonly result: Applied;
  readonly accepted: boolean;
}

export const callOn = (before: State, extrinsic: Extrinsic): Ended => {
  const result = applyCall({ rules: finney, state: before }, extrinsic);
  const accepted = Result.isSuccess(result);
  return { before, result, accepted, after: accepted ? result.success.state : before };
};

/** A call on some holdings. */
export interface CallCase {
  readonly holdings: Holdings;
  readonly call: Extrinsic;
}

const known = new WeakMap<CallCase, Ended>();

/** What came of the call. A law and its witnesses look at the same run. */
export const endOf = (given: CallCase): Ended => {
  const kept = known.get(given);
  if (kept !== undefined) return kept;
  const ended = callOn(stateOf(given.holdings), given.call);
  known.set(given, ended);
  return ended;
};

/** A signed call of the main pallet. */
export const mainCall = (who: number, name: string, args: Readonly<Record<string, unknown>>): Extrinsic => ({
  origin: signed(coldkey(who)),
  call: { call: `SubtensorModule.${name}`, args },
});

export const addStakeBy = (who: number, on: number, rao: bigint): Extrinsic =>
  mainCall(who, "add_stake", { hotkey: hotkey(on), amount_staked: rao });

export const removeStakeBy = (who: number, on: number, rao: bigint): Extrinsic =>
  mainCall(who, "remove_stake", { hotkey: hotkey(on), amount_unstaked: rao });

/** An argument of a call. */
export const argument = <Value>({ call }: CallCase, name: string): Value => call.call.args[name] as Value;

/** Rao that lie in a coldkey's balance. */
export const balanceIn = (state: State, who: string): bigint => Account.get(state, who).data.free;

/** The coldkey that a transfer takes from. */
export const senderOf = (given: CallCase): string =>
  given.call.origin.kind === "Signed" ? given.call.origin.account : argument(given, "source");

/** A transfer to oneself that leaves less than the deposit on the way. */
export const dropsOwnDust = (given: CallCase): boolean => {
  const { before, accepted } = endOf(given);
  const value = argument<bigint | undefined>(given, "value");
  if (!accepted || value === undefined || value === 0n) return false;
  const sender = senderOf(given);
  return argument(given, "dest") === sender && balanceIn(before, sender) - value < DEPOSIT;
};

/** Holdings with little in them, for the smallest scenario of an erratum. */
export const smallHoldings = (changes: Partial<Holdings> = {}): Holdings => ({
  balances: [],
  hotkeys: [{ owner: 0, take: undefined, stakes: [0n] }],
  minimum: 0n,
  ...changes,
});
