import { CollectiveMembers, TriumvirateMembers } from "../../model/finney/items/governance.ts";
import * as item from "../../model/finney/items/subtensor.ts";
import type { State } from "../../model/storage/item.ts";
import { scenarios } from "../arbitraries/chain.ts";
import { property } from "../property.ts";
import { accepted, firstFault, leaves, someStep } from "../support/laws.ts";

const networks = (state: State): string | undefined => {
  const count = item.NetworksAdded.entries(state).length;
  return count === item.TotalNetworks.get(state)
    ? undefined
    : `${count} networks, TotalNetworks says ${item.TotalNetworks.get(state)}`;
};

const members = (state: State): string | undefined =>
  String(TriumvirateMembers.get(state)) === String(CollectiveMembers.get(state))
    ? undefined
    : "the collective does not know the members of the triumvirate";

export const countersAgree = property({
  name: "counters-agree",
  informal: "TotalNetworks counts the networks, and the collective knows the triumvirate.",
  formal: "TotalNetworks = |NetworksAdded|, Triumvirate.Members = TriumvirateMembers",
  rules: ["RUN-6", "NET-1", "GOV-1"],
  status: "tested",
  cost: 8,
  arbitrary: scenarios(),
  witnesses: {
    "a network is dissolved": someStep(accepted("SubtensorModule.dissolve_network")),
    "a hotkey is swapped": someStep(leaves("HotkeySwapped")),
  },
  violation: firstFault(({ after }) => networks(after) ?? members(after)),
});
