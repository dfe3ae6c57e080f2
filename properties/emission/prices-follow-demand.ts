import { upgradedTerm } from "../../model/finney/emission/registrationTerms.ts";
import { registrationTerms } from "../arbitraries/emission.ts";
import { property } from "../property.ts";
import { hasTarget } from "../support/registrationTerms.ts";

const moves = (term: Parameters<typeof upgradedTerm>[0]) => upgradedTerm(term) - term.current;

export const pricesFollowDemand = property({
  name: "prices-follow-demand",
  informal:
    "More registrations than the target never make a price fall, fewer never make it rise, and as many leave it as it is.",
  formal: "r > t ⇒ p' ≥ p, r < t ⇒ p' ≤ p, r = t ⇒ p' = p",
  rules: ["EMI-3"],
  status: "tested",
  arbitrary: registrationTerms.filter(hasTarget),
  witnesses: {
    rises: (term) => term.registrations > term.target && moves(term) > 0n,
    falls: (term) => term.registrations < term.target && moves(term) < 0n,
    "stays though demand rises": (term) =>
      term.registrations > term.target && term.current < term.maximum && moves(term) === 0n,
  },
  violation: (term) => {
    const { registrations, target, current } = term;
    const price = upgradedTerm(term);
    if (registrations > target && price < current) return `demand rises, the price falls to ${price}`;
    if (registrations < target && price > current) return `demand falls, the price rises to ${price}`;
    return registrations === target && price !== current ? `the price becomes ${price}` : undefined;
  },
  errata: [
    {
      id: "ERR-88",
      excuses: ({ registrations, target }) => registrations + target > 65_535 || 2 * target > 65_535,
      scenario: {
        minimum: 0n,
        current: 1n,
        maximum: 1n,
        registrations: 65_535,
        target: 1,
        alpha: 0n,
      },
    },
  ],
});
