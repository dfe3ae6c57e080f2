import fc, { type Arbitrary } from "fast-check";
import {
  type NetworksCase,
  networksCases,
  networksState,
  REGISTRANT,
  SETTLER,
} from "../../../properties/arbitraries/networks.ts";
import { joinCall, rootCases, rootState } from "../../../properties/arbitraries/rootSeats.ts";
import { signedBy } from "../../../properties/support/calling.ts";
import type { Draft } from "../files.ts";
import { functionDrafts } from "../functions.ts";
import { type CallOn, callDraft, mostlyAccepted } from "./callDrafts.ts";

const generator = "src/vectors/chapters/subnets.ts";

const costs = networksCases.map((input) => ({
  last_lock: input.lastLock.toString(),
  min_lock: input.minimumLock.toString(),
  last_lock_block: input.lastRegistered.toString(),
  current_block: input.block.toString(),
  lock_reduction_interval: input.reductionInterval.toString(),
}));

const candidates = ({ subnets, block, immunity }: NetworksCase) => ({
  networks_netuid_registered_emission: subnets.map(({ netuid, registeredAt, emission }) => [
    netuid,
    registeredAt.toString(),
    emission.toString(),
  ]),
  current_block: block.toString(),
  network_immunity_period: immunity.toString(),
});

/** A panic stands for itself in the functions; here it would only hide what the call does. */
const registrations: Arbitrary<CallOn> = networksCases
  .filter(({ reductionInterval }) => reductionInterval > 0n)
  .map((input) => ({ state: networksState(input), call: signedBy(REGISTRANT, "register_network") }));

const dissolutions: Arbitrary<CallOn> = fc
  .record({ input: networksCases, netuid: fc.constantFrom(1, 2, 256), byOwner: fc.boolean() })
  .map(({ input, netuid, byOwner }) => ({
    state: networksState(input),
    call: signedBy(byOwner ? SETTLER : REGISTRANT, "dissolve_network", { netuid }),
  }));

const seats: Arbitrary<CallOn> = rootCases.map((input) => ({
  state: rootState(input),
  call: joinCall(input),
}));

/** The vectors of this chapter that are not taken from recorded calls. */
export const subnetsVectors = (): readonly Draft[] => [
  ...functionDrafts(generator, {
    get_network_lock_cost: costs,
    get_subnet_to_prune: networksCases.map(candidates),
  }),
  callDraft("SubtensorModule.register_network", mostlyAccepted(registrations), generator, {
    description:
      "Subnets on a chain with up to six others: at the limit, under immunity, at the cost to the rao.",
  }),
  callDraft("SubtensorModule.dissolve_network", mostlyAccepted(dissolutions), generator, {
    description: "Subnets that their owner or somebody else dissolves.",
  }),
  callDraft("SubtensorModule.root_register", mostlyAccepted(seats), generator, {
    description: "Hotkeys that join root and the senate, full or not, by their owner or somebody else.",
  }),
];
