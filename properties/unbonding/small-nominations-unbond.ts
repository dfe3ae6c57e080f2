import * as Result from "effect/Result";
import fc from "fast-check";
import { Entries } from "../../model/bonded/unbonding/items.ts";
import { NominatorMinRequiredStake, Stake, TotalIssuance } from "../../model/finney/items/subtensor.ts";
import { coldkeyOwnsHotkey } from "../../model/finney/staking/stake.ts";
import type { Outcome } from "../../model/rules.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { property } from "../property.ts";
import { afterCall, applyStep, bondedChain, byColdkey, stakesAtFirst } from "../support/bonded.ts";
import { balanceIn, freeRao, hotkey } from "../support/stakes.ts";
import { fieldsOf, minimumCall } from "../support/unbonding.ts";

interface Raising {
  /** The new minimum and the one before it, in rao. */
  readonly minimum: bigint;
  readonly before: bigint;
  /** One of the stakes that has left in this block, as a whole or but for a rao. */
  readonly leaving: number | undefined;
  readonly whole: boolean;
}

const start = ({ leaving, before, whole }: Raising) => {
  let { rules, state } = bondedChain({ maxEntries: 1 });
  if (leaving !== undefined) {
    const [on, who, stake] = stakesAtFirst[leaving]!;
    const args = { hotkey: hotkey(on), amount_unstaked: whole ? stake : stake - 1n };
    ({ rules, state } = afterCall({ rules, state }, byColdkey(who, "SubtensorModule.remove_stake", args)));
  }
  return { rules, state: NominatorMinRequiredStake.put(state, before) };
};

/** The state before the call, and what it did. */
const run = (given: Raising): readonly [State, Outcome] => {
  const chain = start(given);
  return [chain.state, Result.getOrThrow(applyStep(chain, minimumCall(given.minimum)))];
};

/** Rao of a pair that wait since the current block. */
const waiting = (state: State, on: string, who: string): bigint =>
  Entries.get(state, on, who)
    .filter(({ creation }) => creation === BlockNumber.get(state))
    .reduce((sum, { amount }) => sum + amount, 0n);

/** Whether the stake of a pair must unbond. */
const mustGo = (
  state: State,
  { minimum, before }: Raising,
  [on, who]: readonly [string, string],
  stake: bigint,
): boolean => minimum > before && !coldkeyOwnsHotkey(state, who, on) && stake < minimum;

const wrongPair = (
  before: State,
  after: State,
  keys: readonly [string, string],
  stake: bigint,
  goes: boolean,
): string | undefined => {
  const [on, who] = keys;
  if (Stake.has(after, on, who) === goes) return `the stake of ${who} ${goes ? "stays" : "is gone"}`;
  const staked = Stake.get(after, on, who);
  if (staked !== (goes ? 0n : stake)) return `${who} has ${staked} rao staked`;
  const due = waiting(before, on, who) + (goes ? stake : 0n);
  if (waiting(after, on, who) !== due) return `${waiting(after, on, who)} rao of ${who} wait, not ${due}`;
  return balanceIn(after, who) === balanceIn(before, who) ? undefined : `${who} is paid`;
};

const goers = (given: Raising) => {
  const [before] = run(given);
  return Stake.entries(before).filter(({ keys, value }) => mustGo(before, given, keys, value));
};

const wrongEvents = (given: Raising, outcome: Outcome): string | undefined => {
  const told = fieldsOf(outcome, "UnbondingOpened").map((event) =>
    [event["hotkey"], event["coldkey"], event["amount"]].join(),
  );
  const due = goers(given)
    .filter(({ value }) => value > 0n)
    .map(({ keys, value }) => [...keys, value].join());
  return told.join("\n") === due.join("\n") ? undefined : `${told.length} events, not ${due.length}`;
};

export const smallNominationsUnbond = property<Raising>({
  name: "small-nominations-unbond",
  informal:
    "A raised minimum turns each smaller nomination into an entry of as many rao and says so, pays nobody, and leaves the issuance alone.",
  formal:
    "m > m₀ ∧ Owner_h ≠ c ∧ Stake_hc < m ⇔ no stake ∧ entry of Stake_hc; Δ TotalIssuance = Δ Σ free = 0",
  rules: ["UNB-9", "UNB-1", "UNB-2"],
  status: "tested",
  cost: 4,
  arbitrary: fc.record({
    minimum: fc.constantFrom(0n, 1n, 50_000_000_000n, 50_000_000_001n, 150_000_000_000n, 2n ** 64n - 1n),
    before: fc.constantFrom(0n, 0n, 1_000n, 10n ** 12n),
    leaving: fc.option(fc.nat({ max: stakesAtFirst.length - 1 }), { nil: undefined }),
    whole: fc.boolean(),
  }),
  witnesses: {
    "one goes": (given) => goers(given).length === 1,
    "all nominations go": (given) => goers(given).length === 4,
    "none goes": (given) => goers(given).length === 0,
    "one of nothing goes": (given) => goers(given).some(({ value }) => value === 0n),
    "a small one stays, for the minimum falls": (given) =>
      given.minimum > 10n ** 11n && given.minimum < given.before,
    "one goes with what has left already": (given) => given.leaving !== undefined && goers(given).length > 0,
  },
  violation: (given) => {
    const [before, outcome] = run(given);
    const { state: after } = outcome;
    if (TotalIssuance.get(after) !== TotalIssuance.get(before)) return "the issuance changes";
    if (freeRao(after) !== freeRao(before)) return "somebody is paid";
    for (const { keys, value } of Stake.entries(before)) {
      const fault = wrongPair(before, after, keys, value, mustGo(before, given, keys, value));
      if (fault !== undefined) return fault;
    }
    return wrongEvents(given, outcome);
  },
});
