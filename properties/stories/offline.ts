import { bondedParameters } from "../../model/bonded/parameters.ts";
import { JailedUntil } from "../../model/bonded/slashing/items.ts";
import { isJailed } from "../../model/bonded/slashing/jail.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import { by } from "./calls.ts";
import { type Hotkey, hotkeyOf } from "./people.ts";
import { extrinsicsOf, type Happening, type Story } from "./story.ts";
import { stateOf, TAO, type World } from "./world.ts";

const worldOf = (alice: Hotkey, bob: Hotkey): World => ({
  neurons: [
    { hotkey: alice, permit: true, incentive: 49_151 },
    { hotkey: bob, permit: true, incentive: 16_384 },
  ],
  balances: [
    ["Alice", 10n * TAO],
    ["Bob", 10n * TAO],
    ["Dave", 3n * TAO],
  ],
  stakes: [
    ["Alice", alice, 500n * TAO],
    ["Dave", alice, 123n * TAO + 4_567n],
    ["Bob", bob, 400n * TAO],
  ],
});

const { maxMissed, downtimeJailPeriod } = bondedParameters;

const unjail = (name: string, { pair }: Hotkey) => by(name, "Slashing.unjail", { hotkey: pair.account });

/** A block that Bob's hotkey makes, and what happens in it. */
const blockBy = (bob: Hotkey, calls: readonly Happening[]): readonly Happening[] => [
  { kind: "blocks", count: 1, says: "A block begins.", rules: ["BND-2"] },
  {
    kind: "claim",
    says: "Bob's hotkey makes it.",
    rules: ["POI-5"],
    hotkey: bob,
    others: extrinsicsOf(calls),
  },
  ...calls,
];

const outage = (alice: Hotkey, bob: Hotkey): readonly Happening[] => [
  {
    kind: "repeat",
    says: `Alice's machine is down. It is drawn three times out of four and does not answer; Bob's hotkey makes the blocks, each in the first round for which it is drawn. More than ${maxMissed} missed duties of the last 100 are too many.`,
    rules: ["POI-3", "POI-5", "SLA-7"],
    hotkey: bob,
    until: (state) => isJailed(state, alice.pair.account),
  },
  ...blockBy(bob, [
    {
      kind: "call",
      says: "Alice would like to let her hotkey out at once.",
      rules: ["SLA-8"],
      call: unjail("Alice", alice),
      refused: "Slashing.JailNotOver",
    },
  ]),
];

const wayBack = (alice: Hotkey, bob: Hotkey): readonly Happening[] => [
  {
    kind: "repeat",
    says: `While it is jailed, for ${downtimeJailPeriod} blocks, only Bob's hotkey is drawn: it makes each in the first round.`,
    rules: ["SLA-6", "POI-1"],
    hotkey: bob,
    until: (state) => BlockNumber.get(state) + 1n >= (JailedUntil.get(state, alice.pair.account) ?? 0n),
  },
  ...blockBy(bob, [
    {
      kind: "call",
      says: "Bob would like to let Alice's hotkey out: it is not his.",
      rules: ["SLA-8"],
      call: unjail("Bob", alice),
      refused: "NonAssociatedColdKey",
    },
    {
      kind: "call",
      says: "Alice's machine is up again, and she says so.",
      rules: ["SLA-8"],
      call: unjail("Alice", alice),
    },
  ]),
];

/** [SLA-7] A hotkey does not answer when it is drawn. */
export const offline = (): Story => {
  const [alice, bob] = [hotkeyOf("Alice"), hotkeyOf("Bob", "ed25519")];
  return {
    name: "offline",
    title: "Staying offline",
    about:
      "A hotkey is drawn as the author of blocks and does not answer. After 51 missed duties it loses a ten-thousandth of its stake and is jailed for ten minutes, until its owner says that it is up again.",
    people: [
      ["Alice", "owns a hotkey whose machine is down"],
      ["Bob", "owns a hotkey that makes blocks"],
      ["Dave", "has stake on Alice's hotkey"],
    ],
    hotkeys: [alice, bob],
    state: stateOf(worldOf(alice, bob)),
    happenings: [...outage(alice, bob), ...wayBack(alice, bob)],
    ends: {
      Alice: { balance: 10n * TAO, stake: 499n * TAO + 950_000_000n },
      Bob: { balance: 10n * TAO, stake: 400n * TAO },
      // 0.01 % of 123.000004567 TAO are 12,300,000.4567 rao: rounded up.
      Dave: { balance: 3n * TAO, stake: 122n * TAO + 987_704_566n },
    },
    slashed: 62_300_001n,
    moral:
      "Bad luck ruins nobody: the loss is small. Its permits are gone until the next epoch, and what it would have earned meanwhile is the greater loss.",
  };
};
