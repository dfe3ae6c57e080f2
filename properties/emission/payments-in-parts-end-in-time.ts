import fc from "fast-check";
import { tuplesToDrainThisBlock } from "../../model/finney/emission/tuplesToDrain.ts";
import { blocksUntilNextEpoch } from "../../model/finney/root/blocksUntilNextEpoch.ts";
import { property } from "../property.ts";

interface Parts {
  readonly netuid: number;
  readonly tempo: number;
  readonly block: bigint;
  readonly payments: number;
}

/** How many payments are left in each block up to the next epoch; the last is that of the epoch's own block. */
const left = ({ netuid, tempo, block, payments }: Parts): readonly bigint[] => {
  let remaining = BigInt(payments);
  const blocks = Number(blocksUntilNextEpoch(netuid, tempo, block));
  return Array.from({ length: blocks + 1 }, (_, index) => {
    remaining -= tuplesToDrainThisBlock(netuid, tempo, block + BigInt(index), remaining);
    return remaining;
  });
};

export const paymentsInPartsEndInTime = property({
  name: "payments-in-parts-end-in-time",
  informal:
    "Payments made in parts, as the chain once made them, are never more than are left, and none is left when the next epoch comes.",
  formal: "0 ≤ part ≤ m ∧ m = 0 in the epoch's block",
  rules: ["EMI-9"],
  status: "tested",
  arbitrary: fc.record({
    netuid: fc.nat(1_000),
    tempo: fc.integer({ min: 1, max: 120 }),
    block: fc.bigInt(0n, 10_000n),
    payments: fc.nat(5_000),
  }),
  witnesses: {
    "in more than two parts": (parts) => left(parts).filter((rest) => rest > 0n).length > 2,
    "all at once": (parts) => parts.payments > 0 && left(parts)[0] === 0n,
  },
  violation: (parts) => {
    const rests = left(parts);
    if (rests.some((rest) => rest < 0n)) return "more are paid than there are";
    return rests.at(-1) === 0n ? undefined : `${rests.at(-1)} are left in the block of the epoch`;
  },
});
