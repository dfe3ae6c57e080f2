/** The draw of an author: the same on every node, since all of it is in the state. */
import { blake2b } from "@noble/hashes/blake2.js";
import { BlockHash, BlockNumber } from "../../runtime/system.ts";
import { ascii, concat, fromHex, fromLittleEndian, littleEndian } from "../../storage/bytes.ts";
import type { State } from "../../storage/item.ts";
import { type Candidate, candidatesOf } from "./candidates.ts";

/** What the seed of a draw is made of. */
export interface Slot {
  /** Hash of the block before. */
  readonly parent: string;
  readonly height: bigint;
  readonly round: number;
}

/** No other hash of the chain is of bytes that begin so. */
const domain = ascii("taospec/draw/1");

/** [POI-2] The seed of a draw, from 0 up to 2^256: the hash of domain, parent, height and round, the lowest byte first. */
export const drawSeed = ({ parent, height, round }: Slot): bigint => {
  const bytes = concat(domain, fromHex(parent), littleEndian(height, 4), littleEndian(BigInt(round), 4));
  return fromLittleEndian(blake2b(bytes, { dkLen: 32 }));
};

/** [POI-3] The seed's place in the weights of all candidates: from 0 up to `total`, itself left out unless it is 0. */
export const ticketOf = (seed: bigint, total: bigint): bigint => (seed * total) >> 256n;

/**
 * [POI-3] The candidate in whose interval the seed's ticket lies, each interval as long as the candidate's weight.
 * Undefined where no candidate has any weight.
 */
export const drawn = (candidates: readonly Candidate[], seed: bigint): Candidate | undefined => {
  const total = candidates.reduce((sum, { weight }) => sum + weight, 0n);
  const ticket = ticketOf(seed, total);
  let end = 0n;
  return candidates.find(({ weight }) => {
    end += weight;
    return ticket < end;
  });
};

/** [POI-3] The authors of some rounds of the block that has begun, in their order; nobody where there are no candidates. */
export const authorsOf = (state: State, rounds: readonly number[]): readonly Candidate[] => {
  const candidates = candidatesOf(state);
  const height = BlockNumber.get(state);
  const parent = BlockHash.get(state, height - 1n);
  return rounds.flatMap((round) => drawn(candidates, drawSeed({ parent, height, round })) ?? []);
};
