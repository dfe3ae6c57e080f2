import { u64 } from "../../numbers/integer.ts";
import type { State } from "../../storage/item.ts";
import { ServingRateLimit } from "../items/subtensor.ts";

const IPV4_LOCALHOST = 0x7f00_0001n;
const IPV4_BROADCAST = 0xffff_ffffn;
const IPV6_LOCALHOST = 1n;
const IPV6_LAST = (1n << 128n) - 1n;

/** [SRV-1] Whether a type of address is known: 4 or 6. */
export const isValidIpType = (ipType: number): boolean => ipType === 4 || ipType === 6;

/**
 * [SRV-1] Whether an address may be served: neither zero, nor the local host, nor the last of its kind or beyond.
 * Private ranges are as good as any.
 */
export const isValidIpAddress = (ipType: number, address: bigint): boolean => {
  if (!isValidIpType(ipType) || address === 0n) return false;
  if (ipType === 4) return address < IPV4_BROADCAST && address !== IPV4_LOCALHOST;
  return address !== IPV6_LAST && address !== IPV6_LOCALHOST;
};

/**
 * [SRV-2] Whether an endpoint that was last served in block `last` (0: never) may be served again in `block`:
 * ServingRateLimit blocks later, at any time where that is 0. A `last` in the future passes, as the difference wraps.
 */
export const passesServingRateLimit = (
  state: State,
  netuid: number,
  last: bigint,
  block: bigint,
): boolean => {
  const limit = ServingRateLimit.get(state, netuid);
  return limit === 0n || last === 0n || u64.wrapping(block - last) >= limit;
};
