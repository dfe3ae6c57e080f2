import fc from "fast-check";
import { type Escape, type EscapeMove, escapeKinds } from "../support/escapes.ts";

const weights: Readonly<Record<EscapeMove["kind"], number>> = {
  block: 4,
  remove: 5,
  redelegate: 6,
  cancel: 2,
  add: 1,
  swap: 2,
  "push out": 1,
  minimum: 1,
};

const moveOf = (kind: EscapeMove["kind"]): fc.Arbitrary<EscapeMove> =>
  fc.record({
    kind: fc.constant(kind),
    who: fc.constantFrom(0, 1, 3, 4, 5),
    on: fc.constantFrom(0, 0, 1),
    part: fc.oneof(fc.constant(100), fc.integer({ min: 1, max: 100 })),
  });

const move = fc.oneof(...escapeKinds.map((kind) => ({ arbitrary: moveOf(kind), weight: weights[kind] })));

/** What may be tried before and after an infraction. */
export const escapes: fc.Arbitrary<Escape> = fc.record({
  before: fc.array(move, { maxLength: 6 }),
  after: fc.array(move, { minLength: 2, maxLength: 14, size: "max" }),
});
