import { Commitments, Deadlines, Scores, TotalLockedFees } from "../../model/bonded/queries/items.ts";
import { stageIn } from "../../model/bonded/queries/query.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { conversations } from "../arbitraries/queries.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import { type Conversation, endsOf, firstFault, openQueries, someRan } from "../support/queries.ts";

const wrongSum = (state: State): string | undefined => {
  const due = openQueries(state).reduce((sum, { fee }) => sum + fee, 0n);
  const locked = TotalLockedFees.get(state);
  return locked === due ? undefined : `${locked} rao are locked for queries of ${due}`;
};

const leftOver = (state: State): string | undefined => {
  const open = new Set(openQueries(state).map(({ id }) => id));
  const kept = [...Commitments.entries(state), ...Scores.entries(state)].map(({ keys: [id] }) => id);
  const stray = kept.find((id) => !open.has(id));
  return stray === undefined ? undefined : `something of query ${stray} is kept that is not open`;
};

/** Where each query stands in the lists of deadlines. */
const listed = (state: State): ReadonlyMap<bigint, readonly bigint[]> => {
  const found = new Map<bigint, bigint[]>();
  for (const { keys, value } of Deadlines.entries(state))
    for (const id of value) found.set(id, [...(found.get(id) ?? []), keys[0]]);
  return found;
};

const wrongDeadline = (state: State): string | undefined => {
  const lists = listed(state);
  const open = openQueries(state);
  if (lists.size !== open.length) return `${lists.size} queries have a deadline, ${open.length} are open`;
  return firstOf(open, (query) => {
    const due = query[`${stageIn(BlockNumber.get(state), query)}_until`];
    const found = lists.get(query.id) ?? [];
    return found.length === 1 && found[0] === due
      ? undefined
      : `query ${query.id} waits for blocks ${found.join(", ")}, not ${due}`;
  });
};

export const lockedFeesAreThoseOfOpenQueries = property<Conversation>({
  name: "locked-fees-are-those-of-open-queries",
  informal:
    "What is locked is the sum of the fees of open queries, each of which waits for the end of its stage; nothing else is kept.",
  formal:
    "TotalLockedFees = Σ_q fee_q ∧ ∀ q ∃! block: q ∈ Deadlines[block], block = end of its stage ∧ Commitments, Scores ⊆ Queries",
  rules: ["QRY-1", "QRY-2", "QRY-7", "QRY-8"],
  status: "tested",
  arbitrary: conversations,
  witnesses: {
    "two queries are open": someRan(({ after }) => openQueries(after).length > 1),
    "a query is over": someRan((ran) => endsOf(ran).length > 0),
  },
  violation: firstFault(({ after }) => wrongSum(after) ?? leftOver(after) ?? wrongDeadline(after)),
});
