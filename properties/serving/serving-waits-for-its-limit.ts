import { isValidIpAddress } from "../../model/finney/serving/endpoint.ts";
import { servings } from "../arbitraries/serving.ts";
import { property } from "../property.ts";
import { afterServing, type Serving } from "../support/serving.ts";

/** The first check that fails, in the order of the chain; an endpoint from the future is not held back. */
const expected = ({ memberships, ipType, ip, port, limit, last, block }: Serving): string | undefined => {
  if (memberships.length === 0) return "NotRegistered";
  if (ipType !== 4 && ipType !== 6) return "InvalidIpType";
  if (!isValidIpAddress(ipType, ip)) return "InvalidIpAddress";
  const waits = last !== undefined && last > 0n && last <= block && block - last < limit;
  if (waits) return "ServingRateLimitExceeded";
  return port === 0 ? "InvalidPort" : undefined;
};

const outcomes = [
  "NotRegistered",
  "InvalidIpType",
  "InvalidIpAddress",
  "ServingRateLimitExceeded",
  "InvalidPort",
];

export const servingWaitsForItsLimit = property({
  name: "serving-waits-for-its-limit",
  informal:
    "An endpoint is served again after the limit at the earliest; a call is refused for the first of its faults, and only for a fault.",
  formal: "served ⇒ last = 0 ∨ block − last ≥ limit; refused ⇔ some check fails",
  rules: ["SRV-2", "SRV-3"],
  status: "tested",
  arbitrary: servings,
  cost: 2,
  witnesses: {
    ...Object.fromEntries(
      outcomes.map((outcome) => [outcome, (serving: Serving) => expected(serving) === outcome]),
    ),
    "served again": (serving) => serving.last !== undefined && expected(serving) === undefined,
    "served for the first time": (serving) => serving.last === undefined && expected(serving) === undefined,
  },
  violation: (serving) => {
    const after = afterServing(serving);
    const answer = typeof after === "string" ? after : undefined;
    return answer === expected(serving)
      ? undefined
      : `${answer ?? "served"}, not ${expected(serving) ?? "served"}`;
  },
});
