import { Commitments, Queries, Scores } from "../../model/bonded/queries/items.ts";
import { conversations } from "../arbitraries/queries.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import {
  type Conversation,
  endsOf,
  eventsOf,
  isWon,
  openQueries,
  type Ran,
  runOf,
  someRan,
} from "../support/queries.ts";

/** How far a query has come when it ends. */
const stageOfEnd = ({ before }: Ran, id: bigint): "commit" | "reveal" | "score" => {
  const commitments = Commitments.get(before, id);
  if (commitments.length === 0) return "commit";
  return commitments.every(({ answer }) => answer === null) ? "reveal" : "score";
};

const wrongEnd = (ran: Ran, id: bigint): string | undefined => {
  const due = (Queries.get(ran.before, id)?.[`${stageOfEnd(ran, id)}_until`] ?? -1n) + 1n;
  return ran.block === due && ran.step === undefined
    ? undefined
    : `query ${id} ends in block ${ran.block}, not when block ${due} begins`;
};

const disordered = (ran: Ran): string | undefined => {
  const ids = endsOf(ran).map(({ query }) => query);
  return ids.every((id, index) => index === 0 || (ids[index - 1] ?? id) < id)
    ? undefined
    : `queries end in the order ${ids.join(", ")}`;
};

const overdue = ({ after, block }: Ran): string | undefined => {
  const late = openQueries(after).find(({ score_until }) => block > score_until);
  return late === undefined ? undefined : `query ${late.id} is open in block ${block}`;
};

const faultIn = (conversation: Conversation): string | undefined => {
  const ran = runOf(conversation);
  const opened = ran.flatMap((each) => eventsOf(each, "QueryOpened")).length;
  const ended = ran.flatMap(endsOf).length;
  const open = openQueries(ran.at(-1)?.after).length;
  if (opened !== ended + open) return `${opened} queries were opened, ${ended} have ended, ${open} are open`;
  return firstOf(
    ran,
    (each) =>
      overdue(each) ?? disordered(each) ?? firstOf(endsOf(each), ({ query }) => wrongEnd(each, query)),
  );
};

const endsWith =
  (stage: string, scored: boolean) =>
  (ran: Ran): boolean =>
    endsOf(ran).some(
      ({ query }) =>
        stageOfEnd(ran, query) === stage && Scores.entries(ran.before, query).length > 0 === scored,
    );

export const deadlinesEndEveryQuery = property<Conversation>({
  name: "deadlines-end-every-query",
  informal:
    "A query ends once, when the first block after a stage without commitments or answers, or after the last one, begins; several in the order of their numbers.",
  formal: "end(q) = 1 + (commit_until | reveal_until | score_until) ≤ 1 + score_until, and #ends(q) = 1",
  rules: ["QRY-1", "QRY-7", "QRY-8"],
  status: "tested",
  arbitrary: conversations,
  witnesses: {
    "nobody commits": someRan(endsWith("commit", false)),
    "nobody reveals": someRan(endsWith("reveal", false)),
    "nobody scores": someRan(endsWith("score", false)),
    "somebody wins": someRan(isWon),
    "two end in one block": someRan((ran) => endsOf(ran).length > 1),
  },
  violation: faultIn,
});
