import { by, byHotkey, contentAt, hashOfText, statementFor } from "./calls.ts";
import { type Hotkey, hotkeyOf, statementOf } from "./people.ts";
import { extrinsicsOf, type Happening, type Story } from "./story.ts";
import { FIRST_BLOCK, SUBNET, stateOf, TAO, type World } from "./world.ts";

const REPORT = "Slashing.report_double_signing";
const HEIGHT = FIRST_BLOCK + 1n;

const worldOf = (alice: Hotkey, bob: Hotkey): World => ({
  neurons: [
    { hotkey: alice, permit: true, incentive: 65_535 },
    { hotkey: bob, permit: true },
  ],
  balances: [
    ["Alice", 10n * TAO],
    ["Bob", 10n * TAO],
    ["Dave", 3n * TAO],
    ["Eve", 2n * TAO],
    ["Ferdie", TAO],
  ],
  stakes: [
    ["Alice", alice, 500n * TAO],
    ["Dave", alice, 200n * TAO],
    ["Eve", alice, 100n * TAO + 7n],
    ["Bob", bob, 400n * TAO],
    ["Eve", bob, 50n * TAO],
  ],
});

/** One hex digit of the signature, near its beginning, is another one. */
const forged = (evidence: string): string =>
  `${evidence.slice(0, 70)}${evidence[70] === "0" ? "1" : "0"}${evidence.slice(71)}`;

/** `next`: what happens in the block after that of the deed. */
const deed = (alice: Hotkey, next: readonly Happening[]): readonly Happening[] => [
  { kind: "blocks", count: 1, says: "A block begins.", rules: ["BND-2"] },
  {
    kind: "claim",
    says: "Alice's hotkey is drawn as its author, and claims it. The seal in the claim is a signed statement.",
    rules: ["POI-5", "SLA-1"],
    hotkey: alice,
    others: [],
  },
  {
    kind: "signs",
    says: "To other nodes it shows another block of the same height, with its seal as well.",
    rules: ["SLA-1"],
    hotkey: alice,
    statement: statementFor(HEIGHT, hashOfText("another block")),
  },
  { kind: "blocks", count: 1, says: "A block begins.", rules: ["BND-2"] },
  {
    kind: "claim",
    says: "Alice's hotkey is drawn again, and claims it.",
    rules: ["POI-5"],
    hotkey: alice,
    others: extrinsicsOf(next),
  },
  ...next,
];

const reports = (first: string, second: string): readonly Happening[] => [
  {
    kind: "call",
    says: "Mallory, who holds nothing, shows a seal that is not Alice's hotkey's.",
    rules: ["SLA-2"],
    call: by("Mallory", REPORT, { first, second: forged(second) }),
    refused: "Slashing.InvalidSignature",
  },
  {
    kind: "call",
    says: "Mallory shows one seal twice. A block may be signed as often as one likes.",
    rules: ["SLA-2"],
    call: by("Mallory", REPORT, { first, second: first }),
    refused: "Slashing.EqualStatements",
  },
  {
    kind: "call",
    says: "Ferdie has seen both blocks, and shows both seals.",
    rules: ["SLA-2", "SLA-3", "SLA-4", "SLA-9"],
    call: by("Ferdie", REPORT, { first, second }),
  },
  {
    kind: "call",
    says: "Eve shows the same the other way round. Nothing is punished twice.",
    rules: ["SLA-2"],
    call: by("Eve", REPORT, { first: second, second: first }),
    refused: "Slashing.AlreadyPunished",
  },
];

const consequences = (alice: Hotkey, bob: Hotkey): readonly Happening[] => {
  const hotkey = alice.pair.account;
  return [
    {
      kind: "call",
      says: "Alice would like to let her hotkey out of jail.",
      rules: ["SLA-8"],
      call: by("Alice", "Slashing.unjail", { hotkey }),
      refused: "Slashing.Tombstoned",
    },
    {
      kind: "call",
      says: "Her hotkey would like to set weights.",
      rules: ["SLA-6"],
      call: byHotkey(alice, "SubtensorModule.set_weights", {
        netuid: SUBNET,
        dests: [1],
        weights: [65_535],
        version_key: 0n,
      }),
      refused: "Slashing.Jailed",
    },
    {
      kind: "call",
      says: "Eve would like to move her stake on Bob's hotkey to Alice's.",
      rules: ["UNB-6"],
      call: by("Eve", "Unbonding.redelegate", { from: bob.pair.account, to: hotkey, amount: 50n * TAO }),
      refused: "Slashing.Jailed",
    },
    {
      kind: "call",
      says: "Dave leaves with what he has left. It waits like all other, and is not slashed again for this.",
      rules: ["UNB-3"],
      call: by("Dave", "SubtensorModule.remove_stake", { hotkey, amount_unstaked: 190n * TAO }),
    },
  ];
};

/** [SLA-4] A hotkey seals two blocks of one height. */
export const doubleSign = (): Story => {
  const [alice, bob] = [hotkeyOf("Alice"), hotkeyOf("Bob", "ed25519")];
  const first = statementOf(alice, statementFor(HEIGHT, contentAt(HEIGHT)));
  const second = statementOf(alice, statementFor(HEIGHT, hashOfText("another block")));
  const answers = [...reports(first, second), ...consequences(alice, bob)];
  return {
    name: "double-sign",
    title: "Signing twice",
    about:
      "A hotkey seals two blocks of one height. Whoever has seen both seals can show them; five percent of all stake that answers for the hotkey is slashed, and the hotkey never acts again.",
    people: [
      ["Alice", "owns the hotkey that signs twice"],
      ["Bob", "owns a hotkey that does not"],
      ["Dave", "has stake on Alice's hotkey"],
      ["Eve", "has stake on both hotkeys"],
      ["Ferdie", "sees both blocks"],
    ],
    hotkeys: [alice, bob],
    state: stateOf(worldOf(alice, bob)),
    happenings: deed(alice, answers),
    ends: {
      Alice: { balance: 10n * TAO, stake: 475n * TAO },
      Bob: { balance: 10n * TAO, stake: 400n * TAO },
      Dave: { balance: 3n * TAO, unbonding: 190n * TAO },
      // 5 % of 100.000000007 TAO are 5.00000000035: rounded up to the next rao.
      Eve: { balance: 2n * TAO, stake: 145n * TAO + 6n },
      Ferdie: { balance: TAO },
    },
    slashed: 40n * TAO + 1n,
    moral:
      "Ferdie gets nothing: the reward is 0, so that nobody has a reason to make others sign twice. What was slashed has left the issuance and can be emitted again.",
  };
};
