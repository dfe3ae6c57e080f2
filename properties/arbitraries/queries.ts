import fc from "fast-check";
import { type Conversation, MINERS, type Step, VALIDATORS } from "../support/queries.ts";

/** Fees around the least one, and with parts that do not come out even. */
const fees = fc.constantFrom(999n, 1_000n, 1_000n, 1_001n, 1_333n, 1_333n, 5_000n, 5_000n, 99_999n);
const balances = fc.constantFrom(0n, 500n, 2_400n, 5_500n, 1_000_000n, 1_000_000n, 1_000_000n, 1_000_000n);
const stakes = fc.constantFrom(0n, 1n, 1n, 2n, 3n, 1_000n);
export const scoreValues = fc.constantFrom(0, 0, 1, 2, 30_000, 65_535);

const soon = fc.nat({ max: 1 });
const mostly = fc.constantFrom(true, true, true, false);

/** What a miner does about a query: when it commits and reveals, if it does. */
const part = fc.record({
  commits: mostly,
  reveals: mostly,
  commitAfter: fc.nat({ max: 2 }),
  revealAfter: soon,
});
const someScores = fc.array(scoreValues, { minLength: 3, maxLength: 3 });
/** What a validator does about it. */
const judgement = fc.record({
  scores: someScores,
  does: mostly,
  after: soon,
});

/** One query as it is meant to go, opened in one of the first two blocks. */
const courses = (query: number): fc.Arbitrary<readonly Step[]> =>
  fc
    .record({
      at: soon,
      client: fc.nat({ max: 2 }),
      fee: fees,
      parts: fc.tuple(...MINERS.map(() => part)),
      judgements: fc.tuple(...VALIDATORS.map(() => judgement)),
    })
    .map(({ at, client, fee, parts, judgements }) => [
      { kind: "open", at, client, fee },
      ...parts.flatMap((does, who): readonly Step[] => [
        ...(does.commits
          ? [{ kind: "commit", at: at + does.commitAfter, who, query, of: who } as const]
          : []),
        ...(does.reveals
          ? [{ kind: "reveal", at: at + 3 + does.revealAfter, who, query, of: who } as const]
          : []),
      ]),
      ...judgements.flatMap(({ scores, does, after }, place): readonly Step[] =>
        does
          ? [{ kind: "score", at: at + 5 + after, who: VALIDATORS[place]!, query, scores, blind: false }]
          : [],
      ),
    ]);

const miners = fc.constantFrom(...MINERS);
const delays = fc.constantFrom(3, 4, 5, 6);

/** What somebody does who wants more than its part: copy, do everything twice, go away or be jailed in the middle. */
const attacks = (query: number): fc.Arbitrary<readonly Step[]> =>
  fc.oneof(
    fc.record({ who: miners, of: miners, delay: delays }).map(({ who, of, delay }): readonly Step[] => [
      { kind: "commit", at: 1, who, query, of },
      { kind: "reveal", at: delay, who, query, of },
    ]),
    fc.record({ who: miners, delay: delays }).map(({ who, delay }): readonly Step[] => [
      { kind: "commit", at: 2, who, query, of: who },
      { kind: "reveal", at: delay, who, query, of: who },
    ]),
    fc
      .record({ kind: fc.constantFrom("jail", "swap", "replace"), who: fc.nat({ max: 7 }), at: delays })
      .map((step): readonly Step[] => [step]),
    fc
      .record({
        kind: fc.constantFrom("jail", "unpermit"),
        who: fc.constantFrom(...VALIDATORS),
        at: fc.constantFrom(6, 7),
      })
      .map((step): readonly Step[] => [step]),
    fc
      .record({ kind: fc.constantFrom("swap", "jail", "jail"), who: miners, at: fc.constantFrom(4, 5, 6) })
      .map((step): readonly Step[] => [step]),
    fc
      .record({ kind: fc.constant("jail"), who: miners, at: fc.constantFrom(0, 1) })
      .map((step): readonly Step[] => [step]),
    fc
      .record({ who: fc.constantFrom(...VALIDATORS), scores: someScores })
      .map(({ who, scores }): readonly Step[] => [
        { kind: "score", at: 6, who, query, scores, blind: false },
        { kind: "score", at: 6, who, query, scores, blind: false },
      ]),
    fc
      .record({ client: fc.nat({ max: 5 }), at: delays })
      .map(({ client, at }): readonly Step[] => [{ kind: "spend", at, client }]),
  );

const at = fc.nat({ max: 8 });
const who = fc.nat({ max: 9 });
const query = fc.nat({ max: 2 });

/** What is not meant to happen: strange times and hands, and changes of the chain around a query. */
const disturbances: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom("commit", "reveal"), at, who, query, of: fc.nat({ max: 4 }) }),
  fc.record({
    kind: fc.constant("score"),
    at,
    who,
    query,
    scores: fc.array(scoreValues, { maxLength: 3 }),
    blind: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom("jail", "free", "swap", "replace", "unpermit"), at, who }),
  fc.record({ kind: fc.constant("spend"), at, client: fc.nat({ max: 5 }) }),
  fc.record({ kind: fc.constant("open"), at, client: fc.nat({ max: 5 }), fee: fees }),
);

const rareDisturbances = fc.oneof(
  { arbitrary: disturbances, weight: 20 },
  { arbitrary: fc.record({ kind: fc.constantFrom("dissolve", "renew"), at }), weight: 1 },
);

/** Who has what; the clients are rich mostly. */
const beginnings = fc.record({
  balances: fc.array(balances, { minLength: 6, maxLength: 6 }),
  stakes: fc.array(stakes, { minLength: 4, maxLength: 4 }),
  owned: mostly,
});

/** One or two queries, together with all that comes between. */
export const conversations: fc.Arbitrary<Conversation> = fc
  .record({
    beginning: beginnings,
    first: courses(0),
    second: fc.option(courses(1), { nil: [] }),
    attacked: fc.array(attacks(0), { maxLength: 4 }),
    disturbed: fc.array(rareDisturbances, { maxLength: 4 }),
    early: fc.boolean(),
  })
  .map(({ beginning, first, second, attacked, disturbed, early }) => {
    const meant = [...first, ...second];
    const strange = [...attacked.flat(), ...disturbed];
    return { ...beginning, steps: early ? [...strange, ...meant] : [...meant, ...strange] };
  });

/** The same without anything that is not meant to happen. */
export const calmConversations: fc.Arbitrary<Conversation> = fc
  .record({ beginning: beginnings, first: courses(0) })
  .map(({ beginning, first }) => ({ ...beginning, steps: first }));
