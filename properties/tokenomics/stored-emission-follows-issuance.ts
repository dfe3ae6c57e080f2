import * as Result from "effect/Result";
import fc from "fast-check";
import { finney } from "../../model/finney/rules.ts";
import { blockEmission, writtenBlockEmission } from "../../model/finney/tokenomics/blockEmission.ts";
import { issuances, schedule } from "../arbitraries/tokenomics.ts";
import { property } from "../property.ts";

const cap = finney.constants.totalSupply;

export const storedEmissionFollowsIssuance = property({
  name: "stored-emission-follows-issuance",
  informal:
    "Below the cap BlockEmission holds the emission of the issuance; it is written only where that changes it.",
  formal: "i < cap ⇒ stored′ = e(i) ∧ (written ⇔ e(i) ≠ stored); i ≥ cap ⇒ nothing is written",
  rules: ["TOK-6"],
  status: "tested",
  arbitrary: fc.record({
    issuance: fc.oneof(issuances, fc.bigInt({ min: cap, max: (1n << 64n) - 1n })),
    stored: fc.constantFrom(...schedule.map(({ blockEmission: emission }) => emission)),
  }),
  witnesses: {
    "nothing to change": ({ issuance, stored }) =>
      issuance < cap && Result.getOrThrow(blockEmission(finney, issuance)) === stored,
    "from the cap on": ({ issuance }) => issuance >= cap,
  },
  violation: ({ issuance, stored }) => {
    const written = Result.getOrThrow(writtenBlockEmission(finney, stored, issuance));
    if (issuance >= cap) return written === undefined ? undefined : `writes ${written} from the cap on`;
    const emission = Result.getOrThrow(blockEmission(finney, issuance));
    if ((written ?? stored) !== emission) return `stores ${written ?? stored}, the emission is ${emission}`;
    return written === stored ? `writes ${written} over itself` : undefined;
  },
});
