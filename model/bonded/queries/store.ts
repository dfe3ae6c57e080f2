/** How a query comes into the state, waits there for the ends of its stages, and goes. */
import { u64 } from "../../numbers/integer.ts";
import type { State } from "../../storage/item.ts";
import {
  Commitments,
  Deadlines,
  NextQueryId,
  Queries,
  type Query,
  Scores,
  TotalLockedFees,
} from "./items.ts";

/** [QRY-7] The state in which the query is looked at when the block after `block` begins. */
export const lookAtAfter = (state: State, block: bigint, id: bigint): State =>
  Deadlines.update(state, block, (queries) => [...queries, id]);

/** [QRY-2] The state with the query under its number, its fee counted and its first deadline noted. */
export const storeQuery = (state: State, id: bigint, query: Query): State => {
  const numbered = NextQueryId.put(Queries.put(state, id, query), u64.wrapping(id + 1n));
  const counted = TotalLockedFees.update(numbered, (fees) => u64.saturating(fees + query.fee));
  return lookAtAfter(counted, query.commit_until, id);
};

/** [QRY-8] The state without the query and all that belongs to it; its fee is not locked any more. */
export const removeQuery = (state: State, id: bigint, { fee }: Query): State => {
  const unlocked = TotalLockedFees.update(state, (fees) => u64.saturating(fees - fee));
  const forgotten = Commitments.remove(Queries.remove(unlocked, id), id);
  return Scores.entries(forgotten, id).reduce((next, { keys }) => Scores.remove(next, ...keys), forgotten);
};
