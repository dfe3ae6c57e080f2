import { upgradedTerm } from "../../model/finney/emission/registrationTerms.ts";
import { ChainPanic } from "../../model/numbers/panic.ts";
import { registrationTerms } from "../arbitraries/emission.ts";
import { property } from "../property.ts";
import { hasTarget } from "../support/registrationTerms.ts";

export const adjustmentsNeverStopTheChain = property({
  name: "adjustments-never-stop-the-chain",
  informal:
    "Burn and difficulty can be adjusted whatever the target; the chain does so at the start of a block.",
  formal: "∀t: price' ≠ Panic",
  rules: ["EMI-2", "EMI-3"],
  status: "tested",
  arbitrary: registrationTerms,
  witnesses: {
    "a target of 1": ({ target }) => target === 1,
    "a target of 65,535": ({ target }) => target === 65_535,
  },
  violation: (term) => {
    try {
      upgradedTerm(term);
      return undefined;
    } catch (error) {
      if (error instanceof ChainPanic) return error.message;
      throw error;
    }
  },
  errata: [
    {
      id: "ERR-87",
      excuses: (term) => !hasTarget(term),
      scenario: { minimum: 0n, current: 0n, maximum: 0n, registrations: 0, target: 0, alpha: 0n },
    },
  ],
});
