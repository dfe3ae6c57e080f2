import { I32F32 } from "../../numbers/fixed.ts";
import { type Matrix, maskByVectors, maskDiagonal, maskRows, normalizeRows } from "./sparse.ts";
import type { EpochInput, StoredRow } from "./types.ts";

/** Whether a value was set no later than the block in which the neuron that it speaks of was registered. */
export const isOutdated = (updated: bigint, registered: bigint): boolean => updated <= registered;

const toFixedRow = (row: StoredRow[1]) =>
  row.map(([column, value]) => [column, I32F32.wrappingFromInteger(BigInt(value))] as const);

/** [YUM-5] Weights as stored, by UID; rows and columns of UIDs beyond SubnetworkN are left out. */
export const storedWeights = ({ subnetworkN, weights }: EpochInput): Matrix => {
  const rows: Matrix[number][] = new Array(subnetworkN).fill([]);
  for (const [uid, row] of weights) {
    if (uid < subnetworkN) rows[uid] = toFixedRow(row.filter(([column]) => column < subnetworkN));
  }
  return rows;
};

/** [YUM-5] Only the weights of neurons that hold a validator permit. */
export const permittedWeights = (weights: Matrix, validatorForbids: readonly boolean[]): Matrix =>
  maskRows(validatorForbids, weights);

/** [YUM-5] Without the weights of neurons on themselves. */
export const offDiagonalWeights = (weights: Matrix): Matrix => maskDiagonal(weights);

/** [YUM-6] Without weights that were set before the neuron they speak of was registered. */
export const currentWeights = (weights: Matrix, { lastUpdate, blockAtRegistration }: EpochInput): Matrix =>
  maskByVectors(weights, lastUpdate, blockAtRegistration, isOutdated);

/** [YUM-7] Each row over its sum, W. */
export const normalizedWeights = (weights: Matrix): Matrix => normalizeRows(weights);
