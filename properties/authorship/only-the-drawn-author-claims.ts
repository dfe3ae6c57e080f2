import fc from "fast-check";
import { populations } from "../arbitraries/authorship.ts";
import { property } from "../property.ts";
import {
  CONTENT,
  chainOf,
  claimBy,
  drawnIn,
  endOfCall,
  type Population,
  signers,
  stateOf,
} from "../support/authorship.ts";
import { firstOf } from "../support/laws.ts";

interface Case {
  readonly population: Population;
  readonly round: number;
}

const authorOf = ({ population, round }: Case): string | undefined =>
  drawnIn(stateOf(population), round + 1)[round];

/** How the claim of each signer ends, each with a seal that is its own. */
const claims = (given: Case) => {
  const chain = chainOf(given.population);
  return signers.map((signer) => ({
    hotkey: signer.hotkey,
    end: endOfCall(chain, claimBy(chain.state, signer, given.round, CONTENT)),
  }));
};

export const onlyTheDrawnAuthorClaims = property<Case>({
  name: "only-the-drawn-author-claims",
  informal:
    "Of all who sign a claim of a round only its author is heard; where there is no author nobody is.",
  formal: "claim(h, r) accepted ⇔ h = author(r)",
  rules: ["POI-5", "POI-3"],
  status: "tested",
  arbitrary: fc.record({ population: populations, round: fc.nat(5) }),
  cost: 4,
  witnesses: {
    "a later round": (given) => given.round > 0 && authorOf(given) !== undefined,
    "nobody may claim": (given) => authorOf(given) === undefined,
  },
  violation: (given) => {
    const author = authorOf(given);
    const refused = author === undefined ? "Authorship.NoCandidates" : "Authorship.WrongAuthor";
    return firstOf(claims(given), ({ hotkey, end }) => {
      const due = hotkey === author ? "Ok" : refused;
      return end === due ? undefined : `the claim of ${hotkey} ends with ${end}, not ${due}`;
    });
  },
});
