import fc from "fast-check";
import { dueRoots } from "../arbitraries/root.ts";
import { property } from "../property.ts";
import { firstDifference } from "../support/difference.ts";
import { rootRefusalOf, rootRunOf } from "../support/roots.ts";

export const rootWritesAllSubnetsOrNone = property({
  name: "root-writes-all-subnets-or-none",
  informal:
    "A root epoch writes an emission value for every subnet, in their order, or is refused by name and writes none: without validators, without subnets, without stake, with a subnet that was taken away, or with a wrong count of subnets.",
  formal: "dom(writes) ∈ { NetworksAdded, ∅ }, ∅ ⇔ refused",
  rules: ["ROOT-1", "ROOT-9"],
  status: "tested",
  arbitrary: fc
    .record({ input: dueRoots(), networks: fc.nat(6), added: fc.oneof(fc.constant(true), fc.boolean()) })
    .map(({ input, networks, added }) => ({
      ...input,
      totalNetworks: networks,
      networksAdded: input.networksAdded.map(([netuid], column) => [netuid, column > 0 || added] as const),
    })),
  witnesses: {
    "all are written": (input) => rootRefusalOf(input) === undefined,
    "a subnet was taken away": (input) => rootRefusalOf(input) === "Refused: Invalid netuids",
    "a wrong count of subnets": (input) =>
      rootRefusalOf(input) === "Refused: netuids and emission must have the same length",
    "no stake": (input) => rootRefusalOf(input) === "Refused: No stake on network",
  },
  violation: (input) => {
    const written = rootRunOf(input).writes.emissionValues.map(([netuid]) => netuid);
    const due = rootRefusalOf(input) === undefined ? input.networksAdded.map(([netuid]) => netuid) : [];
    return firstDifference(written, due);
  },
});
