import { by, hashOfText, statementFor } from "./calls.ts";
import { type Hotkey, hotkeyOf, statementOf } from "./people.ts";
import type { Happening, Story } from "./story.ts";
import { FIRST_BLOCK, stateOf, TAO, type World } from "./world.ts";

/** Mallory has split over three accounts what Charlie has in one: 100 TAO and one rao. */
const parts = [33n * TAO + 1n, 33n * TAO + 1n, 34n * TAO - 1n] as const;

const worldOf = (alice: Hotkey): World => ({
  neurons: [{ hotkey: alice, permit: true }],
  balances: [
    ["Alice", 10n * TAO],
    ["Bob", TAO],
    ["Charlie", TAO],
    ["Dave", TAO],
    ["Ferdie", 101n * TAO],
  ],
  stakes: [
    ["Alice", alice, 250n * TAO],
    ["Bob", alice, 1_000n * TAO + 1n],
    ["Charlie", alice, 100n * TAO + 1n],
    ["Dave", alice, 1n],
    ["Mallory 1", alice, parts[0]],
    ["Mallory 2", alice, parts[1]],
    ["Mallory 3", alice, parts[2]],
  ],
});

const HEIGHT = FIRST_BLOCK + 1n;

const happeningsOf = (alice: Hotkey): readonly Happening[] => [
  { kind: "blocks", count: 1, says: "A block begins.", rules: ["BND-2"] },
  ...["one block", "another block"].map(
    (text): Happening => ({
      kind: "signs",
      says: `Alice's hotkey votes for ${text} of this height.`,
      rules: ["SLA-1"],
      hotkey: alice,
      statement: statementFor(HEIGHT, hashOfText(text)),
    }),
  ),
  { kind: "blocks", count: 1, says: "A block begins.", rules: ["BND-2"] },
  {
    kind: "call",
    says: "Ferdie, who knows nothing of it, puts stake on the hotkey.",
    rules: ["BND-1", "STK-4"],
    call: by("Ferdie", "SubtensorModule.add_stake", {
      hotkey: alice.pair.account,
      amount_staked: 100n * TAO,
    }),
  },
  {
    kind: "call",
    says: "Bob, the largest delegator, shows both votes.",
    rules: ["SLA-2", "SLA-3", "SLA-9"],
    call: by("Bob", "Slashing.report_double_signing", {
      first: statementOf(alice, statementFor(HEIGHT, hashOfText("one block"))),
      second: statementOf(alice, statementFor(HEIGHT, hashOfText("another block"))),
    }),
  },
];

/** [SLA-3] All who have stake on a hotkey lose in proportion, each to the rao. */
export const delegators = (): Story => {
  const alice = hotkeyOf("Alice");
  return {
    name: "delegators",
    title: "In proportion, to the rao",
    about:
      "A hotkey with many delegators signs twice. Each loses five percent, rounded up to the next rao account by account, so that splitting stake over accounts saves nothing.",
    people: [
      ["Alice", "owns the hotkey"],
      ["Bob", "has the largest stake on it"],
      ["Charlie", "has 100.000000001 TAO in one account"],
      ["Dave", "has one rao"],
      ["Mallory 1", "Mallory has the same as Charlie, in three accounts"],
      ["Mallory 2", ""],
      ["Mallory 3", ""],
      ["Ferdie", "comes after the deed and before the report"],
    ],
    hotkeys: [alice],
    state: stateOf(worldOf(alice)),
    happenings: happeningsOf(alice),
    ends: {
      Alice: { balance: 10n * TAO, stake: 237n * TAO + 500_000_000n },
      Bob: { balance: TAO, stake: 950n * TAO },
      Charlie: { balance: TAO, stake: 95n * TAO },
      Dave: { balance: TAO },
      "Mallory 1": { stake: 31n * TAO + 350_000_000n },
      "Mallory 2": { stake: 31n * TAO + 350_000_000n },
      // 5 % of 33.999999999 TAO are 1.69999999995: rounded up to 1.7.
      "Mallory 3": { stake: 32n * TAO + 299_999_999n },
      Ferdie: { balance: TAO, stake: 95n * TAO },
    },
    slashed: 77n * TAO + 500_000_005n,
    moral:
      "Charlie loses 5.000000001 TAO, Mallory 5.000000002: three accounts cost a rao more than one. Dave's single rao is gone. Ferdie is slashed like all others: were newcomers spared, an offender could move its stake out and in again.",
  };
};
