import fc from "fast-check";
import { finney } from "../../model/finney/rules.ts";
import { halvings } from "../../model/finney/tokenomics/halving.ts";

/** The schedule of the finney rules. */
export const schedule = halvings(finney);

const cap = finney.constants.totalSupply;

const nearThreshold = fc
  .tuple(fc.constantFrom(...schedule), fc.bigInt({ min: -1_000n, max: 1_000n }))
  .map(([{ issuance }, offset]) => (issuance + offset < 0n ? 0n : issuance + offset));

/** Issuances from 0 to the cap, half of them close to a halving. */
export const issuances = fc.oneof(fc.bigInt({ min: 0n, max: cap }), nearThreshold);
