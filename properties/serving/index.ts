import type { AnyProperty } from "../property.ts";
import { endpointsAreAsTold } from "./endpoints-are-as-told.ts";
import { endpointsBelongToNeurons } from "./endpoints-belong-to-neurons.ts";
import { onlyAddressesOfHostsAreServed } from "./only-addresses-of-hosts-are-served.ts";
import { servingWaitsForItsLimit } from "./serving-waits-for-its-limit.ts";

/** The laws of this area. */
export const servingProperties: readonly AnyProperty[] = [
  endpointsAreAsTold,
  endpointsBelongToNeurons,
  onlyAddressesOfHostsAreServed,
  servingWaitsForItsLimit,
];
