import { I32F32, I64F64 } from "../../numbers/fixed.ts";
import type { EpochInput } from "./types.ts";
import { indexOutOfBounds, isTopK, maskVector, normalize, normalize64, type Vector } from "./vector.ts";

/** TotalHotkeyStake in rao by UID; zero for a UID without a hotkey. From 2^63 rao on the value wraps to negative. */
const stakeByUid = ({ subnetworkN, hotkeys, totalHotkeyStake }: EpochInput): readonly I64F64[] => {
  const stake = new Array<I64F64>(subnetworkN).fill(I64F64.zero);
  for (const [position, [uid]] of hotkeys.entries()) {
    if (uid >= subnetworkN) indexOutOfBounds(subnetworkN, uid);
    stake[uid] = I64F64.wrappingFromInteger(totalHotkeyStake[position] ?? 0n);
  }
  return stake;
};

/** [YUM-2] Each neuron's share of the subnet's stake, S: normalised in I64F64, then floored to I32F32. */
export const normalizedStake = (input: EpochInput): Vector =>
  normalize64(stakeByUid(input)).map((value) => I32F32.wrappingFromFixed(I64F64, value));

/** [YUM-3] The permits of the next epoch: the MaxAllowedValidators neurons with the most stake. */
export const newValidatorPermits = (stake: Vector, maxAllowedValidators: number): readonly boolean[] =>
  isTopK(stake, maxAllowedValidators);

/** [YUM-4] The stake of neurons that are active and hold a permit now, normalised. */
export const activeStake = (
  stake: Vector,
  inactive: readonly boolean[],
  validatorForbids: readonly boolean[],
): Vector => normalize(maskVector(validatorForbids, maskVector(inactive, stake)));
