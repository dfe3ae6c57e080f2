import fc from "fast-check";
import { divideEmission } from "../../model/finney/emission/ownerCut.ts";
import { amounts, shares } from "../arbitraries/emission.ts";
import { property } from "../property.ts";

export const divisionLosesARaoAtMost = property({
  name: "division-loses-a-rao-at-most",
  informal:
    "The owner never gets more than its share, rounded down; the share and what is queued are short of the emission by one rao at most.",
  formal: "cut = ⌊e·c / 65535⌋ ∧ 0 ≤ e − cut − queued ≤ 1",
  rules: ["EMI-7"],
  status: "tested",
  arbitrary: fc.record({ emission: amounts, ownerCut: fc.option(shares, { nil: undefined }) }),
  witnesses: {
    "a rao is lost": ({ emission, ownerCut }) => {
      const { cut = 0n, queued } = divideEmission(emission, ownerCut);
      return cut + queued < emission;
    },
    "no owner": ({ ownerCut }) => ownerCut === undefined,
  },
  violation: ({ emission, ownerCut }) => {
    const { cut = 0n, queued } = divideEmission(emission, ownerCut);
    const due = (emission * BigInt(ownerCut ?? 0)) / 65_535n;
    if (cut !== due) return `the owner gets ${cut}, not ${due}`;
    const lost = emission - cut - queued;
    return lost === 0n || lost === 1n ? undefined : `${lost} rao are lost`;
  },
});
