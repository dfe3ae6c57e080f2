import { Scores } from "../../model/bonded/queries/items.ts";
import { settleQueries } from "../../model/bonded/queries/settle.ts";
import { JailedUntil } from "../../model/bonded/slashing/items.ts";
import type { State } from "../../model/storage/item.ts";
import { conversations } from "../arbitraries/queries.ts";
import { property } from "../property.ts";
import {
  type Conversation,
  ends,
  endsOf,
  firstFault,
  isWon,
  quickRules,
  type Ran,
  someRan,
} from "../support/queries.ts";

const isJailed = (state: State, hotkey: string): boolean => JailedUntil.has(state, hotkey);

const jailedScores = (state: State): readonly (readonly [bigint, string])[] =>
  Scores.entries(state)
    .map(({ keys }) => keys)
    .filter(([, hotkey]) => isJailed(state, hotkey));

const acts = ({ call, refused, before }: Ran): string | undefined => {
  if (call === undefined || refused !== undefined || call.origin.kind !== "Signed") return undefined;
  const who = call.origin.account;
  return isJailed(before, who) ? `${who} is jailed, and its call is done` : undefined;
};

/** What the events of a block say, where the scores of jailed hotkeys had never been given. */
const eventsWithout = (before: State): string => {
  const state = jailedScores(before).reduce((next, keys) => Scores.remove(next, ...keys), before);
  return shown(settleQueries({ rules: quickRules, state }).events);
};

const shown = (events: Ran["events"]): string =>
  JSON.stringify(events, (_, value) => (typeof value === "bigint" ? `${value}` : value));

const counts = (ran: Ran): string | undefined => {
  if (ran.step !== undefined) return undefined;
  const winner = endsOf(ran).find((end) => end.winner !== null && isJailed(ran.before, end.winner))?.winner;
  if (winner !== undefined) return `${winner} is jailed, and wins`;
  return eventsWithout(ran.before) === shown(ran.events) ? undefined : "the scores of jailed hotkeys count";
};

export const jailedHotkeysTakeNoPartInQueries = property<Conversation>({
  name: "jailed-hotkeys-take-no-part-in-queries",
  informal:
    "A jailed hotkey commits, reveals and scores nothing, does not win, and its earlier scores do not count.",
  formal: "JailedUntil[h] ⇒ its calls are refused ∧ h ≠ winner ∧ the end is that without Scores[q, h]",
  rules: ["QRY-3", "QRY-4", "QRY-5", "QRY-6"],
  status: "tested",
  arbitrary: conversations,
  witnesses: {
    "a commitment is refused": someRan(ends("commit_answer", "Slashing.Jailed")),
    "a reveal is refused": someRan(ends("reveal_answer", "Slashing.Jailed")),
    "scores are refused": someRan(ends("score_answers", "Slashing.Jailed")),
    "a validator is jailed after it has scored": someRan(
      (ran) => isWon(ran) && jailedScores(ran.before).length > 0,
    ),
  },
  violation: firstFault((ran) => acts(ran) ?? counts(ran)),
});
