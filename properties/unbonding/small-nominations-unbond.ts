import fc from "fast-check";
import { Entries } from "../../model/bonded/unbonding/items.ts";
import { Stake, TotalIssuance } from "../../model/finney/items/subtensor.ts";
import { coldkeyOwnsHotkey } from "../../model/finney/staking/stake.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { property } from "../property.ts";
import {
  afterCall,
  applyStep,
  bondedChain,
  byColdkey,
  chainAfter,
  stakesAtFirst,
} from "../support/bonded.ts";
import { balanceIn, freeRao, hotkey } from "../support/stakes.ts";
import { minimumCall } from "../support/unbonding.ts";

interface Raising {
  /** The minimum in 100,000,000ths of the small chain's stakes. */
  readonly minimum: bigint;
  /** The one before it. */
  readonly before: bigint;
  /** A nomination that leaves in part in the same block. */
  readonly leaving: number | undefined;
}

const start = ({ leaving, before }: Raising) => {
  const chain = afterCall(bondedChain({ maxEntries: 1 }), minimumCall(before));
  if (leaving === undefined) return chain;
  const [on, who] = stakesAtFirst[leaving]!;
  const args = { hotkey: hotkey(on), amount_unstaked: 1n };
  return chainAfter(chain, applyStep(chain, byColdkey(who, "SubtensorModule.remove_stake", args)));
};

/** Rao of a pair that wait since the current block. */
const waiting = (state: State, on: string, who: string): bigint =>
  Entries.get(state, on, who)
    .filter(({ creation }) => creation === BlockNumber.get(state))
    .reduce((sum, { amount }) => sum + amount, 0n);

const isSmall = (
  state: State,
  minimum: bigint,
  [on, who]: readonly [string, string],
  stake: bigint,
): boolean => !coldkeyOwnsHotkey(state, who, on) && stake < minimum;

const wrongPair = (
  before: State,
  after: State,
  { minimum, before: old }: Raising,
  keys: readonly [string, string],
  stake: bigint,
): string | undefined => {
  const [on, who] = keys;
  const goes = minimum > old && isSmall(before, minimum, keys, stake);
  if (Stake.get(after, on, who) !== (goes ? 0n : stake))
    return `${who} has ${Stake.get(after, on, who)} rao staked`;
  if (goes && Stake.has(after, on, who)) return `${who} keeps a stake of nothing`;
  const due = waiting(before, on, who) + (goes ? stake : 0n);
  if (waiting(after, on, who) !== due) return `${waiting(after, on, who)} rao of ${who} wait, not ${due}`;
  return balanceIn(after, who) === balanceIn(before, who) ? undefined : `${who} is paid`;
};

const run = (given: Raising): readonly [State, State] => {
  const chain = start(given);
  return [chain.state, afterCall(chain, minimumCall(given.minimum)).state];
};

const goers = (given: Raising): number => {
  const [before, after] = run(given);
  return Stake.entries(before).length - Stake.entries(after).length;
};

export const smallNominationsUnbond = property<Raising>({
  name: "small-nominations-unbond",
  informal:
    "A raised minimum turns each smaller nomination into an entry of as many rao, pays nobody and leaves the issuance alone.",
  formal: "Owner_h ≠ c ∧ Stake_hc < m ⇒ no stake ∧ entry of Stake_hc; Δ TotalIssuance = Δ Σ free = 0",
  rules: ["UNB-9", "UNB-1", "UNB-2"],
  status: "tested",
  arbitrary: fc.record({
    minimum: fc.constantFrom(0n, 1n, 50_000_000_000n, 50_000_000_001n, 150_000_000_000n, 2n ** 64n - 1n),
    before: fc.constantFrom(0n, 0n, 1_000n),
    leaving: fc.option(fc.nat({ max: stakesAtFirst.length - 1 }), { nil: undefined }),
  }),
  witnesses: {
    "one goes": (given) => goers(given) === 1,
    "all nominations go": (given) => goers(given) === 4,
    "none goes": (given) => goers(given) === 0,
    "one goes with what has left already": (given) => given.leaving !== undefined && goers(given) > 0,
  },
  violation: (given) => {
    const [before, after] = run(given);
    if (TotalIssuance.get(after) !== TotalIssuance.get(before)) return "the issuance changes";
    if (freeRao(after) !== freeRao(before)) return "somebody is paid";
    for (const { keys, value } of Stake.entries(before)) {
      const fault = wrongPair(before, after, given, keys, value);
      if (fault !== undefined) return fault;
    }
    return undefined;
  },
});
