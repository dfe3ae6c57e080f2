import { bondedParameters } from "../../model/bonded/parameters.ts";
import { Entries, EntryQueue, TotalUnbonding } from "../../model/bonded/unbonding/items.ts";
import { TotalIssuance } from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { by, hashOfText, statementFor } from "./calls.ts";
import { coldkeyOf, type Hotkey, hotkeyOf, statementOf } from "./people.ts";
import type { Happening, Story } from "./story.ts";
import { FIRST_BLOCK, stateOf, TAO, type World } from "./world.ts";

const { unbondingPeriod } = bondedParameters;

const worldOf = (alice: Hotkey, bob: Hotkey): World => ({
  neurons: [
    { hotkey: alice, permit: true },
    { hotkey: bob, permit: true },
  ],
  balances: [
    ["Alice", 10n * TAO],
    ["Bob", 10n * TAO],
    ["Charlie", TAO],
    ["Dave", TAO],
    ["Eve", TAO],
    ["Ferdie", TAO],
  ],
  stakes: [
    ["Alice", alice, 500n * TAO],
    ["Bob", bob, 400n * TAO],
    ["Charlie", alice, 300n * TAO],
    ["Eve", alice, 80n * TAO],
    ["Ferdie", alice, 60n * TAO],
  ],
});

/** Dave has left almost a period ago: his entry completes in the third block of the story. */
const withOldEntry = (state: State, { pair }: Hotkey): State => {
  const completion = FIRST_BLOCK + 3n;
  const [amount, creation] = [90n * TAO, completion - unbondingPeriod];
  const place = [pair.account, coldkeyOf("Dave")] as const;
  const opened = Entries.put(state, ...place, [{ amount, creation, completion }]);
  const queued = EntryQueue.put(opened, completion, [[...place]]);
  return TotalIssuance.update(TotalUnbonding.put(queued, amount), (issuance) => issuance + amount);
};

const remove = (name: string, { pair }: Hotkey, rao: bigint) =>
  by(name, "SubtensorModule.remove_stake", { hotkey: pair.account, amount_unstaked: rao });

const before = (alice: Hotkey): readonly Happening[] => [
  { kind: "blocks", count: 1, says: "A block begins.", rules: ["BND-2"] },
  {
    kind: "call",
    says: "Eve leaves, before anything has happened.",
    rules: ["UNB-3", "UNB-2"],
    call: remove("Eve", alice, 80n * TAO),
  },
  { kind: "blocks", count: 1, says: "A block begins.", rules: ["BND-2"] },
];

const HEIGHT = FIRST_BLOCK + 2n;

const signs = (alice: Hotkey, text: string, says: string): Happening => ({
  kind: "signs",
  says,
  rules: ["SLA-1"],
  hotkey: alice,
  statement: statementFor(HEIGHT, hashOfText(text)),
});

const flight = (alice: Hotkey, bob: Hotkey): readonly Happening[] => [
  signs(alice, "one block", "Alice's hotkey votes for one block of this height,"),
  signs(alice, "another block", "and for another one."),
  {
    kind: "blocks",
    count: 1,
    says: "A block begins: the 151,200 blocks, 21 days, for which Dave's entry had to wait are over.",
    rules: ["UNB-4"],
  },
  {
    kind: "call",
    says: "Ferdie has heard of it and leaves.",
    rules: ["UNB-3"],
    call: remove("Ferdie", alice, 60n * TAO),
  },
  {
    kind: "call",
    says: "Charlie moves all his stake to Bob's hotkey, where it counts at once.",
    rules: ["UNB-6"],
    call: by("Charlie", "Unbonding.redelegate", {
      from: alice.pair.account,
      to: bob.pair.account,
      amount: 300n * TAO,
    }),
  },
  {
    kind: "call",
    says: "From there he would like to move on, further from the deed.",
    rules: ["UNB-6"],
    call: by("Charlie", "Unbonding.redelegate", {
      from: bob.pair.account,
      to: alice.pair.account,
      amount: 300n * TAO,
    }),
    refused: "Unbonding.TransitiveRedelegation",
  },
  {
    kind: "call",
    says: "So he leaves Bob's hotkey with a part of it.",
    rules: ["UNB-3"],
    call: remove("Charlie", bob, 10n * TAO),
  },
];

const report = (alice: Hotkey): readonly Happening[] => [
  { kind: "blocks", count: 10, says: "Ten blocks begin.", rules: ["BND-2"] },
  {
    kind: "call",
    says: "Bob shows both votes. Evidence is young enough for 151,200 blocks.",
    rules: ["SLA-2", "SLA-3", "SLA-4"],
    call: by("Bob", "Slashing.report_double_signing", {
      first: statementOf(alice, statementFor(HEIGHT, hashOfText("one block"))),
      second: statementOf(alice, statementFor(HEIGHT, hashOfText("another block"))),
    }),
  },
  {
    kind: "call",
    says: "Ferdie would like to have his entry as stake again: not on a jailed hotkey.",
    rules: ["UNB-5"],
    call: by("Ferdie", "Unbonding.cancel_unbonding", {
      hotkey: alice.pair.account,
      creation: FIRST_BLOCK + 3n,
      amount: 57n * TAO,
    }),
    refused: "Slashing.Jailed",
  },
];

/** [SLA-3] Some leave before a hotkey signs twice, some between that and the report. */
export const unbondThenSlash = (): Story => {
  const [alice, bob] = [hotkeyOf("Alice", "ed25519"), hotkeyOf("Bob")];
  return {
    name: "unbond-then-slash",
    title: "Leaving before and after",
    about:
      "A hotkey signs twice. Two of its delegators have left before that, two leave between the deed and the report, by unbonding and by moving their stake elsewhere. Only those who left before are spared.",
    people: [
      ["Alice", "owns the hotkey that signs twice"],
      ["Bob", "owns another one, and reports"],
      ["Charlie", "moves his stake to Bob's hotkey after the deed"],
      ["Dave", "has left Alice's hotkey almost 21 days ago"],
      ["Eve", "leaves one block before the deed"],
      ["Ferdie", "leaves one block after it"],
    ],
    hotkeys: [alice, bob],
    state: withOldEntry(stateOf(worldOf(alice, bob)), alice),
    happenings: [...before(alice), ...flight(alice, bob), ...report(alice)],
    ends: {
      Alice: { balance: 10n * TAO, stake: 475n * TAO },
      Bob: { balance: 10n * TAO, stake: 400n * TAO },
      // 15 TAO are due of 300: 10 from his entry, which is closed, and 5 from his stake on Bob's hotkey.
      Charlie: { balance: TAO, stake: 285n * TAO },
      Dave: { balance: 91n * TAO },
      Eve: { balance: TAO, unbonding: 80n * TAO },
      Ferdie: { balance: TAO, unbonding: 57n * TAO },
    },
    slashed: 43n * TAO,
    moral:
      "Ferdie and Charlie lose what they would have lost had they stayed. Dave and Eve lose nothing: what a hotkey does after one has left is not one's affair. Bob's own stake is not touched by what was moved to him.",
  };
};
