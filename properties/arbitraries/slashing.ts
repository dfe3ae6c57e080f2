import fc from "fast-check";
import { BLOCK, type Bonds, type Holder, type Left, PERIOD } from "../support/slashing.ts";

/** Dust, whole shares and the rao beside them, and as much as one of a few can have. */
export const bondedAmount: fc.Arbitrary<bigint> = fc.oneof(
  fc.constantFrom(0n, 1n, 19n, 20n, 21n, 1_000n, 999_999_999n),
  fc.bigInt({ min: 0n, max: 10_000n }),
  fc.bigInt({ min: 0n, max: 10n ** 14n }),
);

/** Heights at which something may still be open. */
const height: fc.Arbitrary<bigint> = fc.bigInt({ min: BLOCK - PERIOD + 1n, max: BLOCK });

const positive = bondedAmount.filter((amount) => amount > 0n);

const left: fc.Arbitrary<readonly Left[]> = fc.array(fc.record({ amount: positive, creation: height }), {
  maxLength: 3,
});

const anyHolder: fc.Arbitrary<Holder> = fc.record({
  stake: bondedAmount,
  elsewhere: bondedAmount,
  leaving: left,
  moved: left,
  isThere: fc.boolean(),
  leavingElsewhere: left,
});

/** One in five has nothing left where its stake has gone. */
export const holders: fc.Arbitrary<Holder> = fc.oneof(
  { arbitrary: anyHolder, weight: 4 },
  {
    arbitrary: anyHolder.map((holder) => ({
      ...holder,
      elsewhere: 0n,
      isThere: false,
      leavingElsewhere: [],
    })),
    weight: 1,
  },
);

/** Five percent, a hundredth of one, the least, all, anything between, and more than all. */
export const fractions: fc.Arbitrary<bigint> = fc.oneof(
  fc.constantFrom(50_000n, 50_000n, 100n, 1n, 0n, 1_000_000n, 1_500_000n),
  fc.bigInt({ min: 0n, max: 1_000_000n }),
);

/** Some holders with stake, entries and redelegations of any age. */
export const bonds: fc.Arbitrary<Bonds> = fc.record({
  holders: fc.array(holders, { minLength: 1, maxLength: 4 }),
  infraction: height,
  fraction: fractions,
  reward: fc.constantFrom(0n, 0n, 100_000n, 1_000_000n),
});
