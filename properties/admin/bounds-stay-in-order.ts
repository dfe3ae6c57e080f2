import * as item from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { settings } from "../arbitraries/settings.ts";
import { property } from "../property.ts";
import { firstOf } from "../support/epochs.ts";
import { byRootSet, SUBNET, setBy } from "../support/settings.ts";

type Bounds = readonly [name: string, lower: number | bigint, upper: number | bigint];

const boundsIn = (state: State): readonly Bounds[] => [
  ["burn", item.MinBurn.get(state, SUBNET), item.MaxBurn.get(state, SUBNET)],
  ["difficulty", item.MinDifficulty.get(state, SUBNET), item.MaxDifficulty.get(state, SUBNET)],
  ["take", item.MinTake.get(state), item.MaxTake.get(state)],
  [
    "validators and UIDs",
    item.MaxAllowedValidators.get(state, SUBNET),
    item.MaxAllowedUids.get(state, SUBNET),
  ],
];

const setsABound: readonly string[] = [
  "sudo_set_min_burn",
  "sudo_set_max_burn",
  "sudo_set_min_difficulty",
  "sudo_set_max_difficulty",
  "sudo_set_min_delegate_take",
  "sudo_set_default_take",
  "sudo_set_max_allowed_uids",
];

export const boundsStayInOrder = property({
  name: "bounds-stay-in-order",
  informal: "No setter moves a lower end above its upper end, or more validators into a subnet than neurons.",
  formal: "min ≤ max before ⇒ min ≤ max after; MaxAllowedValidators ≤ MaxAllowedUids likewise",
  rules: ["ADM-1", "ADM-4", "ADM-6"],
  status: "tested",
  arbitrary: settings([...setsABound, "sudo_set_max_allowed_validators", "sudo_set_tempo"], ["Root"]),
  witnesses: {
    "a bound moves and stays in order": (setting) =>
      setBy(setting).changes.length > 0 &&
      boundsIn(setBy(setting).after).every(([, lower, upper]) => lower <= upper),
    "more validators than UIDs are refused": (setting) =>
      setBy(setting).refusal === "AdminUtils.StorageValueOutOfRange",
  },
  violation: (setting) =>
    firstOf(boundsIn(setBy(setting).after), ([name, lower, upper]) =>
      lower <= upper ? undefined : `${name}: ${lower} is above ${upper}`,
    ),
  errata: [
    {
      id: "ERR-91",
      excuses: ({ call }) => setsABound.includes(call),
      scenario: byRootSet("sudo_set_default_take", 0),
    },
  ],
});
