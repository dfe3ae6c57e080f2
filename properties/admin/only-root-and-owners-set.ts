import { settings } from "../arbitraries/settings.ts";
import { property } from "../property.ts";
import { isOfSubnet, type Setting, SUBNET, setBy } from "../support/settings.ts";

const mayAsk = (setting: Setting): boolean =>
  setting.by === "Root" || (setting.by === "owner" && isOfSubnet(setting) && setting.netuid === SUBNET);

export const onlyRootAndOwnersSet = property({
  name: "only-root-and-owners-set",
  informal:
    "Nobody but Root and the owner of the subnet in question sets anything; others are told so whatever else is wrong.",
  formal: "origin ∉ {Root, owner(netuid)} ⇒ BadOrigin; origin = Root ⇒ not BadOrigin",
  rules: ["ADM-1", "ADM-2"],
  status: "tested",
  arbitrary: settings(),
  witnesses: {
    "an owner sets a value": (setting) => setting.by === "owner" && setBy(setting).refusal === undefined,
    "an owner may not set what is Root's": (setting) =>
      mayAsk(setting) && setBy(setting).refusal === "BadOrigin",
    "a stranger asks": ({ by }) => by === "stranger",
    "the whole senate asks": ({ by }) => by === "seats",
  },
  violation: (setting) => {
    const isRefused = setBy(setting).refusal === "BadOrigin";
    if (!isRefused && !mayAsk(setting)) return `${setting.by} gets past the check of the origin`;
    return isRefused && setting.by === "Root" ? "Root is refused" : undefined;
  },
});
