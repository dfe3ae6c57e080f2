import { Axons, Prometheus } from "../../model/finney/items/subtensor.ts";
import { changesBetween } from "../../model/runtime/changes.ts";
import { servings } from "../arbitraries/serving.ts";
import { property } from "../property.ts";
import { firstDifference } from "../support/difference.ts";
import { afterServing, beforeServing, extras, type Serving, server } from "../support/serving.ts";

const told = ({ kind, block, ip, port, ipType }: Serving) => {
  const { version, ...others } = extras;
  const both = { block, version, ip, port, ip_type: ipType };
  return kind === "axon" ? { ...both, ...others } : both;
};

export const endpointsAreAsTold = property({
  name: "endpoints-are-as-told",
  informal:
    "A served endpoint is stored as the call has it, with the current block, and nothing else changes.",
  formal: "S' = S with Axons(netuid, h) = (block, arguments), or Prometheus",
  rules: ["SRV-3", "SRV-4", "SRV-5"],
  status: "tested",
  arbitrary: servings,
  cost: 2,
  witnesses: {
    "an axon": (serving) => serving.kind === "axon" && typeof afterServing(serving) !== "string",
    metrics: (serving) => serving.kind === "prometheus" && typeof afterServing(serving) !== "string",
    "one that was served before": (serving) =>
      serving.last !== undefined && typeof afterServing(serving) !== "string",
  },
  violation: (serving) => {
    const after = afterServing(serving);
    if (typeof after === "string") return undefined;
    const item = serving.kind === "axon" ? Axons : Prometheus;
    const other = changesBetween(beforeServing(serving), after).find((change) => change.item !== item);
    if (other !== undefined) return `${other.item.name} has changed`;
    return firstDifference(item.get(after, serving.netuid, server), told(serving));
  },
});
