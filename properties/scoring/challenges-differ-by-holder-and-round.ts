import { merkleRoot } from "../../model/bonded/scoring/merkle.ts";
import { challengedIndices } from "../../model/bonded/scoring/storage.ts";
import { storageCases } from "../arbitraries/scoring.ts";
import { property } from "../property.ts";

const changed = (bytes: Uint8Array) => bytes.with(0, bytes[0]! ^ 1);

export const challengesDifferByHolderAndRound = property({
  name: "challenges-differ-by-holder-and-round",
  informal:
    "Another seed, root, holder or round asks for other chunks of a large set, the same ones for the same again.",
  formal:
    "challenge(x) = challenge(x); seed′ ≠ seed or root′ ≠ root or holder′ ≠ holder or round′ ≠ round ⇒ other indices",
  rules: ["SCO-6"],
  status: "tested",
  arbitrary: storageCases,
  witnesses: { "a later round": ({ asked }) => asked.round > 0 },
  violation: ({ chunks, asked }) => {
    const challenge = { ...asked, root: merkleRoot(chunks), count: 2 ** 32 - 1 };
    const own = challengedIndices(challenge).join();
    const others = [
      { ...challenge, seed: changed(challenge.seed) },
      { ...challenge, root: changed(challenge.root) },
      { ...challenge, holder: changed(challenge.holder) },
      { ...challenge, round: challenge.round + 1 },
    ].map((other) => challengedIndices(other).join());
    if (challengedIndices(challenge).join() !== own) return "the same challenge asks for other chunks";
    return others.includes(own) ? "another challenge asks for the same chunks" : undefined;
  },
});
