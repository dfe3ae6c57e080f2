import fc from "fast-check";
import { enterBlock } from "../../model/runtime/block.ts";
import { BlockHash, BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { property } from "../property.ts";
import { hashOfBlock } from "../support/chain.ts";

interface Blocks {
  /** The first block that is entered. */
  readonly first: number;
  readonly count: number;
}

/** Blocks of which the hash can be asked for, the first block of the chain aside. */
const remembered = 2_401;

const entered = ({ first, count }: Blocks): State => {
  let state = BlockHash.put(undefined, 0n, hashOfBlock(0n));
  for (let number = BigInt(first); number < BigInt(first + count); number += 1n)
    state = enterBlock(state, { number, parentHash: hashOfBlock(number - 1n) });
  return state;
};

/** The parents of the last blocks, and the first block of the chain. */
const expectedBlocks = ({ first, count }: Blocks): ReadonlySet<bigint> => {
  const last = first + count - 1;
  const oldest = Math.max(first - 1, last - remembered);
  return new Set([0, ...Array.from({ length: last - oldest }, (_, index) => oldest + index)].map(BigInt));
};

const violation = (blocks: Blocks): string | undefined => {
  const state = entered(blocks);
  const number = BlockNumber.get(state);
  if (number !== BigInt(blocks.first + blocks.count - 1)) return `the current block is ${number}`;
  const expected = expectedBlocks(blocks);
  const found = BlockHash.entries(state);
  const stray = found.find(({ keys, value }) => !expected.has(keys[0]) || value !== hashOfBlock(keys[0]));
  if (stray !== undefined) return `block ${stray.keys[0]} has the hash ${stray.value}`;
  return found.length === expected.size ? undefined : `${found.length} hashes of ${expected.size} are kept`;
};

export const blocksRememberTheirParents = property({
  name: "blocks-remember-their-parents",
  informal:
    "In a block the hashes of the last 2,401 blocks before it are known, that of the chain's first block, and no others.",
  formal: "dom(BlockHash) in block n = {0} ∪ {max(first − 1, n − 2401), …, n − 1}",
  rules: ["RUN-5"],
  status: "tested",
  // One input in ten enters thousands of blocks.
  cost: 20,
  arbitrary: fc.record({
    first: fc.oneof(fc.constantFrom(1, 2), fc.integer({ min: 1, max: 4_000_000 })),
    count: fc.oneof(
      { arbitrary: fc.integer({ min: 1, max: 40 }), weight: 8 },
      { arbitrary: fc.integer({ min: 2_395, max: 2_410 }), weight: 2 },
    ),
  }),
  witnesses: {
    "a hash is forgotten": ({ count }) => count > remembered,
    "from the chain's first block on": ({ first }) => first === 1,
  },
  violation,
});
