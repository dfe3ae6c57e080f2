import fc from "fast-check";
import { schemes } from "../support/evidence.ts";
import { NOW, PERIOD, type Signing } from "../support/reports.ts";

/** Heights around the ends of what is accepted, and between them. */
const height = fc.constantFrom(NOW + 1n, NOW, NOW, NOW - 1n, NOW - PERIOD + 1n, NOW - PERIOD);

/** A statement of one of the hotkeys; all of them few, so that two often have parts in common. */
export const signings: fc.Arbitrary<Signing> = fc.record({
  scheme: fc.constantFrom(...schemes),
  seed: fc.constantFrom(1, 1, 2, 3),
  height,
  round: fc.constantFrom(0, 0, 1),
  block: fc.nat({ max: 2 }),
});

/** Two statements of one hotkey for one height and round, and for two blocks. */
export const doubleSignings: fc.Arbitrary<readonly [first: Signing, second: Signing]> = fc
  .record({
    signing: signings,
    height: fc.constantFrom(NOW, NOW - 1n, NOW - 3n),
    seed: fc.constantFrom(1, 2),
  })
  .map(({ signing, height, seed }) => {
    const first = { ...signing, height, seed };
    return [first, { ...first, block: first.block + 1 }] as const;
  });
