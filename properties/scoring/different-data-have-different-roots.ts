import fc from "fast-check";
import { chunksOf, merklePaths, merkleRoot } from "../../model/bonded/scoring/merkle.ts";
import { storageCases } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

const hex = (bytes: Uint8Array) => [...bytes].join();

export const differentDataHaveDifferentRoots = property({
  name: "different-data-have-different-roots",
  informal:
    "A copied last chunk, one chunk less, two chunks as one, and a node passed off as a chunk all give other roots; cutting data loses nothing.",
  formal: "chunks ≠ chunks′ ⇒ root ≠ root′; the chunks of d, joined, are d, each but the last of 1024 bytes",
  rules: ["SCO-6"],
  status: "tested",
  arbitrary: fc.record({ given: storageCases, length: fc.nat(3_100) }),
  witnesses: {
    "data of whole chunks": ({ length }) => length % 1_024 === 0,
    "an odd number of chunks": ({ given: { chunks } }) => chunks.length % 2 === 1,
    "no data": ({ length }) => length === 0,
  },
  violation: ({ given: { chunks }, length }) => {
    const root = hex(merkleRoot(chunks));
    const joined = (parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
    const [right, left] = merklePaths(chunks, [0, 1 % chunks.length]).map(
      ([sibling]) => sibling ?? new Uint8Array(),
    );
    const others = [
      [...chunks, chunks.at(-1)!],
      [...chunks, new Uint8Array()],
      [joined(chunks.slice(0, 2)), ...chunks.slice(2), ...(chunks.length < 2 ? [joined(chunks)] : [])],
      ...(chunks.length > 1 ? [chunks.slice(0, -1), [joined([left!, right!]), ...chunks.slice(2)]] : []),
    ];
    const same = others.findIndex((other) => hex(merkleRoot(other)) === root);
    if (same !== -1) return `${others[same]!.length} other chunks have the same root`;
    const data = Uint8Array.from({ length }, (_, index) => index % 251);
    const cut = chunksOf(data);
    if (hex(joined(cut)) !== hex(data)) return "the chunks are not the data";
    return cut.slice(0, -1).every((part) => part.length === 1_024)
      ? undefined
      : "a chunk before the last is short";
  },
});
