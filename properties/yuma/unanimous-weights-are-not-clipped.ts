import fc from "fast-check";
import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { smallSubnet } from "../arbitraries/subnet.ts";
import { property } from "../property.ts";
import { firstOf, one, traceOf } from "../support/epochs.ts";

const unanimous = (stakes: readonly bigint[], weights: readonly number[], kappa: number): EpochInput => {
  const row = weights.map((weight, miner) => [stakes.length + miner, weight] as const);
  return smallSubnet(
    [...stakes.map((stake) => ({ stake, weights: row })), ...weights.map(() => ({ permit: false }))],
    { kappa },
  );
};

export const unanimousWeightsAreNotClipped = property({
  name: "unanimous-weights-are-not-clipped",
  informal:
    "Where all validators give the same weights, nothing is clipped at any κ: every miner that is wanted has full trust, and validators keep all of theirs.",
  formal: "W_ij = w_j for all i with S̄_i > 0 ⇒ W̄ = W ∧ (P_j > 0 ⇒ T_j = 1)",
  rules: ["YUM-9", "YUM-10", "YUM-11", "YUM-12"],
  status: "tested",
  arbitrary: fc
    .record({
      stakes: fc.array(fc.bigInt(0n, 1_000_000_000_000n), { minLength: 1, maxLength: 6 }),
      weights: fc.array(fc.nat(65_535), { minLength: 1, maxLength: 6 }),
      kappa: fc.oneof(fc.nat(65_535), fc.constantFrom(0, 65_535)),
    })
    .map(({ stakes, weights, kappa }) => unanimous(stakes, weights, kappa)),
  witnesses: {
    "several validators, several miners": (input) =>
      traceOf(input).activeStake.filter((stake) => stake > 0n).length > 1 &&
      traceOf(input).trust.filter((trust) => trust === one).length > 1,
    "κ is all": (input) => input.kappa === 65_535 && traceOf(input).trust.some((trust) => trust === one),
  },
  violation: (input) => {
    const { activeStake, weights, clippedWeights, preranks, trust } = traceOf(input);
    const clipped = firstOf(activeStake.entries(), ([uid, stake]) =>
      stake > 0n && String(weights[uid]) !== String(clippedWeights[uid])
        ? `weights of ${uid} are clipped`
        : undefined,
    );
    const doubted = trust.findIndex((value, uid) => preranks[uid]! > 0n && value !== one);
    return clipped ?? (doubted < 0 ? undefined : `trust of ${doubted} is ${trust[doubted]}`);
  },
});
