import * as Result from "effect/Result";
import { hasDuplicateUids } from "../../finney/weights/checks.ts";
import { call, done } from "../../runtime/call.ts";
import { ensureSigned } from "../../runtime/origin.ts";
import { ensure, type Rejection } from "../../runtime/rejection.ts";
import { tuple, U16, U64, vector } from "../../storage/shape.ts";
import { AnswersScored } from "./events.ts";
import { type Commitment, Commitments, Scores } from "./items.ts";
import { checkPart, holdsPermit, numberIn, queryIn } from "./query.ts";

type NumberAndScore = readonly [number: number, score: number];

const isRevealed = (commitment: Commitment | undefined): boolean => (commitment?.answer ?? null) !== null;

/** [QRY-5] `Queries.DuplicateNumbers`, then `Queries.NotRevealed`. */
const checkNumbers = (
  numbers: readonly number[],
  commitments: readonly Commitment[],
): Result.Result<void, Rejection> =>
  Result.gen(function* () {
    yield* ensure(!hasDuplicateUids(numbers), "Queries.DuplicateNumbers");
    yield* ensure(
      numbers.every((number) => isRevealed(commitments[number])),
      "Queries.NotRevealed",
    );
  });

/** [QRY-5] One score for each of `count` commitments: 0 for those that are left out. */
const scoreRow = (scores: readonly NumberAndScore[], count: number): readonly number[] => {
  const given = new Map(scores);
  return Array.from({ length: count }, (_, number) => given.get(number) ?? 0);
};

/** [QRY-5] Say how good the answers to a query are. */
export const scoreAnswers = call(
  {
    pallet: "Queries",
    name: "score_answers",
    index: 3,
    arguments: { query: U64, scores: vector(tuple(U16, U16)) },
    rules: ["QRY-5", "QRY-1", "QRY-8"],
    rejections: [
      "BadOrigin",
      "Queries.UnknownQuery",
      "Queries.WrongStage",
      "NotRegistered",
      "Slashing.Jailed",
      "NoValidatorPermit",
      "Queries.ScorerHasCommitted",
      "Queries.AlreadyScored",
      "Queries.DuplicateNumbers",
      "Queries.NotRevealed",
    ],
    documentation: "score the answers to a query",
  },
  function* ({ state }, origin, { query: id, scores }) {
    const hotkey = yield* ensureSigned(origin);
    const query = yield* queryIn(state, id, "score");
    yield* checkPart(state, query, hotkey);
    yield* ensure(holdsPermit(state, query, hotkey), "NoValidatorPermit");
    const commitments = Commitments.get(state, id);
    yield* ensure(numberIn(commitments, hotkey) < 0, "Queries.ScorerHasCommitted");
    yield* ensure(!Scores.has(state, id, hotkey), "Queries.AlreadyScored");
    yield* checkNumbers(
      scores.map(([number]) => number),
      commitments,
    );
    const row = scoreRow(scores, commitments.length);
    return done(Scores.put(state, id, hotkey, row), AnswersScored({ query: id, hotkey, scores: row }));
  },
);
