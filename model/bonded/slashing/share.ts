import { MILLION } from "../parameters.ts";

/**
 * [SLA-3] What an amount of rao loses at a fraction in parts of a million: rounded up, so that dust loses too, and never
 * more than there is.
 */
export const slashedShare = (amount: bigint, fraction: bigint): bigint => {
  const share = (amount * fraction + MILLION - 1n) / MILLION;
  return share < amount ? share : amount;
};
