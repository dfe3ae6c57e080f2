import fc from "fast-check";
import { Entries } from "../../model/bonded/unbonding/items.ts";
import {
  Burn,
  ImmunityPeriod,
  MaxAllowedUids,
  NetworkRegistrationAllowed,
  PruningScores,
  Stake,
  TotalIssuance,
} from "../../model/finney/items/subtensor.ts";
import type { Chain } from "../../model/rules.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { property } from "../property.ts";
import { afterBlocks, afterCall, bondedChain, byColdkey, SUBNET, stakesAtFirst } from "../support/bonded.ts";
import { written } from "../support/calling.ts";
import { balanceIn, coldkey, hotkey } from "../support/stakes.ts";

interface Replacement {
  /** The hotkey that loses its slot. */
  readonly loser: number;
  /** Earlier entries of each stake on it, one a block; the maximum is 1. */
  readonly earlier: number;
  /** Whether the last of them is opened in the same block. */
  readonly sameBlock: boolean;
}

/** The coldkey that pays for the newcomer; it has no stake anywhere. */
const PAYER = 2;
const BURN = 1_000_000n;

const holders = ({ loser }: Replacement) => stakesAtFirst.filter(([on]) => on === loser);

/** The subnet is full, and the loser the least of its neurons. */
const full = ({ rules, state }: Chain, { loser }: Replacement): Chain => ({
  rules,
  state: written(
    state,
    (next) => MaxAllowedUids.put(next, SUBNET, 3),
    (next) => ImmunityPeriod.put(next, SUBNET, 0),
    (next) => NetworkRegistrationAllowed.put(next, SUBNET, true),
    (next) => Burn.put(next, SUBNET, BURN),
    (next) =>
      PruningScores.put(
        next,
        SUBNET,
        [0, 1, 2].map((uid) => (uid === loser ? 0 : 1_000)),
      ),
  ),
});

const removing = (chain: Chain, given: Replacement): Chain =>
  holders(given).reduce((next, [on, who]) => {
    const args = { hotkey: hotkey(on), amount_unstaked: 10n };
    return afterCall(next, byColdkey(who, "SubtensorModule.remove_stake", args));
  }, chain);

const start = (given: Replacement): Chain => {
  let chain = full(bondedChain({ maxEntries: 5 }), given);
  for (let index = 0; index < given.earlier; index += 1) {
    chain = removing(chain, given);
    const isLast = index === given.earlier - 1;
    if (!isLast || !given.sameBlock) chain = afterBlocks(chain, 1);
  }
  return chain;
};

const run = (given: Replacement): readonly [State, State] => {
  const { rules, state } = start(given);
  const args = { netuid: SUBNET, hotkey: hotkey(9) };
  const after = afterCall({ rules, state }, byColdkey(PAYER, "SubtensorModule.burned_register", args));
  return [state, after.state];
};

/** Rao of the pair that wait, and those of them that wait since the current block. */
const waiting = (state: State, on: string, who: string): readonly [all: bigint, now: bigint] => {
  const entries = Entries.get(state, on, who);
  const sum = (of: typeof entries) => of.reduce((total, { amount }) => total + amount, 0n);
  const block = BlockNumber.get(state);
  return [sum(entries), sum(entries.filter(({ creation }) => creation === block))];
};

const wrongHolder = (before: State, after: State, on: string, who: string): string | undefined => {
  const stake = Stake.get(before, on, who);
  if (Stake.get(after, on, who) !== 0n) return `${who} still has stake`;
  const [all, now] = waiting(after, on, who);
  const [allBefore, nowBefore] = waiting(before, on, who);
  if (all - allBefore !== stake || now - nowBefore !== stake)
    return `${now - nowBefore} rao of ${who} wait, not ${stake}`;
  const paid = balanceIn(after, who) - balanceIn(before, who);
  return paid === (who === coldkey(PAYER) ? -BURN : 0n) ? undefined : `${who} is paid ${paid} rao`;
};

export const stakeThatMustLeaveWaits = property<Replacement>({
  name: "stake-that-must-leave-waits",
  informal:
    "When a hotkey loses its last slot, the stake of each coldkey becomes an entry, also beyond the maximum, and no balance.",
  formal: "replaced(h) ⇒ ∀c: Stake′_hc = 0 ∧ Δ waiting_hc = Stake_hc, created now ∧ Δ free_c = 0",
  rules: ["UNB-8", "UNB-1", "UNB-2", "STK-11"],
  status: "tested",
  cost: 2,
  arbitrary: fc.record({
    loser: fc.nat({ max: 2 }),
    earlier: fc.nat({ max: 5 }),
    sameBlock: fc.boolean(),
  }),
  witnesses: {
    "several wait": (given) => holders(given).length > 1,
    "beyond the maximum": ({ earlier, sameBlock }) => earlier === 5 && !sameBlock,
    "in one entry with what has left already": ({ earlier, sameBlock }) => earlier > 0 && sameBlock,
  },
  violation: (given) => {
    const [before, after] = run(given);
    for (const [on, who] of holders(given)) {
      const fault = wrongHolder(before, after, hotkey(on), coldkey(who));
      if (fault !== undefined) return fault;
    }
    const burned = TotalIssuance.get(before) - TotalIssuance.get(after);
    return burned === BURN ? undefined : `the issuance falls by ${burned} rao`;
  },
});
