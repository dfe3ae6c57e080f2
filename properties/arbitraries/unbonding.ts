import fc from "fast-check";
import { moveKinds, type UnbondingMove, type UnbondingScenario } from "../support/unbonding.ts";

const weights: Readonly<Record<UnbondingMove["kind"], number>> = {
  block: 12,
  remove: 12,
  cancel: 6,
  redelegate: 12,
  add: 1,
  minimum: 1,
  release: 1,
  empty: 3,
};

/** Now and then one more than are known. */
const anyHotkey = fc.oneof(
  { arbitrary: fc.nat({ max: 2 }), weight: 15 },
  { arbitrary: fc.constant(3), weight: 1 },
);

const moveOf = (kind: UnbondingMove["kind"]): fc.Arbitrary<UnbondingMove> =>
  fc.record({
    kind: fc.constant(kind),
    coldkey: fc.nat({ max: 5 }),
    from: anyHotkey,
    to: anyHotkey,
    size: fc.nat({ max: 999 }),
  });

const moves = fc.oneof(...moveKinds.map((kind) => ({ arbitrary: moveOf(kind), weight: weights[kind] })));

/** Short periods and few entries, so that everything happens soon. */
export const unbondingScenarios: fc.Arbitrary<UnbondingScenario> = fc.record({
  unbondingPeriod: fc.bigInt({ min: 1n, max: 5n }),
  maxEntries: fc.integer({ min: 1, max: 3 }),
  moves: fc.array(moves, { minLength: 5, maxLength: 30, size: "max" }),
});
