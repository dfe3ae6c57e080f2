/** The end of a query: what was locked goes to those who have earned it, and what is left to the client. */
import { deposit, freeBalance } from "../../finney/balances/fungible.ts";
import { Owner, SubnetOwner } from "../../finney/items/subtensor.ts";
import { burnTokens } from "../../finney/registration/issuance.ts";
import type { Chain, Outcome } from "../../rules.ts";
import { done } from "../../runtime/call.ts";
import type { Event } from "../../runtime/event.ts";
import type { State } from "../../storage/item.ts";
import { parametersOf } from "../parametersOf.ts";
import { divideFee } from "./divide.ts";
import { FeePaid, QuerySettled } from "./events.ts";
import type { Query } from "./items.ts";
import { isOrphaned } from "./query.ts";
import { removeQuery } from "./store.ts";
import { countedScorers, type Scorer, type Winner, winnerOf } from "./winner.ts";

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

/** [QRY-6] The end of a query: the payments where somebody has won, all that is left to the client, or else burnt. */
export const endQuery = (chain: Chain, id: bigint, query: Query): Outcome => {
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
