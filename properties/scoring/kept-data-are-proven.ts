import { merklePaths, merkleRoot } from "../../model/bonded/scoring/merkle.ts";
import { challengedIndices, storageScore } from "../../model/bonded/scoring/storage.ts";
import { type StorageCase, storageCases } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

const challengeOf = ({ chunks, asked }: StorageCase) => ({
  ...asked,
  root: merkleRoot(chunks),
  count: chunks.length,
});

export const keptDataAreProven = property({
  name: "kept-data-are-proven",
  informal:
    "Who has all chunks scores full in time and 0 out of time, and each proof that is left out costs its share.",
  formal: "seed ≤ t ≤ seed + 5 ⇒ score = ⌊65535·held/64⌋; else 0; every index < N",
  rules: ["SCO-6", "SCO-1"],
  status: "tested",
  arbitrary: storageCases,
  witnesses: {
    "one chunk": ({ chunks }) => chunks.length === 1,
    "an odd number of chunks": ({ chunks }) => chunks.length > 2 && chunks.length % 2 === 1,
  },
  violation: (input) => {
    const challenge = challengeOf(input);
    const indices = challengedIndices(challenge);
    if (indices.some((index) => index >= input.chunks.length)) return `${indices} are no places`;
    const paths = merklePaths(input.chunks, indices);
    const proofs = indices.map((index, place) => ({ chunk: input.chunks[index]!, path: paths[place]! }));
    const { block } = challenge;
    const late = [block - 1n, block + 6n].map((at) => storageScore(challenge, { block: at, proofs }));
    if (late.some((score) => score !== 0)) return `out of time the score is ${late}`;
    const found = [64, 63, 16, 0].map((held) =>
      storageScore(challenge, { block: block + 5n, proofs: proofs.slice(0, held) }),
    );
    return found.join() === "65535,64511,16383,0" ? undefined : `64, 63, 16 and no proofs score ${found}`;
  },
});
