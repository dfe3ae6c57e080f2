import fc from "fast-check";
import { merklePaths, merkleRoot, provesChunk } from "../../model/bonded/scoring/merkle.ts";
import { storageCases } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

const flipped = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, index) => (index === Math.floor(bit / 8) % bytes.length ? byte ^ (1 << (bit % 8)) : byte));

const sameBytes = (left: Uint8Array, right: Uint8Array) => left.join() === right.join();

export const tamperedChunksAreNeverProven = property({
  name: "tampered-chunks-are-never-proven",
  informal:
    "A chunk is proven by its own bytes, path, place and count; one bit, one hash or one place off is refused.",
  formal: "proves(c, π, i, N, R); c′ ≠ c, π′ ≠ π, N′ ≠ N, R′ ≠ R or chunk_j ≠ c ⇒ not proves",
  rules: ["SCO-6"],
  status: "tested",
  arbitrary: fc.record({ given: storageCases, place: fc.nat(12), bit: fc.nat(2_000) }),
  witnesses: {
    "a path": ({ given }) => given.chunks.length > 1,
    "a place that has moved up": ({ given: { chunks }, place }) =>
      chunks.length > 1 && chunks.length % 2 === 1 && place % chunks.length === chunks.length - 1,
  },
  violation: ({ given: { chunks }, place, bit }) => {
    const [index, count, root] = [place % chunks.length, chunks.length, merkleRoot(chunks)];
    const [chunk, path] = [chunks[index]!, merklePaths(chunks, [index])[0]!];
    const at = { root, index, count };
    if (!provesChunk({ chunk, path }, at)) return "the chunk itself is not proven";
    const changed = chunk.length === 0 ? Uint8Array.of(bit % 256) : flipped(chunk, bit);
    const step = bit % Math.max(1, path.length);
    const other = path.map((hash, height) => (height === step ? flipped(hash, bit) : hash));
    const neighbour = (index + 1) % count;
    const faults = {
      "another chunk": provesChunk({ chunk: changed, path }, at),
      "another path": path.length > 0 && provesChunk({ chunk, path: other }, at),
      "a longer path": provesChunk({ chunk, path: [...path, root] }, at),
      "a shorter path": path.length > 0 && provesChunk({ chunk, path: path.slice(0, -1) }, at),
      "another root": provesChunk({ chunk, path }, { ...at, root: flipped(root, bit) }),
      "another count": provesChunk({ chunk, path }, { ...at, count: count + 1 }),
      "a place beyond": provesChunk({ chunk, path }, { ...at, index: count + index }),
      "another place":
        !sameBytes(chunks[neighbour]!, chunk) && provesChunk({ chunk, path }, { ...at, index: neighbour }),
    };
    return Object.entries(faults).find(([, accepted]) => accepted)?.[0];
  },
});
