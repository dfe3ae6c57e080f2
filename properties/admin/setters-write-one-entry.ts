import { toJson } from "../../model/json.ts";
import { settings } from "../arbitraries/settings.ts";
import { property } from "../property.ts";
import { isOfSubnet, type Setting, setBy } from "../support/settings.ts";

const text = (value: unknown) => JSON.stringify(toJson(value));

/** What the call was given, in the order of its arguments. */
const given = (setting: Setting) => (isOfSubnet(setting) ? [setting.netuid, setting.value] : [setting.value]);

export const settersWriteOneEntry = property({
  name: "setters-write-one-entry",
  informal:
    "A setter changes one entry at most, to the value that it was given, and tells in one event at most what it was given.",
  formal: "set(v) = ok ⇒ |changes| ≤ 1 ∧ changed value = v ∧ |events| ≤ 1 ∧ fields = arguments",
  rules: ["ADM-1", "ADM-4", "ADM-6"],
  status: "tested",
  arbitrary: settings(),
  witnesses: {
    "an entry changes": (setting) => setBy(setting).changes.length === 1,
    "the entry had been absent and read as the value": (setting) =>
      setBy(setting).changes.some(({ item, before, after }) => before === undefined && after === item.absent),
    "a silent setter": (setting) =>
      setBy(setting).refusal === undefined && setBy(setting).events.length === 0,
    "too few UIDs": (setting) => setBy(setting).refusal === "AdminUtils.MaxAllowedUIdsNotAllowed",
    "too many validators": (setting) => setBy(setting).refusal === "AdminUtils.StorageValueOutOfRange",
  },
  violation: (setting) => {
    const { changes, events } = setBy(setting);
    if (changes.length > 1) return `${changes.length} entries change`;
    if (changes.some(({ after }) => text(after) !== text(setting.value)))
      return `${changes[0]?.item.name} becomes ${text(changes[0]?.after)}`;
    if (events.length > 1) return `${events.length} events`;
    return events.every(({ fields }) => text(fields) === text(given(setting)))
      ? undefined
      : `the event says ${text(events[0]?.fields)}`;
  },
});
