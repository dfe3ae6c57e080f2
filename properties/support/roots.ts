import * as Result from "effect/Result";
import { rootEpoch } from "../../model/finney/root/rootEpoch.ts";
import type { RootEpochInput, RootEpochRun, RootEpochTrace } from "../../model/finney/root/types.ts";
import { finney } from "../../model/finney/rules.ts";
import { exactSum } from "./epochs.ts";

/** A property and its witnesses look at the same input; the epoch of an input never changes. */
const known = new WeakMap<RootEpochInput, RootEpochRun>();

/** The root epoch of `input`. */
export const rootRunOf = (input: RootEpochInput): RootEpochRun => {
  const run = known.get(input) ?? rootEpoch(finney, input);
  known.set(input, run);
  return run;
};

/** Why the root epoch wrote no emission values; undefined where it did. */
export const rootRefusalOf = (input: RootEpochInput): string | undefined => {
  const { outcome } = rootRunOf(input);
  return Result.isFailure(outcome) ? `${outcome.failure.reason}: ${outcome.failure.message}` : undefined;
};

/** The whole trace; undefined where the epoch was refused before its end. */
export const rootTraceOf = (input: RootEpochInput): RootEpochTrace | undefined =>
  rootRefusalOf(input) === undefined ? (rootRunOf(input).trace as RootEpochTrace) : undefined;

/** Emission in rao of each subnet, in order; empty where refused. */
export const rootEmissionOf = (input: RootEpochInput): readonly bigint[] =>
  rootRunOf(input).writes.emissionValues.map(([, rao]) => rao);

/** κ of the root network in I64F64 bits: a floored I32F32 share, widened. */
export const rootKappaOf = ({ kappa }: RootEpochInput): bigint => ((BigInt(kappa) << 32n) / 65_535n) << 32n;

/** 1.0 as I64F64 bits. */
export const one64 = 1n << 64n;

/** Rounding moves each product of consensus and rank by less than an ulp; the smaller their sum, the more that is. */
export const dustOf = (input: RootEpochInput): bigint => {
  const trace = rootTraceOf(input);
  if (trace === undefined) return 0n;
  const products = exactSum(trace.ranks.map((rank, column) => (rank * trace.consensus[column]!) / one64));
  const networks = BigInt(input.totalNetworks);
  return products === 0n ? 0n : 2n + (2n * networks * (trace.blockEmission / one64)) / products;
};

/** The absolute difference. */
export const distance = (left: bigint, right: bigint) => (left < right ? right - left : left - right);
