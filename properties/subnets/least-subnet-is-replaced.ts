import { subnetToPrune } from "../../model/finney/subnets/prune.ts";
import { type NetworksCase, networksCases, networksState, type Subnet } from "../arbitraries/networks.ts";
import { property } from "../property.ts";

const mortal = ({ subnets, block, immunity }: NetworksCase) =>
  subnets.filter(({ registeredAt }) => block - registeredAt >= immunity);
const chosen = (input: NetworksCase) => subnetToPrune(networksState(input), input.block);

const isLess = (left: Subnet, right: Subnet) =>
  left.emission < right.emission ||
  (left.emission === right.emission && left.registeredAt < right.registeredAt);

export const leastSubnetIsReplaced = property({
  name: "least-subnet-is-replaced",
  informal:
    "The subnet that a new one replaces is not immune, none that is not immune has less emission, and of those with the same none is older; there is none only if all are immune.",
  formal: "chosen ∈ argmin (emission, registeredAt) over subnets with block − registeredAt ≥ immunity",
  rules: ["NET-1", "NET-3"],
  status: "tested",
  arbitrary: networksCases,
  witnesses: {
    "all immune": (input) => input.subnets.length > 0 && mortal(input).length === 0,
    "a younger one of the same emission": (input) =>
      mortal(input).some(({ netuid, emission, registeredAt }) =>
        mortal(input).some(
          (other) =>
            other.netuid !== netuid && other.emission === emission && other.registeredAt < registeredAt,
        ),
      ),
  },
  violation: (input) => {
    const candidates = mortal(input);
    const netuid = chosen(input);
    if (candidates.length === 0) return netuid === 0 ? undefined : `${netuid} is immune`;
    const victim = candidates.find((candidate) => candidate.netuid === netuid);
    if (victim === undefined) return `${netuid} is no candidate`;
    const less = candidates.find((candidate) => isLess(candidate, victim));
    return less === undefined ? undefined : `${less.netuid} is less than ${netuid}`;
  },
});
