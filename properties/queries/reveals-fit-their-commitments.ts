import * as Result from "effect/Result";
import fc from "fast-check";
import { answerHash, commitmentOf } from "../../model/bonded/queries/commitment.ts";
import { Commitments, Queries } from "../../model/bonded/queries/items.ts";
import { applyCall } from "../../model/runtime/block.ts";
import { signed } from "../../model/runtime/origin.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { property } from "../property.ts";
import { hotkey, openState, queryId, quickRules, saltOf } from "../support/queries.ts";

/** What a commitment is made of. */
interface Parts {
  readonly query: number;
  readonly who: number;
  readonly salt: number;
  /** Bytes of the answer. */
  readonly answer: readonly number[];
}

interface Reveal {
  /** What stands under the name of the hotkey that reveals. */
  readonly committed: Parts;
  readonly shown: Parts;
}

const hex = (bytes: readonly number[]): string =>
  `0x${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;

const madeOf = ({ query, who, salt, answer }: Parts): string =>
  commitmentOf(queryId(query), hotkey(who), saltOf(salt), hex(answer));

/** The shown query in its second stage, with the commitment under the name of who reveals. */
const stateOf = ({ committed, shown }: Reveal): State => {
  const opened = openState();
  const query = Queries.get(opened, queryId(0));
  if (query === undefined) throw new Error("the query is not open");
  const both = Queries.put(opened, queryId(shown.query), query);
  const own = { hotkey: hotkey(shown.who), commitment: madeOf(committed), answer: null };
  return BlockNumber.put(Commitments.put(both, queryId(shown.query), [own]), query.reveal_until);
};

const revealed = (given: Reveal) => {
  const { query, who, salt, answer } = given.shown;
  const args = { query: queryId(query), answer: hex(answer), salt: saltOf(salt) };
  const call = { origin: signed(hotkey(who)), call: { call: "Queries.reveal_answer", args } };
  return applyCall({ rules: quickRules, state: stateOf(given) }, call);
};

const isSame = ({ committed, shown }: Reveal): boolean =>
  committed.query === shown.query &&
  committed.who === shown.who &&
  committed.salt === shown.salt &&
  hex(committed.answer) === hex(shown.answer);

/** Whether the two differ in what `change` takes over, and in nothing else. */
const differsIn =
  (change: (given: Reveal) => Partial<Parts>) =>
  (given: Reveal): boolean =>
    !isSame(given) && isSame({ ...given, shown: { ...given.shown, ...change(given) } });

const LENGTH = quickRules.bonded?.maxAnswerLength ?? 0;

const parts = fc.record({
  query: fc.constantFrom(0, 1),
  who: fc.constantFrom(0, 1),
  salt: fc.constantFrom(0, 1),
  answer: fc.array(fc.constantFrom(0, 1), { maxLength: 6 }),
});

/** The same once more, with some parts of another. */
const reveals = fc
  .record({ committed: parts, other: parts, taken: fc.subarray(["query", "who", "salt", "answer"] as const) })
  .map(({ committed, other, taken }): Reveal => {
    const changed = Object.fromEntries(taken.map((name) => [name, other[name]]));
    return { committed, shown: { ...committed, ...changed } };
  });

export const revealsFitTheirCommitments = property<Reveal>({
  name: "reveals-fit-their-commitments",
  informal:
    "An answer is revealed where the commitment was made for this query, by this hotkey, with this salt and this answer, and it is short enough.",
  formal:
    "accepted ⟺ committed = (query, h, salt, answer) ∧ |answer| ≤ maxAnswerLength; then its hash is kept",
  rules: ["QRY-4"],
  status: "tested",
  arbitrary: reveals,
  witnesses: {
    "all is the same": (given) => isSame(given) && given.shown.answer.length <= LENGTH,
    "the answer is as long as may be": (given) => isSame(given) && given.shown.answer.length === LENGTH,
    "the answer is too long": (given) => isSame(given) && given.shown.answer.length > LENGTH,
    "only the query differs": differsIn(({ committed: { query } }) => ({ query })),
    "only the hotkey differs": differsIn(({ committed: { who } }) => ({ who })),
    "only the salt differs": differsIn(({ committed: { salt } }) => ({ salt })),
    "only the answer differs": differsIn(({ committed: { answer } }) => ({ answer })),
  },
  violation: (given) => {
    const { query, answer } = given.shown;
    const result = revealed(given);
    const due = isSame(given) && answer.length <= LENGTH;
    if (Result.isSuccess(result) !== due)
      return Result.isSuccess(result) ? "accepted" : `refused with ${result.failure.reason}`;
    if (Result.isFailure(result)) return undefined;
    const kept = Commitments.get(result.success.state, queryId(query))[0]?.answer;
    return kept === answerHash(hex(answer)) ? undefined : `${kept} is kept of the answer`;
  },
});
