/** What the beginning of a block does about queries: some go on to their next stage, others end. */
import type { Chain, Outcome } from "../../rules.ts";
import { andThen, done } from "../../runtime/call.ts";
import { BlockNumber } from "../../runtime/system.ts";
import type { State } from "../../storage/item.ts";
import { endQuery } from "./end.ts";
import { Commitments, Deadlines, Queries, type Query } from "./items.ts";
import { lookAtAfter } from "./store.ts";

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
