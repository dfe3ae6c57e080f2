import { subnetToPrune } from "../../model/finney/subnets/prune.ts";
import { type NetworksCase, networksCases, networksState, smallNetworks } from "../arbitraries/networks.ts";
import { property } from "../property.ts";

/** The netuids of those that are as old as the chosen one and have the same emission. */
const equals = (input: NetworksCase): readonly number[] => {
  const netuid = subnetToPrune(networksState(input), input.block);
  const chosen = input.subnets.find((subnet) => subnet.netuid === netuid);
  return input.subnets
    .filter(
      ({ emission, registeredAt }) => emission === chosen?.emission && registeredAt === chosen.registeredAt,
    )
    .map((subnet) => subnet.netuid);
};

const tied = (input: NetworksCase): NetworksCase => ({
  ...input,
  subnets: input.subnets.map((subnet) => ({ ...subnet, registeredAt: 0n })),
});

export const latestOfEqualSubnetsIsReplaced = property({
  name: "latest-of-equal-subnets-is-replaced",
  informal: "Of subnets that are equal in emission and age the one with the greatest netuid is replaced.",
  formal: "chosen = max {netuid equal to chosen in (emission, registeredAt)}",
  rules: ["NET-3"],
  status: "tested",
  arbitrary: networksCases.map(tied),
  witnesses: {
    "several that are equal, all below 256": (input) =>
      equals(input).length > 1 && equals(input).every((netuid) => netuid < 256),
  },
  violation: (input) => {
    const netuid = subnetToPrune(networksState(input), input.block);
    const greatest = Math.max(0, ...equals(input));
    return greatest === netuid ? undefined : `${netuid} is replaced, not ${greatest}`;
  },
  errata: [
    {
      id: "ERR-73",
      excuses: (input) => equals(input).some((netuid) => netuid > 255),
      scenario: smallNetworks({
        subnets: [
          { netuid: 1, registeredAt: 0n, emission: 0n },
          { netuid: 256, registeredAt: 0n, emission: 0n },
        ],
      }),
    },
  ],
});
