import { MaxAllowedUids, SubnetworkN, Uids } from "../../model/finney/items/subtensor.ts";
import { smallSubnets } from "../arbitraries/registration.ts";
import { property } from "../property.ts";
import { leaverOf, newcomer, registered, SUBNET, slotFault, stateOf } from "../support/registration.ts";

export const slotsStayConsistent = property({
  name: "slots-stay-consistent",
  informal:
    "After a registration UIDs are numbered without gaps, each has one hotkey and each hotkey one UID, memberships and vectors agree with them, and there are no more slots than allowed.",
  formal: "Uids ∘ Keys = id on [0, n) ∧ |members| = |v| = n ≤ MaxAllowedUids",
  rules: ["NEU-1", "NEU-2", "NEU-3", "NEU-5", "REG-1", "REG-2", "REG-3"],
  status: "tested",
  arbitrary: smallSubnets,
  cost: 4,
  witnesses: {
    "a new slot": ({ neurons, room, ...money }) => {
      const before = stateOf({ neurons, room, ...money });
      return room > 0 && registered(before) !== undefined;
    },
    "a slot changes hands": (subnet) => {
      const before = stateOf(subnet);
      const after = registered(before);
      return after !== undefined && leaverOf(before, after.state) !== undefined;
    },
    refused: (subnet) => registered(stateOf(subnet)) === undefined,
  },
  violation: (subnet) => {
    const after = registered(stateOf(subnet))?.state;
    if (after === undefined) return undefined;
    if (SubnetworkN.get(after, SUBNET) > MaxAllowedUids.get(after, SUBNET)) return "there are too many slots";
    if (!Uids.has(after, SUBNET, newcomer.hotkey)) return "the newcomer has no UID";
    return slotFault(after, SUBNET);
  },
});
