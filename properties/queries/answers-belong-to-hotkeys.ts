import { calmConversations } from "../arbitraries/queries.ts";
import { property } from "../property.ts";
import {
  type Conversation,
  endsOf,
  hotkey,
  isWon,
  MINERS,
  type QueryEnd,
  runOf,
  someRan,
} from "../support/queries.ts";

/** Somebody takes over the slot of the winner after the answers are known, and before anybody scores. */
const withReplacedWinner = (conversation: Conversation, winner: number): Conversation => {
  const opened = conversation.steps.find(({ kind }) => kind === "open")?.at ?? 0;
  const scoring = opened + 5;
  return {
    ...conversation,
    steps: [
      ...conversation.steps.filter(({ at }) => at < scoring),
      { kind: "replace", at: scoring, who: winner },
      ...conversation.steps.filter(({ at }) => at >= scoring),
    ],
  };
};

const endOf = (conversation: Conversation): QueryEnd | undefined => runOf(conversation).flatMap(endsOf)[0];

export const answersBelongToHotkeys = property<Conversation>({
  name: "answers-belong-to-hotkeys",
  informal:
    "A miner that loses its slot after its answer is revealed wins all the same, with the same median.",
  formal: "winner(run) = h ⇒ winner(run with the slot of h given away before the scores) = h",
  rules: ["QRY-4", "QRY-5", "QRY-6"],
  status: "tested",
  arbitrary: calmConversations,
  witnesses: { "somebody wins": someRan(isWon) },
  violation: (conversation) => {
    const end = endOf(conversation);
    const winner = MINERS.find((who) => hotkey(who) === end?.winner);
    if (end === undefined || winner === undefined) return undefined;
    const other = endOf(withReplacedWinner(conversation, winner));
    return other?.winner === end.winner && other.median === end.median
      ? undefined
      : `${end.winner} wins with ${end.median}; without its slot ${other?.winner} with ${other?.median}`;
  },
});
