import { upgradedTerm } from "../../model/finney/emission/registrationTerms.ts";
import { registrationTerms } from "../arbitraries/emission.ts";
import { property } from "../property.ts";
import { hasTarget } from "../support/registrationTerms.ts";

export const pricesStayBetweenTheirBounds = property({
  name: "prices-stay-between-their-bounds",
  informal: "Whatever the demand, burn and difficulty never leave the range that the subnet sets for them.",
  formal: "min ≤ max ⇒ min ≤ price' ≤ max",
  rules: ["EMI-3"],
  status: "tested",
  arbitrary: registrationTerms.filter(hasTarget),
  witnesses: {
    "the most": (term) => term.minimum < term.maximum && upgradedTerm(term) === term.maximum,
    "the least": (term) => term.minimum < term.maximum && upgradedTerm(term) === term.minimum,
    neither: (term) => upgradedTerm(term) < term.maximum && upgradedTerm(term) > term.minimum,
  },
  violation: (term) => {
    const price = upgradedTerm(term);
    return term.minimum <= price && price <= term.maximum ? undefined : `a price of ${price}`;
  },
});
