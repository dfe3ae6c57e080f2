import { blake2b } from "@noble/hashes/blake2.js";
import { concat, littleEndian } from "../../storage/bytes.ts";
import { scoringParameters } from "./parameters.ts";

const hashed = (prefix: number, ...parts: readonly Uint8Array[]): Uint8Array =>
  blake2b(concat(Uint8Array.of(prefix), ...parts), { dkLen: 32 });

const leaf = (chunk: Uint8Array): Uint8Array => hashed(0, chunk);
const node = (left: Uint8Array, right: Uint8Array): Uint8Array => hashed(1, left, right);
const counted = (count: number, top: Uint8Array): Uint8Array =>
  hashed(2, littleEndian(BigInt(count), 4), top);

/** The level above: pairs from the left are hashed, the last of an odd level moves up. */
const levelAbove = (level: readonly Uint8Array[]): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(level.length / 2) }, (_, pair) => {
    const left = level[2 * pair]!;
    const right = level[2 * pair + 1];
    return right === undefined ? left : node(left, right);
  });

/** All levels of the tree, the leaves first, the top last. */
const levelsOf = (chunks: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] => {
  const levels = [chunks.map(leaf)];
  for (let level = levels[0]!; level.length > 1; ) {
    level = [...levelAbove(level)];
    levels.push(level);
  }
  return levels;
};

/** [SCO-6] The chunks of some data: 1024 bytes each, the last what is left; of no data one without a byte. */
export const chunksOf = (data: Uint8Array): readonly Uint8Array[] => {
  const { chunkLength } = scoringParameters;
  const count = Math.max(1, Math.ceil(data.length / chunkLength));
  return Array.from({ length: count }, (_, index) =>
    data.slice(index * chunkLength, (index + 1) * chunkLength),
  );
};

/** [SCO-6] The root of the tree over one or more chunks, 32 bytes; it has the count of the chunks. */
export const merkleRoot = (chunks: readonly Uint8Array[]): Uint8Array =>
  counted(chunks.length, levelsOf(chunks).at(-1)![0]!);

/** [SCO-6] For each of some places, the siblings from the leaf up; a level without a sibling has no entry. */
export const merklePaths = (
  chunks: readonly Uint8Array[],
  indices: readonly number[],
): readonly (readonly Uint8Array[])[] => {
  const levels = levelsOf(chunks);
  return indices.map((index) =>
    levels.flatMap((level, height) => level[Math.floor(index / 2 ** height) ^ 1] ?? []),
  );
};

/** The top that a leaf and its path lead to; `undefined` where the path has another length. */
const foldPath = (
  chunk: Uint8Array,
  path: readonly Uint8Array[],
  index: number,
  count: number,
): Uint8Array | undefined => {
  let hash = leaf(chunk);
  let used = 0;
  for (let place = index, width = count; width > 1; place >>>= 1, width = Math.ceil(width / 2)) {
    if (place % 2 === 0 && place + 1 === width) continue;
    const sibling = path[used];
    if (sibling === undefined) return undefined;
    hash = place % 2 === 0 ? node(hash, sibling) : node(sibling, hash);
    used += 1;
  }
  return used === path.length ? hash : undefined;
};

/** A chunk and the siblings on its way to the root. */
export interface ChunkProof {
  readonly chunk: Uint8Array;
  readonly path: readonly Uint8Array[];
}

const equal = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, index) => byte === right[index]);

/** [SCO-6] Whether a proof shows that the chunk stands at `index` of the `count` chunks under `root`. */
export const provesChunk = (
  { chunk, path }: ChunkProof,
  { root, index, count }: { readonly root: Uint8Array; readonly index: number; readonly count: number },
): boolean => {
  const fits = chunk.length <= scoringParameters.chunkLength && path.every(({ length }) => length === 32);
  const top = fits && index < count ? foldPath(chunk, path, index, count) : undefined;
  return top !== undefined && equal(counted(count, top), root);
};
