import { I64F64 } from "../../numbers/fixed.ts";
import { u16, u64 } from "../../numbers/integer.ts";

const { wrappingDiv: div, wrappingFromInteger: fromInteger, wrappingMul: mul } = I64F64;

/** [EMI-6] A nominator's part of `emission` rao: its share of the hotkey's stake, rounded down; zero where there is no stake. */
export const stakeProportionalEmission = (stake: bigint, totalStake: bigint, emission: bigint): bigint => {
  if (totalStake === 0n) return 0n;
  const share = div(fromInteger(stake), fromInteger(totalStake));
  return I64F64.wrappingToInteger(u64, mul(fromInteger(emission), share));
};

/** [EMI-6] A delegate's own part of `emission` rao by its take, a u16 share of 65535; zero for a hotkey that is no delegate. */
export const delegateTake = (take: number | null, emission: bigint): bigint => {
  if (take === null) return 0n;
  const share = div(fromInteger(BigInt(take)), fromInteger(u16.maximum));
  return I64F64.wrappingToInteger(u64, mul(share, fromInteger(emission)));
};
