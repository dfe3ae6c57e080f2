import { blake2b } from "@noble/hashes/blake2.js";
import { ascii, concat, fromLittleEndian, littleEndian } from "../../storage/bytes.ts";
import { type ChunkProof, provesChunk } from "./merkle.ts";
import { scoringParameters } from "./parameters.ts";
import { scoreOf } from "./score.ts";

/** What a miner is asked to show. */
export interface StorageChallenge {
  /** Hash of a block after the one in which the root was committed to. */
  readonly seed: Uint8Array;
  /** The block that the seed is the hash of. */
  readonly block: bigint;
  readonly root: Uint8Array;
  /** Chunks under the root, a u32. */
  readonly count: number;
  /** The miner's hotkey. */
  readonly holder: Uint8Array;
  /** u32 */
  readonly round: number;
}

const domain = ascii("taospec/storage/1");

const u32 = (value: number): Uint8Array => littleEndian(BigInt(value), 4);

/** [SCO-6] The places of the chunks that are asked for, in order; the same may stand twice. None of no chunks. */
export const challengedIndices = ({
  seed,
  root,
  count,
  holder,
  round,
}: Omit<StorageChallenge, "block">): readonly number[] => {
  const start = concat(domain, seed, root, holder, u32(round));
  const length = count === 0 ? 0 : scoringParameters.challengedChunks;
  return Array.from({ length }, (_, draw) => {
    const number = fromLittleEndian(blake2b(concat(start, u32(draw)), { dkLen: 32 }));
    return Number((number * BigInt(count)) >> 256n);
  });
};

/** An answer's proofs, one a challenged chunk and in that order, and the block in which it came. */
export interface StorageAnswer {
  readonly block: bigint;
  readonly proofs: readonly ChunkProof[];
}

/** [SCO-6] Storage: the share of the challenged chunks that are proven in time, a u16. */
export const storageScore = (challenge: StorageChallenge, { block, proofs }: StorageAnswer): number => {
  const inTime = challenge.block <= block && block <= challenge.block + scoringParameters.storageDeadline;
  if (!inTime) return 0;
  const { root, count } = challenge;
  const held = challengedIndices(challenge).filter((index, place) => {
    const proof = proofs[place];
    return proof !== undefined && provesChunk(proof, { root, index, count });
  });
  return scoreOf(BigInt(held.length), BigInt(scoringParameters.challengedChunks));
};
