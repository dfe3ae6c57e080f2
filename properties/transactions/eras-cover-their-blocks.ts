import fc from "fast-check";
import { eraBirth, eraDeath } from "../../model/finney/transactions/era.ts";
import type { Era } from "../../model/finney/transactions/transaction.ts";
import { property } from "../property.ts";

type Mortal = Exclude<Era, "Immortal">;

const mortal: fc.Arbitrary<Mortal> = fc
  .integer({ min: 2, max: 16 })
  .map((exponent) => 1n << BigInt(exponent))
  .chain((period) =>
    fc.record({ period: fc.constant(period), phase: fc.bigInt({ min: 0n, max: period - 1n }) }),
  );

interface At {
  readonly era: Mortal;
  readonly block: bigint;
}

const around = ({ era, block }: At): readonly [birth: bigint, death: bigint] => [
  eraBirth(era, block),
  eraDeath(era, block),
];

/** What is wrong with the era that holds at a block from its phase on. */
const fault = (at: At): string | undefined => {
  const { era, block } = at;
  const [birth, death] = around(at);
  if (birth > block || block >= death) return `block ${block} is not in ${birth} to ${death}`;
  if (death - birth !== era.period) return `it lasts ${death - birth} blocks`;
  return (birth - era.phase) % era.period === 0n ? undefined : `it begins in block ${birth}`;
};

export const erasCoverTheirBlocks = property({
  name: "eras-cover-their-blocks",
  informal:
    "The era that holds at a block contains it, lasts its period, begins at its phase, and is the same at all of its blocks.",
  formal: "b ≥ q ⇒ birth ≤ b < death = birth + p ∧ birth ≡ q (mod p) ∧ birth(death − 1) = birth",
  rules: ["TXN-2"],
  status: "tested",
  arbitrary: fc.record({
    era: mortal,
    block: fc.oneof(fc.bigInt({ min: 0n, max: 100n }), fc.bigInt({ min: 0n, max: 1n << 32n })),
  }),
  witnesses: {
    "the first block of an era": (at) => around(at)[0] === at.block,
    "the last block of an era": (at) => around(at)[1] - 1n === at.block,
    "an era that is to begin": (at) => at.block < at.era.phase,
  },
  violation: (at) => {
    const { era, block } = at;
    const [birth, death] = around(at);
    if (block < era.phase) return birth === era.phase ? undefined : `the first era begins in block ${birth}`;
    const last = eraBirth(era, death - 1n);
    return fault(at) ?? (last === birth ? undefined : `its last block says that it began in ${last}`);
  },
});
