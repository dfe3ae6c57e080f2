import fc, { type Arbitrary } from "fast-check";
import type { Serving } from "../support/serving.ts";

const LAST_IPV4 = (1n << 32n) - 1n;
const LAST_IPV6 = (1n << 128n) - 1n;

/** Addresses at the edges of the two kinds, and any. */
export const addresses: Arbitrary<bigint> = fc.oneof(
  fc.constantFrom(0n, 1n, 2n, 2_130_706_433n, LAST_IPV4 - 1n, LAST_IPV4, LAST_IPV4 + 1n, LAST_IPV6),
  fc.bigInt(1n, LAST_IPV4),
  fc.bigInt(1n, LAST_IPV6),
);

export const ipTypes: Arbitrary<number> = fc.oneof(fc.constantFrom(4, 6), fc.nat(255));

const goodAddress = fc.bigInt(3n, 2_000_000_000n);

/** Calls that are good in most respects, on subnets on which the hotkey is, or another one is, or nobody. */
export const servings: Arbitrary<Serving> = fc.record({
  kind: fc.constantFrom("axon", "prometheus"),
  memberships: fc.subarray([1, 2]),
  netuid: fc.constantFrom(1, 1, 2, 3),
  ip: fc.oneof(goodAddress, goodAddress, addresses),
  ipType: fc.oneof(fc.constantFrom(4, 6), ipTypes),
  port: fc.constantFrom(0, 1, 8_091, 65_535),
  limit: fc.bigInt(0n, 5n),
  last: fc.option(fc.bigInt(0n, 12n), { nil: undefined }),
  block: fc.bigInt(1n, 12n),
});
