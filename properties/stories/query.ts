import { bondedParameters } from "../../model/bonded/parameters.ts";
import { commitmentOf } from "../../model/bonded/queries/commitment.ts";
import { by, byHotkey, hashOfText, textOf } from "./calls.ts";
import { type Hotkey, hotkeyOf } from "./people.ts";
import type { Happening, Story } from "./story.ts";
import { SUBNET, stateOf, TAO, type World } from "./world.ts";

interface Cast {
  readonly alice: Hotkey;
  readonly bob: Hotkey;
  readonly charlie: Hotkey;
  readonly dave: Hotkey;
  readonly eve: Hotkey;
}

const FEE = TAO + 3n;

const worldOf = ({ alice, bob, charlie, dave, eve }: Cast): World => ({
  neurons: [
    { hotkey: alice, permit: true },
    { hotkey: bob, permit: true },
    { hotkey: charlie, axon: true },
    { hotkey: dave, axon: true },
    { hotkey: eve, axon: true },
  ],
  balances: [
    ["Alice", 10n * TAO],
    ["Bob", 10n * TAO],
    ["Charlie", TAO],
    ["Dave", TAO],
    ["Eve", TAO],
    ["Grace", 5n * TAO],
    ["Ferdie", 20n * TAO],
  ],
  stakes: [
    ["Alice", alice, 600n * TAO],
    ["Bob", bob, 400n * TAO],
  ],
  subnetOwner: "Grace",
});

const { commitPeriod, revealPeriod, scorePeriod } = bondedParameters;
/** The first query that the chain has seen. */
const QUERY = 0n;
const salts = { charlie: `0x${"c1".repeat(32)}`, dave: `0x${"da".repeat(32)}` };
const [paris, lyon] = [textOf("Paris"), textOf("Lyon")];

const commits = (hotkey: Hotkey, commitment: string, says: string): Happening => ({
  kind: "call",
  says,
  rules: ["QRY-3"],
  call: byHotkey(hotkey, "Queries.commit_answer", { query: QUERY, commitment }),
});

const reveals = (
  hotkey: Hotkey,
  answer: string,
  salt: string,
  says: string,
  refused?: string,
): Happening => ({
  kind: "call",
  says,
  rules: ["QRY-4"],
  call: byHotkey(hotkey, "Queries.reveal_answer", { query: QUERY, answer, salt }),
  ...(refused === undefined ? {} : { refused }),
});

const asking = ({ charlie, dave, eve }: Cast): readonly Happening[] => {
  const ofCharlie = commitmentOf(QUERY, charlie.pair.account, salts.charlie, paris);
  const ofDave = commitmentOf(QUERY, dave.pair.account, salts.dave, lyon);
  return [
    { kind: "blocks", count: 1, says: "A block begins.", rules: ["BND-2"] },
    {
      kind: "call",
      says: `Ferdie asks the subnet "What is the capital of France?" and locks a fee of a TAO and three rao.`,
      rules: ["QRY-2"],
      call: by("Ferdie", "Queries.open_query", {
        netuid: SUBNET,
        question: hashOfText("What is the capital of France?"),
        fee: FEE,
      }),
    },
    commits(charlie, ofCharlie, "Charlie's hotkey commits to an answer that nobody can read yet."),
    commits(dave, ofDave, "Dave's hotkey commits to another one."),
    commits(eve, ofCharlie, "Eve's hotkey has no answer, and copies Charlie's commitment."),
    reveals(
      charlie,
      paris,
      salts.charlie,
      "Charlie's hotkey would like to show its answer while others may still commit.",
      "Queries.WrongStage",
    ),
  ];
};

const answering = ({ charlie, dave, eve }: Cast): readonly Happening[] => [
  {
    kind: "blocks",
    count: Number(commitPeriod) + 1,
    says: `The commit stage of ${commitPeriod} blocks ends.`,
    rules: ["QRY-1", "QRY-7"],
  },
  reveals(charlie, paris, salts.charlie, `Charlie's hotkey shows its answer, "Paris", with its salt.`),
  reveals(
    eve,
    paris,
    salts.charlie,
    "Eve's hotkey repeats both: under its own name they do not give the commitment.",
    "Queries.WrongReveal",
  ),
  reveals(dave, lyon, salts.dave, `Dave's hotkey shows "Lyon".`),
];

const scores = (hotkey: Hotkey, given: readonly (readonly [number, number])[], says: string): Happening => ({
  kind: "call",
  says,
  rules: ["QRY-5"],
  call: byHotkey(hotkey, "Queries.score_answers", { query: QUERY, scores: given }),
});

const scoring = ({ alice, bob }: Cast): readonly Happening[] => [
  {
    kind: "blocks",
    count: Number(revealPeriod),
    says: `The reveal stage of ${revealPeriod} blocks ends.`,
    rules: ["QRY-1", "QRY-7"],
  },
  scores(
    alice,
    [
      [0, 60_000],
      [1, 10_000],
    ],
    "Alice's hotkey, with 600 TAO of stake, gives Paris 60,000 and Lyon 10,000.",
  ),
  scores(bob, [[1, 65_535]], "Bob's hotkey, with 400 TAO, gives Lyon all and Paris nothing."),
  {
    kind: "blocks",
    count: Number(scorePeriod),
    says: `The score stage of ${scorePeriod} blocks ends. The stake-weighted medians are 60,000 for Paris and 10,000 for Lyon: a minority cannot lift its answer.`,
    rules: ["QRY-6", "QRY-7", "QRY-8"],
  },
  {
    kind: "call",
    says: "Bob's hotkey would like to score again: the query is over, and nobody is paid twice.",
    rules: ["QRY-8"],
    call: byHotkey(bob, "Queries.score_answers", { query: QUERY, scores: [[1, 65_535]] }),
    refused: "Queries.UnknownQuery",
  },
];

/** [QRY-6] A client asks, miners answer, validators score, and the fee is divided. */
export const query = (): Story => {
  const cast: Cast = {
    alice: hotkeyOf("Alice"),
    bob: hotkeyOf("Bob", "ed25519"),
    charlie: hotkeyOf("Charlie"),
    dave: hotkeyOf("Dave"),
    eve: hotkeyOf("Eve"),
  };
  return {
    name: "query",
    title: "A paid question",
    about:
      "A client locks a fee and asks a subnet. Its miners commit to answers before anybody can read them, then show them; its validators score them; the fee is divided among the winner, the validators and the owner of the subnet.",
    people: [
      ["Alice", "owns a validator with three fifths of the stake"],
      ["Bob", "owns a validator with the rest"],
      ["Charlie", "owns a miner that knows the answer"],
      ["Dave", "owns a miner that does not"],
      ["Eve", "owns a miner that copies"],
      ["Grace", "owns the subnet"],
      ["Ferdie", "asks"],
    ],
    hotkeys: Object.values(cast),
    state: stateOf(worldOf(cast)),
    happenings: [...asking(cast), ...answering(cast), ...scoring(cast)],
    ends: {
      Alice: { balance: 10n * TAO + 150_000_000n, stake: 600n * TAO },
      Bob: { balance: 10n * TAO + 100_000_000n, stake: 400n * TAO },
      Charlie: { balance: TAO + 600_000_001n },
      Dave: { balance: TAO },
      Eve: { balance: TAO },
      Grace: { balance: 5n * TAO + 150_000_000n },
      // The fee, less what the shares come to after rounding down: two rao come back.
      Ferdie: { balance: 20n * TAO - FEE + 2n },
    },
    slashed: 0n,
    moral: "No rao is emitted for an answer: what the others have gained is what Ferdie has paid.",
  };
};
