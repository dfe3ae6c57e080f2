import fc, { type Arbitrary } from "fast-check";
import type { EpochInput } from "../../model/finney/yuma/types.ts";
import { wellFormedEpochInputs } from "./epoch.ts";

/** A subnet, and which of its UIDs are jailed. */
export interface JailedSubnet {
  readonly input: EpochInput;
  readonly jailed: readonly number[];
}

/** UIDs of a network of `size`: none of them, some, or all. */
export const uidsOutOf = (size: number): Arbitrary<readonly number[]> =>
  fc.subarray([...new Array(size).keys()]);

/** Well-formed subnets with some hotkeys jailed. */
export const jailedSubnets: Arbitrary<JailedSubnet> = wellFormedEpochInputs().chain((input) =>
  fc.record({ input: fc.constant(input), jailed: uidsOutOf(input.subnetworkN) }),
);
