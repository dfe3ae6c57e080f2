import * as Result from "effect/Result";
import { I96F32 } from "../../numbers/fixed.ts";
import { u64 } from "../../numbers/integer.ts";
import { log2 } from "../../numbers/transcendental.ts";
import type { RuleSet } from "../../rules.ts";

const { wrappingDiv: div, wrappingFromInteger: fromInteger, wrappingMul: mul, wrappingSub: sub } = I96F32;

/** How many times the remaining supply has halved: log2(1 / (1 − issuance / cap)), as the chain rounds it. */
const residual = (rules: RuleSet, issuance: bigint) => {
  const issued = div(fromInteger(issuance), fromInteger(rules.constants.totalSupply));
  const remaining = sub(I96F32.one, issued);
  return log2(I96F32, div(I96F32.one, remaining), rules.substrateFixed);
};

const halve = (rules: RuleSet, halvings: bigint): bigint => {
  const share = div(I96F32.one, fromInteger(1n << halvings));
  return I96F32.wrappingToInteger(u64, mul(share, fromInteger(rules.constants.defaultBlockEmission)));
};

/**
 * [TOK-2] [TOK-3] The emission of a block, in rao, at a total issuance in rao.
 * Zero from the cap on; fails with the chain's message where its logarithm does.
 */
export const blockEmission = (rules: RuleSet, issuance: bigint): Result.Result<bigint, string> => {
  if (issuance >= rules.constants.totalSupply) return Result.succeed(0n);
  return Result.mapBoth(residual(rules, issuance), {
    onFailure: () => "Logarithm calculation failed",
    onSuccess: (halvings) => halve(rules, I96F32.wrappingToInteger(u64, halvings)),
  });
};

/**
 * [TOK-6] What the chain writes to BlockEmission when it computes the emission at `issuance`: the
 * emission, in rao, where it differs from the `stored` one; nothing from the cap on. Fails as `blockEmission` does.
 */
export const writtenBlockEmission = (
  rules: RuleSet,
  stored: bigint,
  issuance: bigint,
): Result.Result<bigint | undefined, string> =>
  issuance >= rules.constants.totalSupply
    ? Result.succeed(undefined)
    : Result.map(blockEmission(rules, issuance), (emission) => (emission === stored ? undefined : emission));
