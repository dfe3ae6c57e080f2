/** What a row of weights must be like. Weights are u16; only their ratios count. */
import { u16 } from "../../numbers/integer.ts";
import { isMaxLimited } from "../yuma/limits.ts";

/** A row of weights: UIDs and, at the same places, values. */
export interface WeightsRow {
  readonly uids: readonly number[];
  readonly values: readonly number[];
}

/** [WGT-3] Whether the same UID is named twice. */
export const hasDuplicateUids = (uids: readonly number[]): boolean => new Set(uids).size < uids.length;

/** [WGT-4] Whether a row is one weight of the neuron `uid` on itself. */
export const isSelfWeight = (uid: number, { uids, values }: WeightsRow): boolean =>
  values.length === 1 && uids[0] === uid;

/** [WGT-3] Whether a row names at most as many UIDs as the subnet has neurons. */
export const isLengthWithinSubnet = (uids: readonly number[], subnetworkN: number): boolean =>
  uids.length <= subnetworkN;

/**
 * [WGT-4] Whether a row has at least MinAllowedWeights values, or one for each neuron of a smaller network; a weight of
 * a neuron on itself may always stand alone, except on the root network.
 */
export const hasRequiredLength = (
  uid: number,
  row: WeightsRow,
  network: { readonly isRoot: boolean; readonly subnetworkN: number; readonly minimum: number },
): boolean =>
  (!network.isRoot && isSelfWeight(uid, row)) ||
  row.values.length >= Math.min(network.subnetworkN, network.minimum);

/**
 * [WGT-5] Whether no weight has more of the row's sum than `limit`, a u16 share of 65535. Neither a weight of a neuron on
 * itself alone nor a limit of 65535 is held against a row.
 */
export const isMaxWeightLimited = (uid: number, row: WeightsRow, limit: number): boolean =>
  isSelfWeight(uid, row) || limit === Number(u16.maximum) || isMaxLimited(row.values, limit);
