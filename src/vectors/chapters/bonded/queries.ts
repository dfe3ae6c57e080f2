import * as Result from "effect/Result";
import fc, { type Arbitrary } from "fast-check";
import type { Json } from "../../../../conformance/case.ts";
import { writeCall, writeOrigin } from "../../../../conformance/codecs/calls.ts";
import { writeState } from "../../../../conformance/codecs/state.ts";
import { suiteName } from "../../../../conformance/ruleSets.ts";
import { bondedParameters } from "../../../../model/bonded/parameters.ts";
import { queriesCalls } from "../../../../model/bonded/queries/calls.ts";
import { answerHash, commitmentOf } from "../../../../model/bonded/queries/commitment.ts";
import {
  Commitments,
  NextQueryId,
  Queries,
  type Query,
  Scores,
  TotalLockedFees,
} from "../../../../model/bonded/queries/items.ts";
import { settleQueries } from "../../../../model/bonded/queries/settle.ts";
import { bonded } from "../../../../model/bonded/rules.ts";
import { JailedUntil } from "../../../../model/bonded/slashing/items.ts";
import { TotalIssuance as BalancesIssuance } from "../../../../model/finney/items/balances.ts";
import * as item from "../../../../model/finney/items/subtensor.ts";
import { applyCall, type Extrinsic } from "../../../../model/runtime/block.ts";
import { root } from "../../../../model/runtime/origin.ts";
import { Account, BlockNumber } from "../../../../model/runtime/system.ts";
import type { State } from "../../../../model/storage/item.ts";
import { scoreValues } from "../../../../properties/arbitraries/queries.ts";
import {
  answerOf,
  coldkey,
  commitBy,
  freeRao,
  heldRao,
  hotkey,
  NETUID,
  openBy,
  queryId,
  revealBy,
  saltOf,
  scoreBy,
  stateOf,
  strangersCommitments,
} from "../../../../properties/support/queries.ts";
import { execute } from "../../execute.ts";
import type { Draft } from "../../files.ts";
import { functionDrafts } from "../../functions.ts";
import { type CallOn, callDraft, edgesDraft, mostlyAccepted, twinDraft } from "../callDrafts.ts";

const generator = "src/vectors/chapters/bonded/queries.ts";

/** The query that is open, and one that is not. */
const QUERY = queryId(0);
const NO_QUERY = queryId(1);
const FEE = 1_000_003n;
const { commitPeriod, revealPeriod, scorePeriod, maxCommitments, maxAnswerLength } = bondedParameters;
const OPENED = 100n;
const COMMIT_UNTIL = OPENED + commitPeriod;
const REVEAL_UNTIL = COMMIT_UNTIL + revealPeriod;
const SCORE_UNTIL = REVEAL_UNTIL + scorePeriod;

/** The state after calls that are all done. */
const afterCalls = (state: State, ...calls: readonly Extrinsic[]): State =>
  calls.reduce(
    (next, call) => Result.getOrThrow(applyCall({ rules: bonded, state: next }, call)).state,
    state,
  );

/** The state in a later block, of whose beginnings only what this chapter does is done. */
const inBlock = (state: State, block: bigint): State => {
  let next = state;
  for (let number = BlockNumber.get(state) + 1n; number <= block; number += 1n)
    next = settleQueries({ rules: bonded, state: BlockNumber.put(next, number) }).state;
  return next;
};

/** No epoch and no new price of registrations falls into the blocks of a query. */
const quiet = (state: State): State =>
  [0, NETUID].reduce(
    (next, netuid) => item.LastAdjustmentBlock.put(item.Tempo.put(next, netuid, 1_000), netuid, OPENED),
    state,
  );

/** Coldkeys 0 and 1 have rao to spend, 2 has none, 3 and 4 just the deposit. */
const beginning = quiet(
  BlockNumber.put(
    stateOf({
      balances: [5_000_000n, 1_000_700n, 0n, 500n, 500n, 500n],
      stakes: [50n, 30n, 20n, 0n],
      owned: true,
      steps: [],
    }),
    OPENED,
  ),
);

const opened = afterCalls(beginning, openBy(0, FEE));
/** Miners 0, 1 and 2 have committed, 2 to what 0 has committed to. */
const committed = afterCalls(opened, commitBy(0, QUERY), commitBy(1, QUERY), commitBy(2, QUERY, 0));
const revealing = inBlock(committed, COMMIT_UNTIL + 1n);
/** Miners 0 and 1 have revealed. */
const revealed = afterCalls(revealing, revealBy(0, QUERY), revealBy(1, QUERY));
const scoring = inBlock(revealed, REVEAL_UNTIL + 1n);
/** Validators 4, 5 and 6 have scored. */
const scored = afterCalls(
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

const byRoot = (call: Extrinsic): Extrinsic => ({ ...call, origin: root });

const jailed = (state: State, who: number): State => JailedUntil.put(state, hotkey(who), 9_999n);

const withoutSlot = (state: State, who: number): State => item.Uids.remove(state, NETUID, hotkey(who));

const orphaned = (state: State): State => item.NetworkRegisteredAt.put(state, NETUID, OPENED + 1n);

const withStrangers = (state: State, count: number): State =>
  Commitments.put(state, QUERY, strangersCommitments(count));

/** The commitment of a hotkey becomes that to another answer. */
const recommitted = (state: State, who: number, answer: string): State =>
  Commitments.update(state, QUERY, (commitments) =>
    commitments.map((own) =>
      own.hotkey === hotkey(who)
        ? { ...own, commitment: commitmentOf(QUERY, hotkey(who), saltOf(who), answer) }
        : own,
    ),
  );

const revealing0 = (answer: string, salt: string = saltOf(0)): Extrinsic => {
  const call = revealBy(0, QUERY);
  return { ...call, call: { ...call.call, args: { query: QUERY, answer, salt } } };
};

const longest = `0x${"61".repeat(maxAnswerLength)}`;
const tooLong = `${longest}61`;

/** The hotkey has committed to the query too, to nobody knows what. */
const withCommitment = (state: State, who: number): State =>
  Commitments.update(state, QUERY, (commitments) => [
    ...commitments,
    { hotkey: hotkey(who), commitment: `0x${"dd".repeat(32)}`, answer: null },
  ]);

const withoutCommitment = (state: State, who: number): State =>
  Commitments.update(state, QUERY, (commitments) => commitments.filter((own) => own.hotkey !== hotkey(who)));

/** The answer of the hotkey has been revealed. */
const withAnswer = (state: State, who: number): State =>
  Commitments.update(state, QUERY, (commitments) =>
    commitments.map((own) =>
      own.hotkey === hotkey(who) ? { ...own, answer: answerHash(answerOf(who)) } : own,
    ),
  );

const withArgument = (extrinsic: Extrinsic, name: string, value: unknown): Extrinsic => ({
  ...extrinsic,
  call: { ...extrinsic.call, args: { ...extrinsic.call.args, [name]: value } },
});

const withoutPermit = (state: State, who: number): State =>
  item.ValidatorPermit.update(state, NETUID, (permits) =>
    permits.map((permit, uid) => permit && uid !== who),
  );

const withPermit = (state: State, who: number): State =>
  item.ValidatorPermit.update(state, NETUID, (permits) =>
    permits.map((permit, uid) => permit || uid === who),
  );

/** One number of an answer with two scores. */
const sameTwice = (number: number): readonly (readonly [number, number])[] => [
  [number, 1],
  [number, 1],
];

const on = (state: State, call: Extrinsic): CallOn => ({ state, call });

const edges: Readonly<Record<string, readonly CallOn[]>> = {
  open_query: [
    on(beginning, byRoot(openBy(0, FEE))),
    on(beginning, openBy(0, FEE, 5)),
    on(beginning, openBy(0, FEE, 0)),
    on(beginning, openBy(0, 999_999n)),
    on(beginning, openBy(2, FEE)),
    on(beginning, openBy(1, 1_000_201n)),
    on(beginning, openBy(1, 1_000_200n)),
    on(opened, openBy(0, FEE)),
    on(NextQueryId.put(beginning, 2n ** 64n - 1n), openBy(0, FEE)),
    on(BlockNumber.put(beginning, 2n ** 32n - 15n), openBy(0, FEE)),
    on(BlockNumber.put(beginning, 2n ** 32n - 5n), openBy(0, FEE)),
    // Two faults at once: the earlier check tells.
    on(beginning, byRoot(openBy(0, FEE, 5))),
    on(item.NetworksAdded.remove(beginning, 0), openBy(0, FEE, 0)),
    on(beginning, openBy(0, 999_999n, 0)),
    on(beginning, openBy(2, 999_999n)),
  ],
  commit_answer: [
    on(opened, byRoot(commitBy(0, QUERY))),
    on(opened, commitBy(0, NO_QUERY)),
    on(revealing, commitBy(3, QUERY)),
    on(opened, commitBy(8, QUERY)),
    on(orphaned(opened), commitBy(0, QUERY)),
    on(item.NetworksAdded.remove(opened, NETUID), commitBy(0, QUERY)),
    on(jailed(opened, 0), commitBy(0, QUERY)),
    on(item.Axons.remove(opened, NETUID, hotkey(0)), commitBy(0, QUERY)),
    on(committed, commitBy(0, QUERY)),
    on(withStrangers(opened, maxCommitments), commitBy(0, QUERY)),
    on(withStrangers(opened, maxCommitments - 1), commitBy(0, QUERY)),
    on(opened, commitBy(0, QUERY)),
    on(inBlock(committed, COMMIT_UNTIL), commitBy(3, QUERY, 1)),
    on(opened, commitBy(4, QUERY)),
    // Two faults at once: the earlier check tells.
    on(opened, byRoot(commitBy(0, NO_QUERY))),
    on(revealing, commitBy(8, QUERY)),
    on(jailed(withoutSlot(opened, 0), 0), commitBy(0, QUERY)),
    on(jailed(item.Axons.remove(opened, NETUID, hotkey(0)), 0), commitBy(0, QUERY)),
    on(item.Axons.remove(committed, NETUID, hotkey(0)), commitBy(0, QUERY)),
    on(withCommitment(withStrangers(opened, maxCommitments - 1), 0), commitBy(0, QUERY)),
  ],
  reveal_answer: [
    on(revealing, byRoot(revealBy(0, QUERY))),
    on(revealing, revealBy(0, NO_QUERY)),
    on(inBlock(committed, COMMIT_UNTIL), revealBy(0, QUERY)),
    on(inBlock(revealed, REVEAL_UNTIL + 1n), revealBy(2, QUERY)),
    on(revealing, revealBy(3, QUERY)),
    on(jailed(revealing, 0), revealBy(0, QUERY)),
    on(revealed, revealBy(0, QUERY)),
    on(recommitted(revealing, 0, tooLong), revealing0(tooLong)),
    on(recommitted(revealing, 0, longest), revealing0(longest)),
    on(revealing, revealing0(answerOf(1))),
    on(revealing, revealing0(answerOf(0), saltOf(1))),
    on(revealing, revealBy(2, QUERY, 0)),
    on(recommitted(revealing, 0, "0x"), revealing0("0x")),
    on(withoutSlot(revealing, 0), revealBy(0, QUERY)),
    on(inBlock(revealing, REVEAL_UNTIL), revealBy(1, QUERY)),
    // Two faults at once: the earlier check tells.
    on(revealing, byRoot(revealBy(0, NO_QUERY))),
    on(inBlock(committed, COMMIT_UNTIL), revealBy(3, QUERY)),
    on(jailed(revealing, 3), revealBy(3, QUERY)),
    on(jailed(revealed, 0), revealBy(0, QUERY)),
    on(revealed, revealing0(tooLong)),
    on(revealed, revealing0(answerOf(1))),
  ],
  score_answers: [
    on(scoring, byRoot(scoreBy(4, QUERY, [[0, 1]]))),
    on(scoring, scoreBy(4, NO_QUERY, [[0, 1]])),
    on(revealed, scoreBy(4, QUERY, [[0, 1]])),
    on(scoring, scoreBy(8, QUERY, [[0, 1]])),
    on(orphaned(scoring), scoreBy(4, QUERY, [[0, 1]])),
    on(jailed(scoring, 4), scoreBy(4, QUERY, [[0, 1]])),
    on(scoring, scoreBy(3, QUERY, [[0, 1]])),
    on(withCommitment(scoring, 4), scoreBy(4, QUERY, [[0, 1]])),
    on(scored, scoreBy(4, QUERY, [[0, 1]])),
    on(
      scoring,
      scoreBy(4, QUERY, [
        [0, 1],
        [0, 1],
      ]),
    ),
    on(scoring, scoreBy(4, QUERY, [[2, 1]])),
    on(
      scoring,
      scoreBy(4, QUERY, [
        [0, 1],
        [3, 1],
      ]),
    ),
    on(
      scoring,
      scoreBy(4, QUERY, [
        [1, 65_535],
        [0, 1],
      ]),
    ),
    on(scoring, scoreBy(4, QUERY, [[1, 7]])),
    on(scoring, scoreBy(7, QUERY, [])),
    on(inBlock(scored, SCORE_UNTIL), scoreBy(7, QUERY, [[0, 65_535]])),
    on(withPermit(scoring, 0), scoreBy(0, QUERY, [[1, 1]])),
    // Two faults at once: the earlier check tells.
    on(scoring, byRoot(scoreBy(4, NO_QUERY, [[0, 1]]))),
    on(revealed, scoreBy(8, QUERY, [[0, 1]])),
    on(jailed(withoutSlot(scoring, 4), 4), scoreBy(4, QUERY, [[0, 1]])),
    on(jailed(scoring, 3), scoreBy(3, QUERY, [[0, 1]])),
    on(scoring, scoreBy(0, QUERY, [[1, 1]])),
    on(withCommitment(scored, 4), scoreBy(4, QUERY, [[0, 1]])),
    on(scored, scoreBy(4, QUERY, sameTwice(0))),
    on(scoring, scoreBy(4, QUERY, sameTwice(2))),
  ],
};

/** The refused call, then the same with one thing repaired. */
type Twins = readonly [rejected: CallOn, repaired: CallOn];

const open = on(beginning, openBy(0, FEE));
const commit = on(opened, commitBy(0, QUERY));
const reveal = on(revealing, revealBy(0, QUERY));
const score = on(
  scoring,
  scoreBy(4, QUERY, [
    [0, 9],
    [1, 8],
  ]),
);

const unsigned = (done: CallOn): Twins => [on(done.state, byRoot(done.call)), done];
/** The call on another state. */
const elsewhere = (done: CallOn, state: State): Twins => [on(state, done.call), done];
/** Another call on the same state. */
const otherwise = (done: CallOn, call: Extrinsic): Twins => [on(done.state, call), done];

const twins: readonly Twins[] = [
  unsigned(open),
  otherwise(open, openBy(0, FEE, 5)),
  otherwise(open, openBy(0, FEE, 0)),
  otherwise(open, openBy(0, 999_999n)),
  otherwise(on(beginning, openBy(1, 1_000_200n)), openBy(1, 1_000_201n)),
  unsigned(commit),
  otherwise(commit, withArgument(commit.call, "query", NO_QUERY)),
  elsewhere(commit, BlockNumber.put(opened, COMMIT_UNTIL + 1n)),
  elsewhere(commit, withoutSlot(opened, 0)),
  elsewhere(commit, jailed(opened, 0)),
  elsewhere(commit, item.Axons.remove(opened, NETUID, hotkey(0))),
  elsewhere(on(committed, commitBy(3, QUERY)), withCommitment(committed, 3)),
  elsewhere(on(withStrangers(opened, 63), commit.call), withStrangers(opened, 64)),
  unsigned(reveal),
  otherwise(reveal, revealBy(0, NO_QUERY)),
  elsewhere(reveal, BlockNumber.put(revealing, COMMIT_UNTIL)),
  elsewhere(reveal, withoutCommitment(revealing, 0)),
  elsewhere(reveal, jailed(revealing, 0)),
  elsewhere(reveal, withAnswer(revealing, 0)),
  otherwise(reveal, revealing0(tooLong)),
  otherwise(reveal, revealing0(answerOf(0), saltOf(1))),
  unsigned(score),
  otherwise(
    score,
    scoreBy(4, NO_QUERY, [
      [0, 9],
      [1, 8],
    ]),
  ),
  elsewhere(score, BlockNumber.put(scoring, REVEAL_UNTIL)),
  elsewhere(score, withoutSlot(scoring, 4)),
  elsewhere(score, jailed(scoring, 4)),
  elsewhere(score, withoutPermit(scoring, 4)),
  elsewhere(score, withCommitment(scoring, 4)),
  elsewhere(score, Scores.put(scoring, QUERY, hotkey(4), [0, 0, 0])),
  otherwise(
    score,
    scoreBy(4, QUERY, [
      [0, 9],
      [0, 8],
    ]),
  ),
  otherwise(
    score,
    scoreBy(4, QUERY, [
      [0, 9],
      [2, 8],
    ]),
  ),
];

const twinDrafts = (): readonly Draft[] =>
  twins.map(([rejected, repaired]) => twinDraft(bonded, { rejected, repaired, generator }));

/** Calls on one of the states above, by whoever, in a block of its stage or around it. */
const who = fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7);
const late = fc.constantFrom(0n, 0n, 0n, 1n, 10n, 20n);

const later = (state: State, blocks: bigint): State => inBlock(state, BlockNumber.get(state) + blocks);

const drawn: Readonly<Record<string, Arbitrary<CallOn>>> = {
  open_query: fc
    .record({
      client: fc.nat({ max: 2 }),
      fee: fc.oneof(
        fc.constantFrom(999_999n, 1_000_000n, 1_000_201n),
        fc.bigInt({ min: 0n, max: 6_000_000n }),
      ),
      netuid: fc.constantFrom(1, 1, 1, 0, 2),
      state: fc.constantFrom(beginning, opened, scored),
    })
    .map(({ client, fee, netuid, state }) => on(state, openBy(client, fee, netuid))),
  commit_answer: fc
    .record({ who, of: who, late, state: fc.constantFrom(opened, committed) })
    .map(({ who: name, of, late: blocks, state }) => on(later(state, blocks), commitBy(name, QUERY, of))),
  reveal_answer: fc
    .record({ who: fc.nat({ max: 3 }), late, state: fc.constantFrom(revealing, revealing, revealed) })
    .map(({ who: name, late: blocks, state }) => on(later(state, blocks), revealBy(name, QUERY))),
  score_answers: fc
    .record({
      who: fc.constantFrom(3, 4, 5, 6, 7),
      late,
      scores: fc.uniqueArray(fc.tuple(fc.constantFrom(0, 1, 1, 2), scoreValues), {
        selector: ([number]) => number,
        maxLength: 3,
      }),
      state: fc.constantFrom(scoring, scored),
    })
    .map(({ who: name, late: blocks, scores, state }) =>
      on(later(state, blocks), scoreBy(name, QUERY, scores)),
    ),
};

const randomDrafts = (): readonly Draft[] =>
  Object.entries(drawn).map(([name, given]) =>
    callDraft(
      `Queries.${name}`,
      mostlyAccepted(given, bonded),
      generator,
      { description: `${name} by miners, validators and strangers, in time and too late.` },
      bonded,
    ),
  );

const nextBlock = (state: State): Json => ({
  state: writeState(bonded.items, state),
  block: `${BlockNumber.get(state) + 1n}`,
  parent_hash: `0x${"b0".repeat(32)}`,
});

/** The account has no balance, and all rao are counted. */
const broke = (state: State, account: string): State => {
  const gone = Account.remove(state, account);
  const counted = BalancesIssuance.put(gone, freeRao(gone));
  return item.TotalIssuance.put(counted, heldRao(counted));
};

const atEnd = inBlock(scored, SCORE_UNTIL);

/** All validators think the same of both answers. */
const scoredEqually = (score: number): State =>
  inBlock(
    afterCalls(
      scoring,
      ...[4, 5, 6].map((validator) =>
        scoreBy(validator, QUERY, [
          [0, score],
          [1, score],
        ]),
      ),
    ),
    SCORE_UNTIL,
  );

/** The account of the client is gone. */
const askedByNobody = (state: State): State =>
  Queries.update(state, QUERY, (query) => ({ ...(query as Query), client: `0x${"e1".repeat(32)}` }));

/** A fee of which some parts are less than the existential deposit. */
const withFee = (state: State, fee: bigint): State => {
  const smaller = Queries.update(state, QUERY, (query) => ({ ...(query as Query), fee }));
  const locked = TotalLockedFees.put(smaller, fee);
  return item.TotalIssuance.put(locked, heldRao(locked));
};

/** The validators who have scored have no weight. */
const withoutStake = (state: State): State =>
  [4, 5, 6].reduce((next, validator) => item.TotalHotkeyStake.put(next, hotkey(validator), 0n), state);

/** Nobody but the client has an account. */
const allBroke = (state: State): State => [1, 2, 3, 4, 5].map(coldkey).reduce(broke, state);

const endings: readonly (readonly [
  name: string,
  state: State,
  description: string,
  rules: readonly string[],
])[] = [
  [
    "no-commitments",
    inBlock(opened, COMMIT_UNTIL),
    "Nobody has committed: the fee goes back when the stage is over.",
    ["QRY-7", "QRY-6", "QRY-8"],
  ],
  [
    "commitments",
    inBlock(committed, COMMIT_UNTIL),
    "Somebody has committed: the query waits for the end of the next stage.",
    ["QRY-7", "QRY-1"],
  ],
  [
    "no-answers",
    inBlock(revealing, REVEAL_UNTIL),
    "Nobody has revealed an answer: the fee goes back when the stage is over.",
    ["QRY-7", "QRY-6", "QRY-8"],
  ],
  [
    "answers",
    inBlock(revealed, REVEAL_UNTIL),
    "An answer is revealed: the query waits for the end of the next stage.",
    ["QRY-7", "QRY-1"],
  ],
  [
    "before-the-end",
    inBlock(scored, SCORE_UNTIL - 1n),
    "The last block of the last stage: nothing ends.",
    ["QRY-7"],
  ],
  [
    "no-scores",
    inBlock(scoring, SCORE_UNTIL),
    "Nobody has scored: the fee goes back when the last stage is over.",
    ["QRY-7", "QRY-6", "QRY-8"],
  ],
  [
    "settled",
    atEnd,
    "The answer wins that half of the stake does not sink; all are paid.",
    ["QRY-6", "QRY-7", "QRY-8"],
  ],
  [
    "tie",
    scoredEqually(1),
    "Two answers have the same median, the least that wins: the earlier does.",
    ["QRY-6"],
  ],
  ["zeros", scoredEqually(0), "All medians are 0: nobody wins, nobody is paid.", ["QRY-6"]],
  [
    "without-owner",
    item.SubnetOwner.remove(atEnd, NETUID),
    "The subnet has no owner: its part goes back.",
    ["QRY-6"],
  ],
  [
    "jailed-winner",
    jailed(atEnd, 1),
    "The best answer is that of a jailed hotkey: the next one wins.",
    ["QRY-6"],
  ],
  ["jailed-validator", jailed(atEnd, 4), "A validator is jailed: its scores do not count.", ["QRY-6"]],
  [
    "lost-permit",
    withoutPermit(atEnd, 5),
    "A validator has lost its permit: its scores do not count.",
    ["QRY-6"],
  ],
  [
    "orphaned",
    orphaned(atEnd),
    "The netuid belongs to another network: the fee goes back.",
    ["QRY-6", "QRY-1"],
  ],
  [
    "winner-without-slot",
    withoutSlot(atEnd, 1),
    "The winner has lost its slot, and is paid all the same.",
    ["QRY-6"],
  ],
  [
    "winner-without-owner",
    item.Owner.remove(atEnd, hotkey(1)),
    "The best answer is that of a hotkey that has been swapped: the next one wins.",
    ["QRY-6", "QRY-3"],
  ],
  [
    "dust",
    allBroke(withFee(atEnd, 1_000n)),
    "Parts below the existential deposit, for accounts that do not exist, go back.",
    ["QRY-6", "BAL-5"],
  ],
  [
    "burnt",
    askedByNobody(atEnd),
    "The client has no account any more, and what nobody else gets is burnt.",
    ["QRY-6", "BAL-5"],
  ],
  ["no-stake", withoutStake(atEnd), "Nobody who scored has stake: nobody wins.", ["QRY-6"]],
  [
    "a-rao-burnt",
    askedByNobody(withFee(atEnd, 1_000_001n)),
    "A single rao is left for a client that has no account any more, and is burnt.",
    ["QRY-6", "BAL-5"],
  ],
  [
    "two-at-once",
    inBlock(afterCalls(inBlock(committed, COMMIT_UNTIL), openBy(1, FEE)), REVEAL_UNTIL),
    "A stage of each of two queries ends: the one with the lower number ends first, though it was noted last.",
    ["QRY-7", "QRY-6", "QRY-8"],
  ],
];

const endingDrafts = (): readonly Draft[] => {
  const suite = suiteName(bonded, "block");
  return endings.map(([name, state, description, rules]) => {
    const input = nextBlock(state);
    return {
      suite,
      handler: "initialize",
      case: `queries-${name}`,
      description,
      ruleIds: [...rules, "BND-2"],
      provenance: { kind: "generated", seed: 0, generator },
      input,
      expected: execute(suite, "initialize", input).outcome as Json,
    };
  });
};

/** Blocks up to this one, of which nothing is shown. */
const advance = (from: bigint, to: bigint): Json => ({ advance: Number(to - from), block: `${to}` });
const begin = (block: bigint): Json => ({ block: `${block}`, parent_hash: `0x${"b0".repeat(32)}` });
const made = ({ origin, call }: Extrinsic): Json => ({
  ...(writeCall(bonded, call) as { readonly call: string; readonly args: Json }),
  origin: writeOrigin(origin),
});

/** A question from the first block to the last payment, with a copied commitment that comes to nothing. */
const story = (): readonly Json[] => [
  begin(OPENED + 1n),
  made(openBy(0, FEE)),
  made(commitBy(0, QUERY)),
  made(commitBy(2, QUERY, 0)),
  begin(OPENED + 2n),
  made(commitBy(1, QUERY)),
  made(revealBy(1, QUERY)),
  advance(OPENED + 2n, COMMIT_UNTIL + 1n),
  begin(COMMIT_UNTIL + 2n),
  made(revealBy(0, QUERY)),
  made(revealBy(2, QUERY, 0)),
  made(revealBy(1, QUERY)),
  made(commitBy(3, QUERY)),
  advance(COMMIT_UNTIL + 2n, REVEAL_UNTIL + 1n),
  begin(REVEAL_UNTIL + 2n),
  made(
    scoreBy(4, QUERY, [
      [0, 10],
      [2, 60_000],
    ]),
  ),
  made(
    scoreBy(5, QUERY, [
      [0, 65_535],
      [2, 50_000],
    ]),
  ),
  made(scoreBy(6, QUERY, [[0, 65_535]])),
  made(scoreBy(3, QUERY, [[0, 65_535]])),
  advance(REVEAL_UNTIL + 2n, SCORE_UNTIL + 1n),
  begin(SCORE_UNTIL + 2n),
  made(scoreBy(7, QUERY, [[0, 65_535]])),
];

const storyDraft = (): Draft => {
  const suite = suiteName(bonded, "sequence");
  const input = { genesis: writeState(bonded.items, beginning), steps: story() } as Json;
  return {
    suite,
    handler: "replay",
    case: "a-query",
    description:
      "A query from its opening to its settlement, with copies, late calls and a stranger's scores.",
    ruleIds: ["QRY-1", "QRY-2", "QRY-3", "QRY-4", "QRY-5", "QRY-6", "QRY-7", "QRY-8", "RUN-6", "RUN-7"],
    provenance: { kind: "generated", seed: 0, generator },
    input,
    expected: execute(suite, "replay", input).outcome as Json,
  };
};

const account = fc.constantFrom(hotkey(0), hotkey(1), `0x${"00".repeat(32)}`);
const rao = fc.oneof(fc.constantFrom(0n, 1n, 999_999n, 1_000_000n), fc.bigInt({ min: 0n, max: 2n ** 54n }));
const bytes = fc
  .uint8Array({ maxLength: 70 })
  .map((drawnBytes) => `0x${[...drawnBytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`);
const shares = fc
  .tuple(fc.nat({ max: 1_000_000 }), fc.nat({ max: 1_000_000 }))
  .map(([first, second]) => [Math.min(first, second), Math.max(first, second)] as const);

const functions: Readonly<Record<string, Arbitrary<Json>>> = {
  commitment: fc.record({
    query: fc.oneof(fc.constantFrom("0", `${2n ** 64n - 1n}`), fc.nat().map(String)),
    hotkey: account,
    salt: account,
    answer: bytes,
  }),
  weighted_median: fc.record({
    scores: fc.array(
      fc.record({ weight: fc.oneof(fc.constantFrom("0", "1", "2"), rao.map(String)), score: scoreValues }),
      { maxLength: 6 },
    ),
  }),
  split_fee: fc
    .record({ fee: rao.map(String), weights: fc.array(rao.map(String), { maxLength: 5 }), shares })
    .map(({ fee, weights, shares: [low, high] }) => ({
      fee,
      weights,
      winner_share: `${low}`,
      validators_share: `${high - low}`,
      owner_share: `${1_000_000 - high}`,
    })),
};

/** Divisions among weights of next to nothing, which chance does not find. */
const smallWeights = (): Draft => {
  const inputs = [["0"], ["1"], ["0", "1"], ["0", "0"], ["1", "1"], []].map(
    (weights): Json => ({
      fee: "1000001",
      weights,
      winner_share: "600000",
      validators_share: "250000",
      owner_share: "150000",
    }),
  );
  const suite = suiteName(bonded, "function");
  return {
    suite,
    handler: "split_fee",
    case: "small-weights",
    description: "Fees divided among validators with no stake, and with a single rao of it.",
    provenance: { kind: "generated", seed: 0, generator },
    pairs: inputs.map((input) => [input, execute(suite, "split_fee", input).outcome as Json]),
  };
};

/** The vectors of this chapter. */
export const queriesVectors = (): readonly Draft[] => [
  ...randomDrafts(),
  ...queriesCalls.map(({ name }) => edgesDraft(`Queries.${name}`, edges[name] ?? [], generator, bonded)),
  ...twinDrafts(),
  ...endingDrafts(),
  storyDraft(),
  ...functionDrafts(generator, functions, bonded),
  smallWeights(),
];
