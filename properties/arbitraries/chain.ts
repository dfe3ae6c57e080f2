import fc from "fast-check";
import { INITIAL_BALANCE, type Settings } from "../support/chain.ts";
import { type Move, moveKinds } from "../support/moves.ts";
import type { Scenario } from "../support/scenario.ts";
import { wholeFirst } from "./wholeFirst.ts";

const held = INITIAL_BALANCE * 10n;

/** Issuance just below the first two halvings, and far from any. */
const issuance = fc.oneof(
  fc.constantFrom(held, 10_500_000_000_000_000n - 2_500_000_000n, 15_750_000_000_000_000n - 1_200_000_000n),
  fc.bigInt({ min: held, max: 20_000_000_000_000_000n }),
);

export const settings: fc.Arbitrary<Settings> = fc.record({
  tempo: fc.constantFrom(2, 3, 4, 5),
  maxAllowedUids: fc.constantFrom(2, 3, 4, 8),
  immunityPeriod: fc.constantFrom(0, 3, 20),
  subnetLimit: fc.constantFrom(3, 4, 5),
  nominatorMinRequiredStake: fc.constantFrom(0n, 0n, 1_000n),
  issuance,
});

const numbers = {
  coldkey: fc.nat({ max: 5 }),
  // The hotkeys of the opening come up most often.
  hotkey: fc.oneof(
    { arbitrary: fc.nat({ max: 2 }), weight: 2 },
    { arbitrary: fc.nat({ max: 9 }), weight: 1 },
  ),
  netuid: fc.nat({ max: 5 }),
  size: fc.nat({ max: 65_535 }),
  stranger: fc.integer({ min: 0, max: 7 }).map((number) => number === 7),
};

const kinds = fc.oneof(
  { arbitrary: fc.constant("block"), weight: 30 },
  { arbitrary: fc.constantFrom(...moveKinds.filter((kind) => kind !== "dissolve_network")), weight: 40 },
  { arbitrary: fc.constantFrom("dissolve_network", "register_network"), weight: 1 },
  // What all else needs: neurons, stake, delegates and weights.
  {
    arbitrary: fc.constantFrom(
      "burned_register",
      "add_stake",
      "root_register",
      "set_root_weights",
      "become_delegate",
      "nominate",
      "set_weights",
    ),
    weight: 30,
  },
);

const move: fc.Arbitrary<Move> = fc.record({ kind: kinds, ...numbers });

const step = (kind: string, hotkey: number, netuid = 0, size = 1, coldkey = 0): Move => ({
  kind,
  coldkey,
  hotkey,
  netuid,
  size,
  stranger: false,
});

/** Three hotkeys become delegates with a nominator each, on the root network and on two subnets that are paid for. */
export const opening: readonly Move[] = [
  step("block", 0),
  ...[0, 1, 2].flatMap((hotkey) => [
    step("burned_register", hotkey, 0),
    step("burned_register", hotkey, 2),
    step("add_stake", hotkey, 0, 400),
    // Two transactions of a coldkey need a block between them.
    step("block", 0),
    step("block", 0),
    step("become_delegate", hotkey),
    step("nominate", hotkey, 0, 200, hotkey + 3),
    step("root_register", hotkey),
  ]),
  ...[0, 1, 2].flatMap((hotkey) => [
    step("block", 0),
    step("set_root_weights", hotkey, 0, 1_234 * (hotkey + 6)),
  ]),
];

/** A motion that the senate, made of the hotkeys of the opening, votes for and a member closes. */
const governing: readonly Move[] = [
  step("propose", 0, 0, 8),
  ...[0, 1, 2].map((hotkey) => step("vote", hotkey)),
  step("close", 0),
  step("block", 0),
];

/** A hotkey with more stake than those of the opening takes a place on the root network, and in the senate. */
export const challenging: readonly Move[] = [
  step("block", 0),
  step("burned_register", 4, 1),
  step("add_stake", 4, 0, 3),
  step("root_register", 4),
  step("block", 0),
];

/** Runs of the small chain of up to `length` free moves, most of them after an opening that fills it. */
export const scenarios = (length = 60): fc.Arbitrary<Scenario> =>
  fc.record({
    settings,
    moves: fc
      .tuple(
        fc
          .constantFrom<readonly Move[]>(
            [],
            opening,
            opening,
            [...opening, ...governing],
            [...opening, ...challenging],
          )
          .chain((moves) => wholeFirst(moves)),
        fc.array(move, { maxLength: length, size: "max" }),
      )
      .map(([first, rest]) => [...first, ...rest]),
  });
