import fc from "fast-check";
import { schemes } from "../support/evidence.ts";
import { NOW, PERIOD, type Signing } from "../support/reports.ts";

/** Two statements. */
export type Report = readonly [first: Signing, second: Signing];

/** Two statements of one hotkey for one height and round, and for two blocks. */
export const doubleSignings: fc.Arbitrary<Report> = fc
  .record({
    scheme: fc.constantFrom(...schemes),
    seed: fc.constantFrom(1, 2),
    height: fc.constantFrom(NOW, NOW - 1n, NOW - 3n),
    round: fc.constantFrom(0, 0, 1),
    block: fc.nat({ max: 2 }),
    isElsewhere: fc.constant(false),
  })
  .map((first) => [first, { ...first, block: first.block + 1 }] as const);

/** A height, a secret or a chain of both statements that may be refused. */
const common: fc.Arbitrary<Partial<Signing>> = fc.oneof(
  fc.record({ height: fc.constantFrom(NOW + 1n, NOW, NOW - PERIOD + 1n, NOW - PERIOD, NOW - PERIOD - 5n) }),
  fc.record({ seed: fc.constant(3) }),
  fc.record({ isElsewhere: fc.constant(true) }),
);

/** A part of which the second statement may say something else. */
const own: fc.Arbitrary<Partial<Signing>> = fc.oneof(
  fc.record({ height: fc.constantFrom(NOW, NOW - 1n, NOW + 1n) }),
  fc.record({ round: fc.constantFrom(0, 1, 2) }),
  fc.record({ block: fc.nat({ max: 3 }) }),
  fc.record({ seed: fc.constantFrom(1, 2, 3) }),
  fc.record({ scheme: fc.constantFrom(...schemes) }),
  fc.record({ isElsewhere: fc.boolean() }),
);

const nothing = fc.constant({});

/** Two statements that are an infraction, or would be one but for a thing or two. */
export const reports: fc.Arbitrary<Report> = fc
  .record({
    pair: doubleSignings,
    common: fc.oneof(nothing, common),
    own: fc.oneof(nothing, own, own),
    isTurned: fc.boolean(),
  })
  .map(({ pair: [first, second], common, own, isTurned }) => {
    const [left, right] = [
      { ...first, ...common },
      { ...second, ...common, ...own },
    ];
    return isTurned ? ([right, left] as const) : ([left, right] as const);
  });
