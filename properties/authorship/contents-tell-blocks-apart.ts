import fc, { type Arbitrary } from "fast-check";
import { contentHash } from "../../model/bonded/authorship/content.ts";
import { bonded } from "../../model/bonded/rules.ts";
import type { Block, Extrinsic } from "../../model/runtime/block.ts";
import { none, type Origin, root, signed } from "../../model/runtime/origin.ts";
import { property } from "../property.ts";
import { CONTENT, claimBy, signerOf } from "../support/authorship.ts";
import { hashOfBlock } from "../support/chain.ts";
import { coldkey, hotkey } from "../support/stakes.ts";

interface Case {
  readonly left: Block;
  readonly right: Block;
  /** Another seal, of the first block. */
  readonly signer: number;
}

const origins: Arbitrary<Origin> = fc.oneof(
  { weight: 4, arbitrary: fc.nat(1).map((index) => signed(coldkey(index))) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Origin>(
      none,
      root,
      { kind: "Members", yes: 1, seats: 2 },
      { kind: "Member", account: coldkey(0) },
    ),
  },
);

const calls = fc.oneof(
  fc.nat(2).map((rao) => ({
    call: "SubtensorModule.add_stake",
    args: { hotkey: hotkey(0), amount_staked: BigInt(rao) },
  })),
  fc.constantFrom("0x", "0x00", "0x0000").map((remark) => ({ call: "System.remark", args: { remark } })),
  fc.constant({ call: "Slashing.unjail", args: { hotkey: hotkey(1) } }),
);

const extrinsics: Arbitrary<Extrinsic> = fc.record({ origin: origins, call: calls });

const blocks: Arbitrary<Block> = fc.record({
  number: fc.constantFrom(1n, 1n, 1n, 256n, 4_294_967_295n),
  parentHash: fc.constantFrom(0n, 0n, 0n, 1n).map(hashOfBlock),
  extrinsics: fc.array(extrinsics, { maxLength: 3 }),
});

const textOf = ({ number, parentHash, extrinsics: list }: Block): string =>
  JSON.stringify([number, parentHash, list], (_, value) => (typeof value === "bigint" ? `${value}` : value));

const hashOf = (block: Block): string => contentHash(bonded, block);

const sealed = ({ left, signer }: Case): Block => ({
  ...left,
  extrinsics: [claimBy(undefined, signerOf(signer), 0, CONTENT), ...left.extrinsics],
});

/** The same extrinsics in another order. */
const isReordered = ({ left, right }: Case): boolean => {
  const [some, others] = [left, right].map(({ extrinsics: list }) =>
    list.map((each) => textOf({ ...left, extrinsics: [each] })),
  );
  return textOf(left) !== textOf(right) && `${some?.toSorted()}` === `${others?.toSorted()}`;
};

export const contentsTellBlocksApart = property<Case>({
  name: "contents-tell-blocks-apart",
  informal:
    "Two blocks have the same content just when number, parent and all extrinsics but the claim are the same.",
  formal: "content(B) = content(B′) ⇔ B \\ claims = B′ \\ claims",
  rules: ["POI-4"],
  status: "tested",
  arbitrary: fc
    .record({ left: blocks, other: blocks, mode: fc.nat(5), signer: fc.nat(4) })
    .map(({ left, other, mode, signer }): Case => {
      const rights: readonly Block[] = [
        left,
        other,
        { ...left, extrinsics: left.extrinsics.toReversed() },
        { ...left, extrinsics: other.extrinsics },
        { ...left, number: other.number },
        { ...left, parentHash: other.parentHash },
      ];
      return { left, right: rights[mode] as Block, signer };
    }),
  witnesses: {
    "the same block": ({ left, right }) => left.extrinsics.length > 0 && textOf(left) === textOf(right),
    "another order": isReordered,
    "another origin": ({ left, right }) => {
      const [some, other] = [left, right].map(({ extrinsics: [first] }) => first);
      const kinds = [some, other].map((each) => each?.origin.kind);
      return kinds[0] !== undefined && kinds[1] !== undefined && kinds[0] !== kinds[1];
    },
    "another number": ({ left, right }) => left.number !== right.number,
  },
  violation: (given) => {
    const { left, right } = given;
    if (hashOf(left) !== hashOf(sealed(given))) return "the claim changes the content";
    const [isSame, hashesAgree] = [textOf(left) === textOf(right), hashOf(left) === hashOf(right)];
    return isSame === hashesAgree ? undefined : `the same block: ${isSame}, the same content: ${hashesAgree}`;
  },
});
