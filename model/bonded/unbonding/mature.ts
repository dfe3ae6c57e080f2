/** What completes when a block begins: entries become balances, redelegations are forgotten. */
import { deposit, freeBalance } from "../../finney/balances/fungible.ts";
import { burnTokens } from "../../finney/registration/issuance.ts";
import type { Chain, Outcome } from "../../rules.ts";
import { andThen, done } from "../../runtime/call.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { countUnbonding, writeEntries } from "./entries.ts";
import { RedelegationCompleted, UnbondingCompleted } from "./events.ts";
import { Entries, EntryQueue, RedelegationQueue, Redelegations, type UnbondingEntry } from "./items.ts";
import type { Pair } from "./queue.ts";
import { forgetSource, writeRedelegations } from "./redelegations.ts";

/** Pairs in a queue, one after the other. */
const forEach = (
  state: State,
  pairs: readonly (readonly [string, string])[],
  complete: (state: State, pair: Pair) => Outcome,
): Outcome =>
  pairs.reduce(
    (outcome, [hotkey, coldkey]) => andThen(outcome, (next) => complete(next, { hotkey, coldkey })),
    done(state),
  );

/** [UNB-4] Pay an entry that is no longer among those of the pair; what the balance cannot hold leaves the issuance. */
const payEntry = (state: State, pair: Pair, { amount, creation }: UnbondingEntry): Outcome => {
  const paid = deposit(countUnbonding(state, -amount), pair.coldkey, amount);
  const burned = amount - (freeBalance(paid, pair.coldkey) - freeBalance(state, pair.coldkey));
  const after = burned === 0n ? paid : burnTokens(paid, burned);
  return done(after, UnbondingCompleted({ ...pair, creation, amount, burned }));
};

/** The entries of a pair that complete now, the oldest first. */
const completeEntries =
  (block: bigint) =>
  (state: State, pair: Pair): Outcome => {
    const entries = Entries.get(state, pair.hotkey, pair.coldkey);
    const waiting = entries.filter(({ completion }) => completion !== block);
    return entries
      .filter(({ completion }) => completion === block)
      .reduce(
        (outcome, entry) => andThen(outcome, (next) => payEntry(next, pair, entry)),
        done(writeEntries(state, pair, waiting)),
      );
  };

/** [UNB-7] The redelegations of a source and a coldkey that complete now are forgotten, the oldest first. */
const completeRedelegations =
  (block: bigint) =>
  (state: State, pair: Pair): Outcome => {
    const open = Redelegations.get(state, pair.hotkey, pair.coldkey);
    const left = open.filter(({ completion }) => completion !== block);
    const complete = open.filter(({ completion }) => completion === block);
    const { hotkey: source, coldkey } = pair;
    return {
      state: complete.reduce(
        (next, { destination }) => forgetSource(next, pair, destination, left),
        writeRedelegations(state, pair, left),
      ),
      events: complete.map(({ destination, creation, amount }) =>
        RedelegationCompleted({ coldkey, source, destination, creation, amount }),
      ),
    };
  };

/**
 * [UNB-4] What completes in the current block, when it begins: entries are paid in the order of their queue, then
 * redelegations are forgotten in the order of theirs [UNB-7]. An event tells of each.
 */
export const completeUnbondings = ({ state }: Chain): Outcome => {
  const block = BlockNumber.get(state);
  const paid = forEach(EntryQueue.remove(state, block), EntryQueue.get(state, block), completeEntries(block));
  return andThen(paid, (next) =>
    forEach(
      RedelegationQueue.remove(next, block),
      RedelegationQueue.get(next, block),
      completeRedelegations(block),
    ),
  );
};
