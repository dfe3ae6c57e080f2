import { Axons } from "../../model/finney/items/subtensor.ts";
import { smallSubnets } from "../arbitraries/registration.ts";
import { property } from "../property.ts";
import { leaverOf, registered, type SmallSubnet, SUBNET, stateOf } from "../support/registration.ts";

/** Whether the endpoint of the leaver is still there; undefined where nobody leaves. */
const endpointIsLeft = (subnet: SmallSubnet): boolean | undefined => {
  const before = stateOf(subnet);
  const after = registered(before)?.state;
  const leaver = after && leaverOf(before, after);
  return leaver === undefined ? undefined : Axons.has(after, SUBNET, leaver);
};

export const leavingNeuronsTakeTheirEndpoints = property({
  name: "leaving-neurons-take-their-endpoints",
  informal: "A hotkey that loses its UID serves no endpoint on the subnet any more.",
  formal: "¬registered(h, netuid) ⇒ Axons(netuid, h) = ∅",
  rules: ["NEU-3", "SRV-3"],
  status: "tested",
  arbitrary: smallSubnets,
  cost: 4,
  witnesses: {
    "a neuron that served leaves": (subnet) => endpointIsLeft(subnet) === true,
    "a neuron that did not serve leaves": (subnet) => endpointIsLeft(subnet) === false,
  },
  violation: (subnet) =>
    endpointIsLeft(subnet) ? "the endpoint of a hotkey that has left is still there" : undefined,
  errata: [
    {
      id: "ERR-67",
      excuses: (subnet) => subnet.neurons.some(({ serves }) => serves),
      scenario: {
        neurons: [
          { score: 0, age: 0, elsewhere: false, owned: 0n, nominated: 0n, seasoned: false, serves: true },
        ],
        room: 0,
        immunityPeriod: 0,
        burn: 0n,
        balance: 0n,
      },
    },
  ],
});
