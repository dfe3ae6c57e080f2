import { u32 } from "../../numbers/integer.ts";
import type { BondedParameters } from "../parameters.ts";

/**
 * [UNB-2] The block at whose beginning something completes that was opened in block `creation`: the period later, and the
 * last block that a number of 32 bits can name where that is later still.
 */
export const completionOf = ({ unbondingPeriod }: BondedParameters, creation: bigint): bigint =>
  u32.saturating(creation + unbondingPeriod);
