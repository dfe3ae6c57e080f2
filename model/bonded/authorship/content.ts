/** What a block holds, as its author signs it. */
import { blake2b } from "@noble/hashes/blake2.js";
import type { RuleSet } from "../../rules.ts";
import type { Block, Extrinsic } from "../../runtime/block.ts";
import { encodeCall } from "../../runtime/callCodec.ts";
import type { Origin } from "../../runtime/origin.ts";
import { concat, concatAll, fromHex, littleEndian, toHex } from "../../storage/bytes.ts";
import { encode } from "../../storage/scale.ts";
import { CompactU32 } from "../../storage/shape.ts";

/** The call that says who made the block. */
const CLAIM = "Authorship.claim_block";

/** Whether an extrinsic says who made the block. */
export const isClaim = ({ call }: Extrinsic): boolean => call.call === CLAIM;

const u32Bytes = (value: number): Uint8Array => littleEndian(BigInt(value), 4);

const originBytes = (origin: Origin): Uint8Array => {
  switch (origin.kind) {
    case "None":
      return Uint8Array.of(0);
    case "Signed":
      return concat(Uint8Array.of(1), fromHex(origin.account));
    case "Root":
      return Uint8Array.of(2);
    case "Members":
      return concat(Uint8Array.of(3), u32Bytes(origin.yes), u32Bytes(origin.seats));
    case "Member":
      return concat(Uint8Array.of(4), fromHex(origin.account));
  }
};

/**
 * [POI-4] The hash of what a block holds: number, parent, and all extrinsics but claims, each as its origin and its call.
 * Throws a ScaleError for a call that the rules do not have.
 */
export const contentHash = (rules: RuleSet, { number, parentHash, extrinsics }: Block): string => {
  const others = extrinsics.filter((extrinsic) => !isClaim(extrinsic));
  const bytes = concatAll([
    littleEndian(number, 4),
    fromHex(parentHash),
    encode(CompactU32, others.length),
    ...others.flatMap(({ origin, call }) => [originBytes(origin), encodeCall(rules, call)]),
  ]);
  return toHex(blake2b(bytes, { dkLen: 32 }));
};
