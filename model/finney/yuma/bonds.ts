import { I32F32, I64F64 } from "../../numbers/fixed.ts";
import type { ProtocolConstants } from "../../rules.ts";
import {
  exponentialMovingAverage,
  type Matrix,
  maskByVectors,
  multiplyTransposed,
  normalizeColumns,
  scaleRows,
} from "./sparse.ts";
import type { EpochInput } from "./types.ts";
import { indexOutOfBounds, normalize, type Vector } from "./vector.ts";
import { isOutdated } from "./weights.ts";

/** [YUM-14] Bonds as stored, by UID. Panics at a row beyond SubnetworkN that has a cell. */
export const storedBonds = ({ subnetworkN, bonds }: EpochInput): Matrix => {
  const rows: Matrix[number][] = new Array(subnetworkN).fill([]);
  for (const [uid, row] of bonds.filter(([, cells]) => cells.length > 0)) {
    if (uid >= subnetworkN) indexOutOfBounds(subnetworkN, uid);
    rows[uid] = row.map(([column, value]) => [column, I32F32.wrappingFromInteger(BigInt(value))] as const);
  }
  return rows;
};

/** [YUM-14] Without bonds on neurons that registered after the validator's last weights. Panics at a column beyond SubnetworkN. */
export const currentBonds = (bonds: Matrix, { lastUpdate, blockAtRegistration }: EpochInput): Matrix =>
  maskByVectors(bonds, lastUpdate, blockAtRegistration, isOutdated);

/** [YUM-14] Each column over its sum, B. */
export const normalizedBonds = (bonds: Matrix): Matrix => normalizeColumns(bonds, bonds.length);

/** [YUM-15] What each validator's stake backs now: ΔB_ij = S_i · W_ij with clipped weights. */
export const rawBondsDelta = (clipped: Matrix, activeStake: Vector): Matrix =>
  scaleRows(clipped, activeStake);

/** [YUM-15] ΔB, each column over its sum. */
export const bondsDelta = (raw: Matrix): Matrix => normalizeColumns(raw, raw.length);

/** α, the share of the new bonds: 1 − BondsMovingAverage / 1,000,000, negative above a million. */
export const bondsAlpha = (bondsMovingAverage: bigint, scale: bigint): I32F32 => {
  const average = I64F64.wrappingDiv(
    I64F64.wrappingFromInteger(bondsMovingAverage),
    I64F64.wrappingFromInteger(scale),
  );
  return I32F32.wrappingSub(I32F32.one, I32F32.wrappingFromFixed(I64F64, average));
};

/** [YUM-16] The moving average α·ΔB + (1 − α)·B, each column over its sum. */
export const emaBonds = (
  constants: ProtocolConstants,
  fresh: Matrix,
  old: Matrix,
  bondsMovingAverage: bigint,
): Matrix => {
  const alpha = bondsAlpha(bondsMovingAverage, constants.bondsMovingAverageScale);
  return normalizeColumns(exponentialMovingAverage(fresh, old, alpha), fresh.length);
};

/** [YUM-17] What each validator's bonds earn it: D_i = Σ_j B_ij · I_j, normalised. */
export const dividends = (bonds: Matrix, incentive: Vector): Vector =>
  normalize(multiplyTransposed(bonds, incentive));
