import * as Result from "effect/Result";
import { I32F32 } from "../../numbers/fixed.ts";
import { exp } from "../../numbers/transcendental.ts";
import type { SubstrateFixedRelease } from "../../rules.ts";

/** e^20 still fits into I32F32. */
const exponentLimit = I32F32.wrappingFromInteger(20n);

/** e^value for a value held in [−20, 20]; where the exponential fails, its limit. */
export const boundedExponential = (value: I32F32, release: SubstrateFixedRelease): I32F32 => {
  const lowest = I32F32.wrappingNeg(exponentLimit);
  const bounded = value < lowest ? lowest : value > exponentLimit ? exponentLimit : value;
  return Result.getOrElse(exp(I32F32, bounded, release), () =>
    bounded <= 0n ? I32F32.zero : I32F32.maximum,
  );
};

/** 1 / (1 + e^(−ρ · (value − κ))), each step saturating. */
export const sigmoid = (
  value: I32F32,
  rho: I32F32,
  kappa: I32F32,
  release: SubstrateFixedRelease,
): I32F32 => {
  const offset = I32F32.saturatingSub(value, kappa);
  const minusRho = I32F32.saturatingMul(rho, I32F32.wrappingNeg(I32F32.one));
  const power = boundedExponential(I32F32.saturatingMul(minusRho, offset), release);
  return I32F32.saturatingDiv(I32F32.one, I32F32.saturatingAdd(power, I32F32.one));
};
