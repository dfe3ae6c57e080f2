import { networksCases, networksState, registerOn, smallNetworks } from "../arbitraries/networks.ts";
import { property } from "../property.ts";
import { refusalOf } from "../support/calling.ts";

export const registrationsNeverPanic = property({
  name: "registrations-never-panic",
  informal: "To register a subnet succeeds or is refused with a reason.",
  formal: "register_network ∈ accepted ∪ refused",
  rules: ["NET-2", "NET-5"],
  status: "tested",
  arbitrary: networksCases,
  witnesses: {
    "a subnet that is registered": (input) => refusalOf(registerOn(networksState(input))) === undefined,
    "too soon": (input) => refusalOf(registerOn(networksState(input))) === "TxRateLimitExceeded",
    "too poor": (input) => refusalOf(registerOn(networksState(input))) === "NotEnoughBalanceToStake",
    "all immune": (input) => refusalOf(registerOn(networksState(input))) === "AllNetworksInImmunity",
  },
  violation: (input) => {
    const refusal = refusalOf(registerOn(networksState(input)));
    return refusal === "Panic" ? "the chain's code divides by zero" : undefined;
  },
  errata: [
    {
      id: "ERR-78",
      excuses: ({ reductionInterval }) => reductionInterval === 0n,
      scenario: smallNetworks({ reductionInterval: 0n }),
    },
  ],
});
