import * as Result from "effect/Result";
import { I32F32, I64F64 } from "../../numbers/fixed.ts";
import { u64 } from "../../numbers/integer.ts";
import { panic } from "../../numbers/panic.ts";
import { exp } from "../../numbers/transcendental.ts";
import type { RuleSet } from "../../rules.ts";
import { shareFromU16 } from "../yuma/limits.ts";
import { at, normalize64 } from "../yuma/vector.ts";
import type { RootEpochInput } from "./types.ts";

type Vector = readonly I64F64[];

const { wrappingAdd: add, wrappingSub: sub, wrappingMul: mul, wrappingDiv: div } = I64F64;

const zeros = (length: number): I64F64[] => new Array<I64F64>(length).fill(I64F64.zero);

/**
 * [ROOT-2] Each root validator's share of their stake. The chain fills the vector in the order of Keys, not by UID:
 * where a UID has no key, all later stakes move down by one.
 */
export const rootStake = ({ subnetworkN, totalHotkeyStake }: RootEpochInput): Vector => {
  const stake = zeros(subnetworkN).map((zero, position) => {
    const rao = totalHotkeyStake[position];
    return rao === undefined ? zero : I64F64.wrappingFromInteger(rao);
  });
  return normalize64(stake);
};

/** [ROOT-3] The u16 weights of root validators on subnets: a row for each UID, a column for each subnet in order. */
export const rootWeights = ({ subnetworkN, totalNetworks, networksAdded, weights }: RootEpochInput) => {
  const columns = new Map(networksAdded.slice(0, totalNetworks).map(([netuid], column) => [netuid, column]));
  const matrix = Array.from({ length: subnetworkN }, () => zeros(totalNetworks));
  for (const [uid, row] of weights) {
    for (const [netuid, weight] of row) {
      const column = columns.get(netuid);
      const cells = matrix[uid];
      if (column !== undefined && cells !== undefined)
        cells[column] = I64F64.wrappingFromInteger(BigInt(weight));
    }
  }
  return matrix;
};

/** [ROOT-4] The rank of each subnet: R_j = Σ_i S_i · W_ij. */
export const rootRanks = (weights: readonly Vector[], stake: Vector): Vector =>
  weights.reduce<Vector>(
    (totals, row, uid) => totals.map((total, column) => add(total, mul(at(stake, uid), at(row, column)))),
    zeros(weights[0]?.length ?? 0),
  );

/** [ROOT-5] The stake behind any weight above zero on each of `networks` subnets. */
export const rootSupport = (weights: readonly Vector[], stake: Vector, networks: number): Vector =>
  weights.reduce<Vector>(
    (totals, row, uid) =>
      totals.map((total, column) => ((row[column] ?? 0n) > 0n ? add(total, at(stake, uid)) : total)),
    zeros(networks),
  );

/** [ROOT-5] The support as a share of the total stake. */
export const rootTrust = (support: Vector, totalStake: I64F64): Vector =>
  support.map((value) => I64F64.checkedDiv(value, totalStake) ?? value);

const OUT_OF_RANGE = "temperatured_trust is on range( -rho * kappa, rho ( 1 - kappa ) ): ()";

/** [ROOT-6] The sigmoid 1 / (1 + exp(−ρ · (T_j − κ))). Panics where the chain's exponential does not fit. */
export const rootConsensus = (rules: RuleSet, trust: Vector, { kappa, rho }: RootEpochInput): Vector => {
  const offset = I64F64.wrappingFromFixed(I32F32, shareFromU16(kappa));
  const temperature = I64F64.wrappingFromInteger(BigInt(rho));
  return trust.map((value) => {
    const exponent = I64F64.wrappingNeg(mul(sub(value, offset), temperature));
    const power = Result.getOrElse(exp(I64F64, exponent, rules.substrateFixed), () => panic(OUT_OF_RANGE));
    return div(I64F64.one, add(I64F64.one, power));
  });
};

/** [ROOT-7] Each subnet's share of the block emission: consensus times rank, normalised. */
export const rootShares = (consensus: Vector, ranks: Vector): Vector =>
  normalize64(consensus.map((value, column) => mul(value, ranks[column] ?? I64F64.zero)));

/** [ROOT-8] Each subnet's emission in rao, rounded down. */
export const rootEmission = (shares: Vector, blockEmission: I64F64): readonly bigint[] =>
  shares.map((share) => I64F64.wrappingToInteger(u64, mul(share, blockEmission)));
