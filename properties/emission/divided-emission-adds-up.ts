import fc from "fast-check";
import { divideEmission } from "../../model/finney/emission/ownerCut.ts";
import { amounts, shares } from "../arbitraries/emission.ts";
import { property } from "../property.ts";

export const dividedEmissionAddsUp = property({
  name: "divided-emission-adds-up",
  informal: "What a network is given in a block is its owner's, or waits for its next epoch.",
  formal: "cut + queued = e",
  rules: ["EMI-7"],
  status: "tested",
  arbitrary: fc.record({ emission: amounts, ownerCut: shares }),
  witnesses: {
    "a share that is whole": ({ emission, ownerCut }) =>
      ownerCut > 0 && emission > 0n && (emission * BigInt(ownerCut)) % 65_535n === 0n,
    "the owner gets all": ({ emission, ownerCut }) =>
      emission > 0n && divideEmission(emission, ownerCut).cut === emission,
  },
  violation: ({ emission, ownerCut }) => {
    const { cut = 0n, queued } = divideEmission(emission, ownerCut);
    return cut + queued === emission ? undefined : `${cut} and ${queued} rao are not ${emission}`;
  },
  errata: [
    {
      id: "ERR-80",
      excuses: ({ emission, ownerCut }) => (emission * BigInt(ownerCut)) % 65_535n !== 0n,
      scenario: { emission: 1n, ownerCut: 11_796 },
    },
  ],
});
