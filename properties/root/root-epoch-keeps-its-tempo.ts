import type { RootEpochInput } from "../../model/finney/root/types.ts";
import { rootsInAnyBlock } from "../arbitraries/root.ts";
import { property } from "../property.ts";
import { rootRefusalOf, rootRunOf } from "../support/roots.ts";

const isDue = ({ block, tempo }: RootEpochInput) =>
  tempo > 0 && (block + 1n) % (BigInt(tempo) + 1n) === BigInt(tempo);

export const rootEpochKeepsItsTempo = property({
  name: "root-epoch-keeps-its-tempo",
  informal:
    "The root epoch runs in one block of every Tempo + 1, never with tempo zero; in all other blocks it is refused and writes nothing.",
  formal: "due ⇔ tempo > 0 ∧ (block + 1) mod (tempo + 1) = tempo; ¬due ⇒ no writes",
  rules: ["ROOT-1"],
  status: "tested",
  arbitrary: rootsInAnyBlock(),
  witnesses: {
    due: isDue,
    "not due": (input) => !isDue(input),
    "tempo zero": (input) => input.tempo === 0,
  },
  violation: (input) => {
    const early = rootRefusalOf(input) === "Refused: ";
    if (early === isDue(input)) return `the epoch ${early ? "is refused" : "runs"} in block ${input.block}`;
    const { emissionValues, blockEmission } = rootRunOf(input).writes;
    const writes = emissionValues.length > 0 || blockEmission !== undefined;
    return early && writes ? "a refused epoch writes" : undefined;
  },
});
