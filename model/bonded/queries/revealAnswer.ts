import * as Result from "effect/Result";
import type { Chain } from "../../rules.ts";
import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure, type Rejection, reject } from "../../runtime/rejection.ts";
import { fromHex } from "../../storage/bytes.ts";
import { Bytes, Hash, U64 } from "../../storage/shape.ts";
import { parametersOf } from "../parametersOf.ts";
import { answerHash, commitmentOf } from "./commitment.ts";
import { AnswerRevealed } from "./events.ts";
import { type Commitment, Commitments } from "./items.ts";
import { checkFree, numberIn, queryIn } from "./query.ts";

/** [QRY-4] What the hotkey has committed to, and the number of that; `Queries.NotCommitted` where it has not. */
const committedBy = (
  commitments: readonly Commitment[],
  hotkey: string,
): Result.Result<{ readonly number: number; readonly own: Commitment }, Rejection> => {
  const number = numberIn(commitments, hotkey);
  const own = commitments[number];
  return own === undefined ? reject("Queries.NotCommitted") : Result.succeed({ number, own });
};

/** [QRY-4] `Queries.AnswerTooLong`, then `Queries.WrongReveal` unless the answer is what `commitment` was made of. */
const checkAnswer = (
  { rules }: Chain,
  commitment: string,
  [query, hotkey, salt, answer]: Parameters<typeof commitmentOf>,
): Result.Result<void, Rejection> =>
  Result.gen(function* () {
    const { maxAnswerLength } = parametersOf(rules);
    yield* ensure(fromHex(answer).length <= maxAnswerLength, "Queries.AnswerTooLong");
    yield* ensure(commitmentOf(query, hotkey, salt, answer) === commitment, "Queries.WrongReveal");
  });

/** [QRY-4] Show the answer that the signing hotkey has committed to. */
export const revealAnswer = call(
  {
    pallet: "Queries",
    name: "reveal_answer",
    index: 2,
    arguments: { query: U64, answer: Bytes, salt: Hash },
    rules: ["QRY-4", "QRY-1", "QRY-8"],
    rejections: [
      "BadOrigin",
      "Queries.UnknownQuery",
      "Queries.WrongStage",
      "Queries.NotCommitted",
      "Slashing.Jailed",
      "Queries.AlreadyRevealed",
      "Queries.AnswerTooLong",
      "Queries.WrongReveal",
    ],
    documentation: "show the answer that a hotkey has committed to",
  },
  function* ({ rules, state }, origin, { query: id, answer, salt }) {
    const hotkey = yield* ensureSigned(origin);
    yield* queryIn(state, id, "reveal");
    const commitments: readonly Commitment[] = Commitments.get(state, id);
    const { number, own } = yield* committedBy(commitments, hotkey);
    yield* checkFree(state, hotkey);
    yield* ensure(own.answer === null, "Queries.AlreadyRevealed");
    yield* checkAnswer({ rules, state }, own.commitment, [id, hotkey, salt, answer]);
    const hash = answerHash(answer);
    const revealed = Commitments.put(state, id, commitments.with(number, { ...own, answer: hash }));
    return done(revealed, AnswerRevealed({ query: id, hotkey, number, answer: hash }));
  },
);
