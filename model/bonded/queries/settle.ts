/** The end of queries: of those of which a stage has ended, some go on, and all others pay out what was locked. */
import { deposit, freeBalance } from "../../finney/balances/fungible.ts";
import { Owner, SubnetOwner, TotalHotkeyStake } from "../../finney/items/subtensor.ts";
import { burnTokens } from "../../finney/registration/issuance.ts";
import { u64 } from "../../numbers/integer.ts";
import type { Chain, Outcome } from "../../rules.ts";
import { andThen, done } from "../../runtime/call.ts";
import type { Event } from "../../runtime/event.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { parametersOf } from "../parametersOf.ts";
import { isJailed } from "../slashing/jail.ts";
import { divideFee } from "./divide.ts";
import { FeePaid, QuerySettled } from "./events.ts";
import {
  type Commitment,
  Commitments,
  Deadlines,
  Queries,
  type Query,
  Scores,
  TotalLockedFees,
} from "./items.ts";
import { weightedMedian } from "./median.ts";
import { lookAtAfter } from "./openQuery.ts";
import { isOrphaned, mayValidate } from "./query.ts";

/** A validator whose scores count, and its stake in rao. */
interface Scorer {
  readonly hotkey: string;
  readonly weight: bigint;
  readonly scores: readonly number[];
}

/** The hotkey whose answer has won, and the median of its scores. */
interface Winner {
  readonly hotkey: string;
  readonly median: number;
}

/** Rao for an account, as they are due. */
interface Payment {
  readonly account: string;
  readonly rao: bigint;
}

/** A state in which some of a fee is paid, what is left of it, and the events. */
interface Paid {
  readonly state: State;
  readonly left: bigint;
  readonly events: readonly Event[];
}

/** [QRY-6] The validators who have scored and count at the settlement, in the chain's order. */
const countedScorers = (state: State, id: bigint, query: Query): readonly Scorer[] =>
  Scores.entries(state, id)
    .filter(({ keys: [, hotkey] }) => mayValidate(state, query, hotkey))
    .map(({ keys: [, hotkey], value: scores }) => ({
      hotkey,
      weight: TotalHotkeyStake.get(state, hotkey),
      scores,
    }));

const mayWin = (state: State, { hotkey, answer }: Commitment): boolean =>
  answer !== null && Owner.has(state, hotkey) && !isJailed(state, hotkey);

/** [QRY-6] The answer with the highest median above 0, of several the earliest; undefined where there is none. */
const winnerOf = (state: State, id: bigint, scorers: readonly Scorer[]): Winner | undefined => {
  let best: Winner | undefined;
  for (const [number, commitment] of Commitments.get(state, id).entries()) {
    const median = weightedMedian(
      scorers.map(({ weight, scores }) => ({ weight, score: scores[number] ?? 0 })),
    );
    if (mayWin(state, commitment) && median > (best?.median ?? 0))
      best = { hotkey: commitment.hotkey, median };
  }
  return best;
};

/** [QRY-6] What is due to whom where there is a winner: to it, to the validators, to the owner of the subnet. */
const paymentsOf = (
  { rules, state }: Chain,
  query: Query,
  winner: Winner,
  scorers: readonly Scorer[],
): readonly Payment[] => {
  const weights = scorers.map(({ weight }) => weight);
  const parts = divideFee(query.fee, weights, parametersOf(rules));
  const hasOwner = SubnetOwner.has(state, query.netuid) && !isOrphaned(state, query);
  return [
    { account: Owner.get(state, winner.hotkey), rao: parts.winner },
    ...scorers.map(({ hotkey }, index) => ({
      account: Owner.get(state, hotkey),
      rao: parts.validators[index] ?? 0n,
    })),
    ...(hasOwner ? [{ account: SubnetOwner.get(state, query.netuid), rao: parts.owner }] : []),
  ];
};

/** [QRY-6] A payment into a balance, which is not made where the balance would stay below the existential deposit. */
const pay = (id: bigint, { state, left, events }: Paid, { account, rao }: Payment): Paid => {
  const after = deposit(state, account, rao);
  const paid = freeBalance(after, account) - freeBalance(state, account);
  if (paid === 0n) return { state, left, events };
  return {
    state: after,
    left: left - paid,
    events: [...events, FeePaid({ query: id, account, rao: paid })],
  };
};

/** [QRY-8] The state without the query and all that belongs to it; its fee is not locked any more. */
const removeQuery = (state: State, id: bigint, { fee }: Query): State => {
  const unlocked = TotalLockedFees.update(state, (fees) => u64.saturating(fees - fee));
  const forgotten = Commitments.remove(Queries.remove(unlocked, id), id);
  return Scores.entries(forgotten, id).reduce((next, { keys }) => Scores.remove(next, ...keys), forgotten);
};

/** [QRY-6] The end of a query: the payments where somebody has won, all that is left to the client, or else burnt. */
const endQuery = (chain: Chain, id: bigint, query: Query): Outcome => {
  const { state } = chain;
  const scorers = countedScorers(state, id, query);
  const winner = winnerOf(state, id, scorers);
  const due = winner === undefined ? [] : paymentsOf(chain, query, winner, scorers);
  const begun: Paid = { state: removeQuery(state, id, query), left: query.fee, events: [] };
  const paid = due.reduce<Paid>((before, payment) => pay(id, before, payment), begun);
  const refunded = deposit(paid.state, query.client, paid.left);
  const rao = freeBalance(refunded, query.client) - freeBalance(paid.state, query.client);
  const burnt = paid.left - rao;
  return done(
    burnt === 0n ? refunded : burnTokens(refunded, burnt),
    ...paid.events,
    QuerySettled({
      query: id,
      winner: winner?.hotkey ?? null,
      median: winner?.median ?? 0,
      refunded: rao,
      burnt,
    }),
  );
};

/** [QRY-7] The block after which a query is looked at again; undefined where it ends now. */
const nextDeadline = (state: State, id: bigint, query: Query, ended: bigint): bigint | undefined => {
  const commitments = Commitments.get(state, id);
  if (commitments.length === 0) return undefined;
  if (ended < query.reveal_until) return query.reveal_until;
  if (commitments.every(({ answer }) => answer === null)) return undefined;
  return ended < query.score_until ? query.score_until : undefined;
};

const lookAt = (chain: Chain, id: bigint, ended: bigint): Outcome => {
  const query = Queries.get(chain.state, id);
  if (query === undefined) return done(chain.state);
  const next = nextDeadline(chain.state, id, query, ended);
  return next === undefined ? endQuery(chain, id, query) : done(lookAtAfter(chain.state, next, id));
};

const inOrder = (ids: readonly bigint[]): readonly bigint[] =>
  ids.toSorted((left, right) => (left < right ? -1 : 1));

/**
 * [QRY-7] What becomes of the queries of which a stage ended with the block before: they wait for the next stage, or end.
 * No other query is looked at.
 */
export const settleQueries = ({ rules, state }: Chain): Outcome => {
  const ended = BlockNumber.get(state) - 1n;
  if (!Deadlines.has(state, ended)) return done(state);
  const due = inOrder(Deadlines.get(state, ended));
  return due.reduce<Outcome>(
    (outcome, id) => andThen(outcome, (next) => lookAt({ rules, state: next }, id, ended)),
    done(Deadlines.remove(state, ended)),
  );
};
