import { servings } from "../arbitraries/serving.ts";
import { property } from "../property.ts";
import { afterServing, type Serving } from "../support/serving.ts";

const isServed = (serving: Serving): boolean => typeof afterServing(serving) !== "string";

export const endpointsBelongToNeurons = property({
  name: "endpoints-belong-to-neurons",
  informal: "A hotkey serves only on subnets that it is on.",
  formal: "Axons'(netuid, h) ≠ Axons(netuid, h) ⇒ registered(h, netuid)",
  rules: ["SRV-3", "SRV-4", "SRV-5"],
  status: "tested",
  arbitrary: servings,
  cost: 2,
  witnesses: {
    "on its own subnet": (serving) => isServed(serving) && serving.memberships.includes(serving.netuid),
    "on another one": (serving) => isServed(serving) && !serving.memberships.includes(serving.netuid),
    "on none": ({ memberships }) => memberships.length === 0,
  },
  violation: (serving) =>
    isServed(serving) && !serving.memberships.includes(serving.netuid)
      ? `a hotkey that is on ${serving.memberships.join(", ") || "no subnet"} serves on ${serving.netuid}`
      : undefined,
  errata: [
    {
      id: "ERR-67",
      excuses: ({ memberships }) => memberships.length > 0,
      scenario: {
        kind: "axon",
        memberships: [1],
        netuid: 2,
        ip: 2n,
        ipType: 4,
        port: 1,
        limit: 0n,
        last: undefined,
        block: 1n,
      },
    },
  ],
});
