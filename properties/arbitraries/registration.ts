import fc, { type Arbitrary } from "fast-check";
import type { PruningCandidate } from "../../model/finney/registration/prune.ts";
import { hotkeyOf, type SmallNeuron, type SmallSubnet } from "../support/registration.ts";
import { coldkeys, type HotkeyBefore, oldHotkey, type Swap } from "../support/swaps.ts";

/** Scores with ties, and the greatest one, which counts as none, often. */
const pruningScores: Arbitrary<number> = fc.oneof(fc.nat(3), fc.constant(65_535), fc.nat(65_535));

/** Nothing, or at least an existential deposit, so that it can become a balance again. */
const stakes = fc.oneof(fc.constant(0n), fc.bigInt(500n, 1_000_000n));

const neurons: Arbitrary<SmallNeuron> = fc.record({
  score: pruningScores,
  age: fc.nat(12),
  elsewhere: fc.boolean(),
  owned: stakes,
  nominated: stakes,
  seasoned: fc.boolean(),
  serves: fc.boolean(),
});

/** A burn from nothing on, and a balance about as large, so that the existential deposit matters. */
export const burnsAndBalances = fc
  .oneof({ weight: 1, arbitrary: fc.constant(0n) }, { weight: 5, arbitrary: fc.bigInt(0n, 3_000n) })
  .chain((burn) =>
    fc.record({
      burn: fc.constant(burn),
      balance: fc.oneof(fc.bigInt(burn, burn + 600n), fc.bigInt(0n, 6_000n), fc.constant(1_000_000n)),
    }),
  );

/** Subnets of up to four neurons, full or with room for one more. */
export const smallSubnets: Arbitrary<SmallSubnet> = fc
  .tuple(
    fc.array(neurons, { maxLength: 4 }),
    fc.record({ room: fc.oneof(fc.constant(0), fc.nat(1)), immunityPeriod: fc.nat(12) }),
    burnsAndBalances,
  )
  .map(([list, terms, money]) => ({ neurons: list, ...terms, ...money }));

/** What pruning looks at in one to six neurons. */
export const pruningCandidates: Arbitrary<readonly PruningCandidate[]> = fc.array(
  fc.record({ score: pruningScores, immune: fc.boolean() }),
  { minLength: 1, maxLength: 6 },
);

const stakesOn: Arbitrary<HotkeyBefore["stakes"]> = fc.array(
  fc.option(fc.bigInt(0n, 1_000n), { nil: undefined }),
  { maxLength: coldkeys.length },
);

const rarely = fc.oneof(fc.constant(false), fc.constant(false), fc.boolean());

/** Swaps of a hotkey that the signer owns, onto one that nobody, the signer, or another coldkey owns. */
export const swaps: Arbitrary<Swap> = fc.record({
  old: fc.record({ owner: fc.constantFrom(0, 0, 0, 1), stakes: stakesOn }),
  new: fc.oneof(
    fc.constant({ owner: undefined, stakes: [] }),
    fc.record({ owner: fc.constantFrom(0, 1), stakes: stakesOn }),
  ),
  before: fc.integer({ min: -1, max: 2 }),
  isElsewhere: fc.boolean(),
  isDelegate: fc.boolean(),
  isSenator: rarely,
  hasAxon: fc.boolean(),
  hasPrometheus: rarely,
  hasRaisedTake: rarely,
  waiting: fc.array(fc.constantFrom(oldHotkey, hotkeyOf(0), hotkeyOf(1)), { maxLength: 3 }),
});
