import { NextQueryId, Scores } from "../../model/bonded/queries/items.ts";
import { conversations } from "../arbitraries/queries.ts";
import { property } from "../property.ts";
import {
  type Conversation,
  ends,
  endsOf,
  eventsOf,
  isWon,
  type Ran,
  runOf,
  someRan,
} from "../support/queries.ts";

/** What is wrong with the payments of a step, where `over` are the queries that have ended before. */
const wrongPayment = (ran: Ran, over: ReadonlySet<bigint>): string | undefined => {
  const ending = endsOf(ran).map(({ query }) => query);
  const again = ending.find((id) => over.has(id) || ending.filter((other) => other === id).length > 1);
  if (again !== undefined) return `query ${again} ends twice`;
  const paid = eventsOf(ran, "FeePaid").map((event) => event["query"] as bigint);
  const stray = paid.find((id) => !ending.includes(id));
  if (stray !== undefined) return `query ${stray} pays and does not end`;
  const generous = ending.find(
    (id) => paid.filter((other) => other === id).length > 2 + Scores.entries(ran.before, id).length,
  );
  return generous === undefined ? undefined : `query ${generous} pays more often than it has receivers`;
};

const named = ({ events }: Ran): readonly bigint[] =>
  events.flatMap(({ pallet, fields }) =>
    pallet === "Queries" ? [(fields as { readonly query: bigint }).query] : [],
  );

const faultIn = (conversation: Conversation): string | undefined => {
  const over = new Set<bigint>();
  for (const ran of runOf(conversation)) {
    const fault = wrongPayment(ran, over);
    if (fault !== undefined) return `block ${ran.block}: ${fault}`;
    const late = named(ran).find((id) => over.has(id));
    if (late !== undefined) return `block ${ran.block}: query ${late} is over, and still does something`;
    if (NextQueryId.get(ran.after) < NextQueryId.get(ran.before)) return "a number is given again";
    for (const { query } of endsOf(ran)) over.add(query);
  }
  return undefined;
};

export const nobodyIsPaidTwiceForAQuery = property<Conversation>({
  name: "nobody-is-paid-twice-for-a-query",
  informal:
    "A query pays in the step in which it ends and in no other, and nothing happens to it afterwards.",
  formal: "FeePaid(q) at t ⇒ QuerySettled(q) at t ∧ no event of q after t",
  rules: ["QRY-6", "QRY-8"],
  status: "tested",
  arbitrary: conversations,
  witnesses: {
    "several are paid": someRan((ran) => isWon(ran) && eventsOf(ran, "FeePaid").length > 2),
    "a late call names a query that is over": someRan(
      (ran) =>
        ends("commit_answer", "Queries.UnknownQuery")(ran) ||
        ends("reveal_answer", "Queries.UnknownQuery")(ran) ||
        ends("score_answers", "Queries.UnknownQuery")(ran),
    ),
  },
  violation: faultIn,
});
