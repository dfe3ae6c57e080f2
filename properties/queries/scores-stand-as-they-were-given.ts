import * as Result from "effect/Result";
import fc from "fast-check";
import { Commitments, Queries, Scores } from "../../model/bonded/queries/items.ts";
import { ValidatorPermit } from "../../model/finney/items/subtensor.ts";
import { applyCall } from "../../model/runtime/block.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { scoreValues } from "../arbitraries/queries.ts";
import { property } from "../property.ts";
import {
  hotkey,
  NETUID,
  openState,
  queryId,
  quickRules,
  scoreBy,
  strangersCommitments,
} from "../support/queries.ts";

interface Judgement {
  /** Which of three answers are revealed. */
  readonly revealed: readonly boolean[];
  readonly permit: boolean;
  /** Whether the validator has committed as well. */
  readonly committed: boolean;
  readonly scores: readonly (readonly [number: number, score: number])[];
}

const QUERY = queryId(0);
const JUDGE = 4;

const withPermit = (state: State, permit: boolean): State =>
  ValidatorPermit.update(state, NETUID, (permits: readonly boolean[]) => permits.with(JUDGE, permit));

const stateOf = ({ revealed, permit, committed }: Judgement): State => {
  const opened = openState();
  const others = strangersCommitments(revealed.length).map((commitment, number) => ({
    ...commitment,
    answer: revealed[number] === true ? `0x${"0a".repeat(32)}` : null,
  }));
  const own = committed ? [{ hotkey: hotkey(JUDGE), commitment: `0x${"01".repeat(32)}`, answer: null }] : [];
  const judged = Commitments.put(withPermit(opened, permit), QUERY, [...others, ...own]);
  return BlockNumber.put(judged, Queries.get(opened, QUERY)?.score_until ?? 0n);
};

const numbersOf = ({ scores }: Judgement): readonly number[] => scores.map(([number]) => number);

const isDouble = (judgement: Judgement): boolean => {
  const numbers = numbersOf(judgement);
  return numbers.some((number, index) => numbers.indexOf(number) < index);
};

const areRevealed = (judgement: Judgement): boolean =>
  numbersOf(judgement).every((number) => judgement.revealed[number] === true);

const isWelcome = (judgement: Judgement): boolean =>
  judgement.permit && !judgement.committed && !isDouble(judgement) && areRevealed(judgement);

const shuffled = fc.tuple(scoreValues, scoreValues, scoreValues).map(
  ([first, second, third]) =>
    [
      [2, first],
      [0, second],
      [1, third],
    ] as const,
);

const wrongRow = ({ scores, revealed }: Judgement, row: readonly number[]): string | undefined => {
  if (row.length !== revealed.length)
    return `${row.length} scores are kept for ${revealed.length} commitments`;
  const number = row.findIndex((kept, index) => {
    const given = scores.find(([about]) => about === index);
    return kept !== (given === undefined ? 0 : given[1]);
  });
  return number < 0 ? undefined : `number ${number} has ${row[number]}`;
};

export const scoresStandAsTheyWereGiven = property<Judgement>({
  name: "scores-stand-as-they-were-given",
  informal:
    "A validator with a permit that has not committed scores revealed answers, each once; what it leaves out counts 0.",
  formal:
    "accepted ⟺ permit ∧ ¬committed ∧ numbers distinct ∧ all revealed; then row_n = given score, else 0",
  rules: ["QRY-5"],
  status: "tested",
  arbitrary: fc.record({
    revealed: fc.array(fc.constantFrom(true, true, true, false), { minLength: 3, maxLength: 3 }),
    permit: fc.constantFrom(true, true, true, false),
    committed: fc.constantFrom(false, false, false, true),
    scores: fc.oneof(
      {
        arbitrary: fc.array(fc.tuple(fc.constantFrom(0, 1, 1, 2, 2, 3), scoreValues), { maxLength: 3 }),
        weight: 4,
      },
      { arbitrary: shuffled, weight: 1 },
    ),
  }),
  witnesses: {
    "some answer is left out": (judgement) => isWelcome(judgement) && judgement.scores.length < 3,
    "all three are scored": (judgement) => isWelcome(judgement) && judgement.scores.length === 3,
    "only the permit is missing": (judgement) =>
      !judgement.permit && isWelcome({ ...judgement, permit: true }),
    "only an own commitment is in the way": (judgement) =>
      judgement.committed && isWelcome({ ...judgement, committed: false }),
    "a revealed answer stands twice": (judgement) =>
      isDouble(judgement) && areRevealed(judgement) && judgement.permit && !judgement.committed,
    "an answer is not revealed": (judgement) =>
      !areRevealed(judgement) && isWelcome({ ...judgement, revealed: [true, true, true] }),
  },
  violation: (judgement) => {
    const result = applyCall(
      { rules: quickRules, state: stateOf(judgement) },
      scoreBy(JUDGE, QUERY, judgement.scores),
    );
    if (Result.isSuccess(result) !== isWelcome(judgement))
      return Result.isSuccess(result) ? "accepted" : `refused with ${result.failure.reason}`;
    if (Result.isFailure(result)) return undefined;
    return wrongRow(judgement, Scores.get(result.success.state, QUERY, hotkey(JUDGE)) ?? []);
  },
});
