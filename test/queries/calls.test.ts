import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";
import { answerHash, commitmentOf } from "../../model/bonded/queries/commitment.ts";
import { Commitments, Deadlines, Queries, Scores } from "../../model/bonded/queries/items.ts";
import { settleQueries } from "../../model/bonded/queries/settle.ts";
import { bondedWith } from "../../model/bonded/rules.ts";
import { JailedUntil } from "../../model/bonded/slashing/items.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import { moveHotkey } from "../../model/finney/registration/moveHotkey.ts";
import { removeNetwork } from "../../model/finney/subnets/networks.ts";
import { applyCall, type Extrinsic } from "../../model/runtime/block.ts";
import { root } from "../../model/runtime/origin.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import {
  answerOf,
  coldkey,
  commitBy,
  hotkey,
  NETUID,
  openBy,
  ownerOf,
  queryId,
  quickRules,
  revealBy,
  saltOf,
  scoreBy,
  stateOf,
} from "../../properties/support/queries.ts";
import { balanceIn } from "../../properties/support/stakes.ts";

const QUERY = queryId(0);
const NO_QUERY = queryId(5);

const beginning = BlockNumber.put(
  stateOf({
    balances: [10_000n, 1_000n, 10_000n, 10_000n, 10_000n, 10_000n],
    stakes: [50n, 30n, 20n, 0n],
    owned: true,
    steps: [],
  }),
  100n,
);

const reasonOf = (state: State, call: Extrinsic, rules = quickRules): string => {
  const result = applyCall({ rules, state }, call);
  return Result.isFailure(result) ? result.failure.reason : "accepted";
};

const made = (state: State, ...calls: readonly Extrinsic[]): State =>
  calls.reduce(
    (next, call) => Result.getOrThrow(applyCall({ rules: quickRules, state: next }, call)).state,
    state,
  );

const settled = (state: State, block: bigint, rules = quickRules) => {
  let outcome = settleQueries({ rules, state });
  for (let number = BlockNumber.get(state) + 1n; number <= block; number += 1n)
    outcome = settleQueries({ rules, state: BlockNumber.put(outcome.state, number) });
  return outcome;
};
const inBlock = (state: State, block: bigint): State => settled(state, block).state;

const opened = made(beginning, openBy(0, 5_000n));
const committed = made(opened, commitBy(0, QUERY), commitBy(1, QUERY), commitBy(2, QUERY, 0));
const revealing = inBlock(committed, 103n);
const revealed = made(revealing, revealBy(0, QUERY), revealBy(1, QUERY));
const scoring = inBlock(revealed, 105n);

const jailed = (state: State, who: number): State => JailedUntil.put(state, hotkey(who), 1n);
const withoutAxon = (state: State, who: number): State => item.Axons.remove(state, NETUID, hotkey(who));
const withAnswer = (who: number, answer: string, salt = saltOf(who)): Extrinsic => {
  const { origin, call } = revealBy(who, QUERY);
  return { origin, call: { ...call, args: { query: QUERY, answer, salt } } };
};

describe("what a call checks first", () => {
  test.each([
    ["open: the origin", beginning, { ...openBy(0, 0n, 0), origin: root }, "BadOrigin"],
    ["then the network", beginning, openBy(1, 0n, 7), "NetworkDoesNotExist"],
    ["then that it is not the root", beginning, openBy(1, 0n, 0), "OperationNotPermittedOnRootSubnet"],
    ["then the fee", beginning, openBy(1, 999n), "Queries.FeeTooLow"],
    ["then the balance", beginning, openBy(1, 1_000n), "NotEnoughBalance"],
    ["commit: the query", jailed(opened, 8), commitBy(8, NO_QUERY), "Queries.UnknownQuery"],
    ["then the stage", jailed(revealing, 8), commitBy(8, QUERY), "Queries.WrongStage"],
    ["then the slot", jailed(opened, 8), commitBy(8, QUERY), "NotRegistered"],
    ["then the jail", withoutAxon(jailed(committed, 0), 0), commitBy(0, QUERY), "Slashing.Jailed"],
    ["then the axon", withoutAxon(committed, 0), commitBy(0, QUERY), "Queries.NoAxon"],
    ["then the hotkey's own", committed, commitBy(0, QUERY), "Queries.AlreadyCommitted"],
    ["then their number", committed, commitBy(3, QUERY), "Queries.TooManyCommitments"],
    ["reveal: the query", jailed(revealed, 8), revealBy(8, NO_QUERY), "Queries.UnknownQuery"],
    ["then the stage", jailed(opened, 8), revealBy(8, QUERY), "Queries.WrongStage"],
    ["then the commitment", jailed(revealing, 8), revealBy(8, QUERY), "Queries.NotCommitted"],
    ["then the jail", jailed(revealed, 0), withAnswer(0, "0x0102030405"), "Slashing.Jailed"],
    ["then the answer before", revealed, withAnswer(0, "0x0102030405"), "Queries.AlreadyRevealed"],
    ["then the length", revealing, withAnswer(0, "0x0102030405"), "Queries.AnswerTooLong"],
    ["then the commitment's content", revealing, withAnswer(0, "0x01020304"), "Queries.WrongReveal"],
    ["score: the query", jailed(scoring, 8), scoreBy(8, NO_QUERY, []), "Queries.UnknownQuery"],
    ["then the stage", jailed(revealed, 8), scoreBy(8, QUERY, []), "Queries.WrongStage"],
    ["then the slot", jailed(scoring, 8), scoreBy(8, QUERY, []), "NotRegistered"],
    ["then the jail", jailed(scoring, 0), scoreBy(0, QUERY, []), "Slashing.Jailed"],
    ["then the permit", scoring, scoreBy(0, QUERY, []), "NoValidatorPermit"],
    [
      "then an own commitment",
      Scores.put(
        Commitments.update(scoring, QUERY, (all) => [
          ...all,
          { hotkey: hotkey(4), commitment: saltOf(1), answer: null },
        ]),
        QUERY,
        hotkey(4),
        [],
      ),
      scoreBy(4, QUERY, []),
      "Queries.ScorerHasCommitted",
    ],
    [
      "then the scores before",
      Scores.put(scoring, QUERY, hotkey(4), []),
      scoreBy(4, QUERY, [
        [9, 1],
        [9, 1],
      ]),
      "Queries.AlreadyScored",
    ],
    [
      "then the numbers",
      scoring,
      scoreBy(4, QUERY, [
        [9, 1],
        [9, 1],
      ]),
      "Queries.DuplicateNumbers",
    ],
    ["then their answers", scoring, scoreBy(4, QUERY, [[9, 1]]), "Queries.NotRevealed"],
    [
      "and nothing else",
      scoring,
      scoreBy(4, QUERY, [
        [1, 1],
        [0, 2],
      ]),
      "accepted",
    ],
  ] as const)("%s", (_title, state, call, reason) => {
    expect(reasonOf(state, call)).toBe(reason);
  });
});

describe("a commitment", () => {
  const [hot, salt] = [`0x${"bb".repeat(32)}`, `0x${"5a".repeat(32)}`];

  test("is BLAKE2b of number, hotkey, salt and answer, as another library computes it", () => {
    expect(commitmentOf(7n, hot, salt, "0x3432")).toBe(
      "0x9c6bfb3ad5be3a60ff4a702ab00247315cd6eab5610b93429dc54f4806f8a2c5",
    );
    expect(answerHash("0x3432")).toBe("0x2f0039e93a27221fcf657fb877a1d4f60307106113e885096cb44a461cd0afbf");
  });

  test("of a long answer has a length of two bytes in front of it", () => {
    expect(commitmentOf(7n, hot, salt, `0x${"61".repeat(4_096)}`)).toBe(
      "0xf54b9bd9b74de7437de2b11043e5f93592e3db0fe94e0fda065aa3f9e540fd3b",
    );
  });

  test("is another one for another query, hotkey, salt or answer", () => {
    const all = [
      commitmentOf(7n, hot, salt, "0x3432"),
      commitmentOf(8n, hot, salt, "0x3432"),
      commitmentOf(7n, salt, salt, "0x3432"),
      commitmentOf(7n, hot, hot, "0x3432"),
      commitmentOf(7n, hot, salt, "0x343200"),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("the end of a query", () => {
  const scored = made(
    scoring,
    scoreBy(4, QUERY, [
      [0, 10],
      [1, 60_000],
    ]),
    scoreBy(5, QUERY, [
      [0, 65_535],
      [1, 50_000],
    ]),
    scoreBy(6, QUERY, [[0, 65_535]]),
  );

  test("pays the winner, the validators and the owner of the subnet, to the rao", () => {
    const { state } = settled(scored, 107n);
    const gained = [0, 1, 2, 3, 4, 5].map(
      (who) => balanceIn(state, coldkey(who)) - balanceIn(scored, coldkey(who)),
    );
    // 5,000: 3,000 to coldkey 1 for the answer; of 1,250 625, 375 and 250 to 4, 0 and 1; 750 to 5, who owns the subnet.
    expect(gained).toEqual([375n, 3_250n, 0n, 0n, 625n, 750n]);
    expect([...Queries.entries(state), ...Commitments.entries(state), ...Scores.entries(state)]).toEqual([]);
    expect(Deadlines.entries(state)).toEqual([]);
  });

  test("gives the fee back where the subnet is gone, or another one has its netuid", () => {
    const gone = removeNetwork(scored, NETUID);
    const newer = item.NetworkRegisteredAt.put(scored, NETUID, 105n);
    for (const state of [gone, newer]) {
      const after = settled(state, 107n).state;
      expect(balanceIn(after, coldkey(0)) - balanceIn(state, coldkey(0))).toBe(5_000n);
      expect(reasonOf(state, scoreBy(7, QUERY, []))).toBe("NotRegistered");
    }
  });

  test("passes over the answer of a hotkey that has been swapped", () => {
    const swapped = moveHotkey(scored, ownerOf(1), { from: hotkey(1), to: hotkey(9) });
    const { events } = settled(swapped, 107n);
    expect(events.at(-1)?.fields).toMatchObject({ winner: hotkey(0), median: 10 });
  });

  test("does not count a validator that has been swapped, whose new name may score", () => {
    const swapped = moveHotkey(scored, ownerOf(4), { from: hotkey(4), to: hotkey(9) });
    expect(settled(swapped, 107n).events.at(-1)?.fields).toMatchObject({ winner: hotkey(0), median: 65_535 });
    const again = made(swapped, scoreBy(9, QUERY, [[1, 60_000]]));
    expect(settled(again, 107n).events.at(-1)?.fields).toMatchObject({ winner: hotkey(1), median: 50_000 });
  });
});

describe("unusual periods", () => {
  test("stages of no blocks end with the block of the opening", () => {
    const rules = bondedWith({ minimumFee: 1n, commitPeriod: 0n, revealPeriod: 0n, scorePeriod: 0n });
    const calls = [openBy(0, 5_000n), commitBy(0, QUERY)];
    const state = calls.reduce(
      (next, call) => Result.getOrThrow(applyCall({ rules, state: next }, call)).state,
      beginning,
    );
    expect(reasonOf(state, revealBy(0, QUERY), rules)).toBe("Queries.WrongStage");
    expect(settled(state, 101n, rules).events.at(-1)?.fields).toMatchObject({
      winner: null,
      refunded: 5_000n,
    });
  });

  test("deadlines stop at the last number that a block can have", () => {
    const late = made(BlockNumber.put(beginning, 2n ** 32n - 4n), openBy(0, 5_000n));
    expect(Queries.get(late, QUERY)).toMatchObject({
      commit_until: 2n ** 32n - 2n,
      reveal_until: 2n ** 32n - 1n,
      score_until: 2n ** 32n - 1n,
    });
  });
});

test("a fee of which some parts are too small for accounts that do not exist goes back in part", () => {
  const poor = stateOf({ balances: [10_000n], stakes: [1n], owned: true, steps: [] });
  let state = made(BlockNumber.put(poor, 100n), openBy(0, 1_000n), commitBy(1, QUERY));
  state = made(inBlock(state, 103n), revealBy(1, QUERY));
  state = made(inBlock(state, 105n), scoreBy(4, QUERY, [[0, 1]]));
  const after = settled(state, 107n);
  // 600 of 1,000 make an account; 250 and 150 do not, and the client has them.
  expect(balanceIn(after.state, coldkey(1))).toBe(600n);
  expect(after.events.map(({ name, fields }) => [name, fields])).toEqual([
    ["FeePaid", { query: QUERY, account: coldkey(1), rao: 600n }],
    ["QuerySettled", { query: QUERY, winner: hotkey(1), median: 1, refunded: 400n, burnt: 0n }],
  ]);
});

test("an answer of no bytes is an answer", () => {
  const empty = commitmentOf(QUERY, hotkey(0), saltOf(0), "0x");
  const call = commitBy(0, QUERY);
  const state = made(opened, { ...call, call: { ...call.call, args: { query: QUERY, commitment: empty } } });
  const shown = inBlock(state, 103n);
  expect(reasonOf(shown, withAnswer(0, "0x"))).toBe("accepted");
  expect(reasonOf(shown, withAnswer(0, answerOf(0)))).toBe("Queries.WrongReveal");
});
