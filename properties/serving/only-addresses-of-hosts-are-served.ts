import fc from "fast-check";
import { isValidIpAddress, isValidIpType } from "../../model/finney/serving/endpoint.ts";
import { addresses, ipTypes } from "../arbitraries/serving.ts";
import { property } from "../property.ts";

const lengths = new Map([
  [4, 32n],
  [6, 128n],
]);

export const onlyAddressesOfHostsAreServed = property({
  name: "only-addresses-of-hosts-are-served",
  informal:
    "An address is served only if it is of type 4 or 6, fits its type, and is neither all zeros, all ones, nor the local host.",
  formal: "valid(t, a) ⇒ t ∈ {4, 6} ∧ 0 < a < 2^bits(t) − 1 ∧ a ≠ localhost(t)",
  rules: ["SRV-1"],
  status: "tested",
  arbitrary: fc.record({ ipType: ipTypes, address: addresses }),
  witnesses: {
    "a good one of type 4": ({ ipType, address }) => ipType === 4 && isValidIpAddress(ipType, address),
    "a good one of type 6": ({ ipType, address }) => ipType === 6 && isValidIpAddress(ipType, address),
    "too long for type 4": ({ ipType, address }) => ipType === 4 && address >> 32n > 0n,
    "the local host": ({ ipType, address }) => ipType === 4 && address === 2_130_706_433n,
    "another type": ({ ipType }) => !isValidIpType(ipType),
  },
  violation: ({ ipType, address }) => {
    const bits = lengths.get(ipType);
    const localhost = ipType === 4 ? 2_130_706_433n : 1n;
    const isHost = bits !== undefined && address > 0n && address < (1n << bits) - 1n && address !== localhost;
    return isHost === isValidIpAddress(ipType, address) ? undefined : `${address} of type ${ipType}`;
  },
});
