import { I32F32, I96F32 } from "../../numbers/fixed.ts";
import { u64 } from "../../numbers/integer.ts";
import type { EpochTrace } from "./types.ts";
import { at, normalize, normalizeUsingSum, sum, type Vector } from "./vector.ts";

/** The three ways an epoch's emission is shared: to miners, to validators, and both together for storage. */
interface EmissionShares {
  readonly server: Vector;
  readonly validator: Vector;
  readonly combined: Vector;
}

const sharesByStake = (server: Vector, stake: Vector, activeStake: Vector): EmissionShares => {
  const fallback = sum(activeStake) === 0n ? stake : activeStake;
  return { server, validator: fallback, combined: fallback };
};

/**
 * [YUM-18] Incentive and dividends, normalised on their common sum.
 * Where nobody earned anything, validators share by active stake, or by all stake when none is active.
 */
const emissionShares = (
  incentive: Vector,
  dividends: Vector,
  stake: Vector,
  activeStake: Vector,
): EmissionShares => {
  const combined = incentive.map((value, uid) => I32F32.wrappingAdd(value, at(dividends, uid)));
  const total = sum(combined);
  if (total === 0n) return sharesByStake(incentive, stake, activeStake);
  return {
    server: normalizeUsingSum(incentive, total),
    validator: normalizeUsingSum(dividends, total),
    combined: normalize(combined),
  };
};

/** [YUM-19] Each share of the epoch's emission, in rao, rounded down. */
const emissionInRao = (shares: Vector, raoEmission: bigint): readonly bigint[] => {
  const total = I96F32.wrappingFromInteger(raoEmission);
  return shares.map((share) => {
    const emission = I96F32.wrappingMul(I96F32.wrappingFromFixed(I32F32, share), total);
    return I96F32.wrappingToInteger(u64, emission);
  });
};

/** [YUM-18] [YUM-19] The shares and what they are worth; the combined share is the pruning score. */
export const emissionPhases = (
  raoEmission: bigint,
  trace: Pick<EpochTrace, "incentive" | "dividends" | "stake" | "activeStake">,
) => {
  const shares = emissionShares(trace.incentive, trace.dividends, trace.stake, trace.activeStake);
  return {
    normalizedServerEmission: shares.server,
    serverEmission: emissionInRao(shares.server, raoEmission),
    normalizedValidatorEmission: shares.validator,
    validatorEmission: emissionInRao(shares.validator, raoEmission),
    normalizedCombinedEmission: shares.combined,
    combinedEmission: emissionInRao(shares.combined, raoEmission),
    pruningScores: shares.combined,
  };
};
