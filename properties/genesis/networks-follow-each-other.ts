import fc from "fast-check";
import { finney } from "../../model/finney/rules.ts";
import { networkNamed, networks } from "../../model/networks/history.ts";
import { property } from "../property.ts";

export const networksFollowEachOther = property({
  name: "networks-follow-each-other",
  informal:
    "One network ends before the next begins, none holds more than the cap, and the rules that one names are here.",
  formal: "until(i) ≤ from(i + 1); staked + free ≤ cap; rules(i) ∈ {finney, none}",
  rules: ["GEN-6"],
  status: "tested",
  arbitrary: fc.nat({ max: networks.length - 1 }),
  witnesses: {
    "one that is modelled": (index) => networks[index]?.rules !== undefined,
    "one that is not": (index) => networks[index]?.rules === undefined,
  },
  violation: (index) => {
    const network = networks[index]!;
    if (networkNamed(network.name.toUpperCase()) !== network)
      return `${network.name} is not found by its name`;
    const next = networks[index + 1];
    if (next !== undefined && (network.until ?? "9999") > next.from) return `${next.name} begins too early`;
    const held = (network.snapshot?.staked ?? 0n) + (network.snapshot?.free ?? 0n);
    if (held > finney.constants.totalSupply) return `${network.name} holds ${held} rao`;
    return network.rules === undefined || network.rules === finney.name
      ? undefined
      : `there are no rules ${network.rules}`;
  },
});
