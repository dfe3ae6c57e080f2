import fc from "fast-check";
import { INITIAL_BALANCE, type Settings } from "../support/chain.ts";
import { type Move, moveKinds } from "../support/moves.ts";
import type { Scenario } from "../support/scenario.ts";

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
  hotkey: fc.nat({ max: 9 }),
  netuid: fc.nat({ max: 5 }),
  size: fc.nat({ max: 65_535 }),
  stranger: fc.integer({ min: 0, max: 7 }).map((number) => number === 7),
};

const kinds = fc.oneof(
  { arbitrary: fc.constant("block"), weight: 3 },
  { arbitrary: fc.constantFrom(...moveKinds), weight: 4 },
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
    weight: 3,
  },
);

export const move: fc.Arbitrary<Move> = fc.record({ kind: kinds, ...numbers });

/** Runs of the small chain of up to `length` moves. */
export const scenarios = (length = 60): fc.Arbitrary<Scenario> =>
  fc.record({ settings, moves: fc.array(move, { minLength: length / 4, maxLength: length, size: "max" }) });
