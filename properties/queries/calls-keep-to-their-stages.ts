import { Commitments, Queries, Scores } from "../../model/bonded/queries/items.ts";
import type { State } from "../../model/storage/item.ts";
import { conversations } from "../arbitraries/queries.ts";
import { property } from "../property.ts";
import { type Conversation, ends, firstFault, quickRules, type Ran, someRan } from "../support/queries.ts";

const periods = quickRules.bonded!;

const bounds = (state: State, id: bigint): Readonly<Record<string, readonly [bigint, bigint]>> => {
  const query = Queries.get(state, id);
  if (query === undefined) return {};
  const { commit_until, reveal_until, score_until } = query;
  return {
    "Queries.commit_answer": [commit_until - periods.commitPeriod, commit_until],
    "Queries.reveal_answer": [commit_until + 1n, commit_until + periods.revealPeriod],
    "Queries.score_answers": [reveal_until + 1n, reveal_until + periods.scorePeriod],
    "": [score_until, score_until],
  };
};

/** How often a hotkey stands in what is kept of a query, by call. */
const timesIn = (state: State, id: bigint, hotkey: string): Readonly<Record<string, number>> => {
  const own = Commitments.get(state, id).filter((commitment) => commitment.hotkey === hotkey);
  return {
    "Queries.commit_answer": own.length,
    "Queries.reveal_answer": own.filter(({ answer }) => answer !== null).length,
    "Queries.score_answers": Scores.has(state, id, hotkey) ? 1 : 0,
  };
};

const fault = ({ call, refused, block, before, after }: Ran): string | undefined => {
  const name = call?.call.call ?? "";
  const id = call?.call.args["query"];
  if (call === undefined || refused !== undefined || typeof id !== "bigint") return undefined;
  const [first, last] = bounds(before, id)[name] ?? [0n, -1n];
  if (block < first || block > last) return `accepted in block ${block}, not in ${first} to ${last}`;
  const hotkey = call.origin.kind === "Signed" ? call.origin.account : "";
  const [was, is] = [timesIn(before, id, hotkey)[name], timesIn(after, id, hotkey)[name]];
  return was === 0 && is === 1 ? undefined : `the hotkey stands there ${is} times after ${was}`;
};

export const callsKeepToTheirStages = property<Conversation>({
  name: "calls-keep-to-their-stages",
  informal:
    "A hotkey commits, reveals and scores once each, and only in the blocks of the stage, which were fixed at the opening.",
  formal:
    "accepted commit ⇒ block ∈ [opened, commit_until]; reveal ∈ (commit_until, reveal_until]; score ∈ (reveal_until, score_until]",
  rules: ["QRY-1", "QRY-3", "QRY-4", "QRY-5"],
  status: "tested",
  arbitrary: conversations,
  witnesses: {
    "a commitment comes too late": someRan(ends("commit_answer", "Queries.WrongStage")),
    "a second commitment is refused": someRan(ends("commit_answer", "Queries.AlreadyCommitted")),
    "a reveal comes at the wrong time": someRan(ends("reveal_answer", "Queries.WrongStage")),
    "a second reveal is refused": someRan(ends("reveal_answer", "Queries.AlreadyRevealed")),
    "scores come at the wrong time": someRan(ends("score_answers", "Queries.WrongStage")),
    "second scores are refused": someRan(ends("score_answers", "Queries.AlreadyScored")),
  },
  violation: firstFault(fault),
});
