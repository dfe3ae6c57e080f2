import { answerHash, commitmentOf } from "../../model/bonded/queries/commitment.ts";
import { Commitments } from "../../model/bonded/queries/items.ts";
import { conversations } from "../arbitraries/queries.ts";
import { property } from "../property.ts";
import {
  answerOf,
  type Conversation,
  ends,
  firstFault,
  hotkey,
  type Ran,
  saltOf,
  someRan,
} from "../support/queries.ts";

/** Whether the step is about the commitment or the answer of another hotkey. */
const isCopy = ({ step }: Ran): boolean =>
  (step?.kind === "commit" || step?.kind === "reveal") && step.of !== step.who;

const copiedReveal = (ran: Ran): string | undefined => {
  const { step, refused } = ran;
  if (step?.kind !== "reveal" || !isCopy(ran) || refused !== undefined) return undefined;
  return `hotkey ${step.who} has revealed the answer of ${step.of}`;
};

/** Every revealed answer is the own one of the hotkey under whose name it stands. */
const foreignAnswer = ({ after }: Ran): string | undefined => {
  for (const { keys, value } of Commitments.entries(after)) {
    for (const { hotkey: name, commitment, answer } of value) {
      const who = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((index) => hotkey(index) === name) ?? -1;
      if (answer === null) continue;
      const own = commitmentOf(keys[0], name, saltOf(who), answerOf(who));
      if (commitment !== own || answer !== answerHash(answerOf(who)))
        return `query ${keys[0]} has an answer of hotkey ${who} that is not its own`;
    }
  }
  return undefined;
};

/** A copy that stands in the list of commitments. */
const standsCopied = ({ after }: Ran): boolean =>
  Commitments.entries(after).some(({ value }) =>
    value.some(
      ({ commitment }, index) => value.findIndex((other) => other.commitment === commitment) < index,
    ),
  );

export const copiedAnswersAreNeverRevealed = property<Conversation>({
  name: "copied-answers-are-never-revealed",
  informal:
    "Whoever commits to another's commitment, or reveals another's answer, gets nothing revealed, and cannot keep the author from doing so.",
  formal:
    "answer_h revealed ⇒ commitment_h = BLAKE2b(query, h, salt, answer); a commitment is refused for no other's",
  rules: ["QRY-3", "QRY-4"],
  status: "tested",
  arbitrary: conversations,
  witnesses: {
    "a commitment stands twice": someRan(standsCopied),
    "a copied reveal is refused": someRan(
      (ran) => isCopy(ran) && ends("reveal_answer", "Queries.WrongReveal")(ran),
    ),
    "an answer is revealed": someRan(ends("reveal_answer")),
  },
  violation: firstFault((ran) => copiedReveal(ran) ?? foreignAnswer(ran)),
});
