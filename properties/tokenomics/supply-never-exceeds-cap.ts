import * as Result from "effect/Result";
import fc from "fast-check";
import { finney } from "../../model/finney/rules.ts";
import { blockEmission } from "../../model/finney/tokenomics/blockEmission.ts";
import { issuances } from "../arbitraries/tokenomics.ts";
import { property } from "../property.ts";

interface Payments {
  readonly issuance: bigint;
  /** Blocks whose emission is counted at once, as an epoch pays what has gathered since the last. */
  readonly delays: readonly bigint[];
}

/** Issuance after each payment. */
const path = ({ issuance, delays }: Payments): readonly bigint[] => {
  const reached = [issuance];
  for (const delay of delays) {
    const now = reached.at(-1)!;
    reached.push(now + delay * Result.getOrThrow(blockEmission(finney, now)));
  }
  return reached;
};

export const supplyNeverExceedsCap = property({
  name: "supply-never-exceeds-cap",
  informal:
    "Emission never lifts issuance above 21,000,000 TAO, whatever the blocks: not even when up to 10,500,000 blocks' emission is counted at once.",
  formal: "i ≤ cap ∧ d ≤ 10,500,000 ⇒ i + d · e(i) ≤ cap",
  rules: ["TOK-2", "TOK-3"],
  status: "tested",
  arbitrary: fc.record({
    issuance: issuances,
    delays: fc.array(fc.bigInt({ min: 1n, max: 10_500_000n }), { minLength: 1, maxLength: 8 }),
  }),
  witnesses: {
    "issuance grew": (input) => path(input).at(-1)! > input.issuance,
    "halving crossed": (input) =>
      Result.getOrThrow(blockEmission(finney, path(input).at(-1)!)) <
      Result.getOrThrow(blockEmission(finney, input.issuance)),
  },
  violation: (input) => {
    const highest = path(input).at(-1)!;
    return highest > finney.constants.totalSupply ? `issuance reaches ${highest} rao` : undefined;
  },
});
