import { settings } from "../arbitraries/settings.ts";
import { property } from "../property.ts";
import { byRootSet, isOfSubnet, NOWHERE, type Setting, setBy } from "../support/settings.ts";

const unchecked: readonly string[] = [
  "sudo_set_serving_rate_limit",
  "sudo_set_network_registration_allowed",
  "sudo_set_network_pow_registration_allowed",
];

const isNowhere = (setting: Setting) => isOfSubnet(setting) && setting.netuid === NOWHERE;

export const settersNeedANetwork = property({
  name: "setters-need-a-network",
  informal: "No parameter is set of a subnet that does not exist.",
  formal: "netuid ∉ NetworksAdded ⇒ refused",
  rules: ["ADM-1", "ADM-3"],
  status: "tested",
  arbitrary: settings(),
  witnesses: {
    "no such network": (setting) => setBy(setting).refusal === "AdminUtils.NetworkDoesNotExist",
    "a network that exists": (setting) => setBy(setting).refusal === undefined && !isNowhere(setting),
  },
  violation: (setting) =>
    isNowhere(setting) && setBy(setting).refusal === undefined
      ? `${setting.call} sets a value of netuid ${NOWHERE}`
      : undefined,
  errata: [
    {
      id: "ERR-90",
      excuses: ({ call, by }) => by === "Root" && unchecked.includes(call),
      scenario: byRootSet("sudo_set_serving_rate_limit", 0n, NOWHERE),
    },
  ],
});
