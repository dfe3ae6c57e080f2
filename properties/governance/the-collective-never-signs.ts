import fc from "fast-check";
import { carryOut } from "../../model/finney/governance/motions.ts";
import { finney } from "../../model/finney/rules.ts";
import { changesBetween } from "../../model/runtime/changes.ts";
import type { Origin } from "../../model/runtime/origin.ts";
import { itemLabel } from "../../model/storage/item.ts";
import { settings } from "../arbitraries/chain.ts";
import { callsOf } from "../arbitraries/governance.ts";
import { property } from "../property.ts";
import { genesisOf, hotkeys, triumvirate } from "../support/chain.ts";

const origins: fc.Arbitrary<Origin> = fc.oneof(
  fc.record({ kind: fc.constant("Member" as const), account: fc.constantFrom(...triumvirate, ...hotkeys) }),
  fc
    .record({ seats: fc.nat(12), part: fc.nat(6) })
    .map(
      ({ seats, part }): Origin => ({ kind: "Members", seats, yes: Math.min(part, Math.floor(seats / 2)) }),
    ),
);

export const theCollectiveNeverSigns = property({
  name: "the-collective-never-signs",
  informal:
    "A call in the name of one member, or of no more than half of the seats, changes nothing, whatever it is and whatever calls are in it.",
  formal: "origin ∈ {Member} ∪ {Members(a, m) : 2a ≤ m} ⇒ the state is the same",
  rules: ["GOV-7", "GOV-8", "GOV-9"],
  status: "tested",
  arbitrary: fc.record({ call: callsOf(3), origin: origins, settings }),
  witnesses: {
    "sudo by half of the seats": ({ call, origin }) =>
      call.call.includes("sudo") && origin.kind === "Members",
    "a batch": ({ call }) => call.call.startsWith("Utility."),
  },
  violation: ({ call, origin, settings: drawn }) => {
    const state = genesisOf(drawn);
    const { outcome } = carryOut({ rules: finney, state }, origin, call);
    const [change] = changesBetween(state, outcome.state);
    return change === undefined ? undefined : `${itemLabel(change.item)} is changed`;
  },
});
