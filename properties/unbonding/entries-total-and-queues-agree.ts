import { EntryQueue } from "../../model/bonded/unbonding/items.ts";
import { unbondingScenarios } from "../arbitraries/unbonding.ts";
import { property } from "../property.ts";
import {
  firstUnbondingFault,
  leavesUnbonding,
  someUnbondingStep,
  type UnbondingScenario,
} from "../support/unbonding.ts";
import { unbondingDisorder } from "../support/unbondingOrder.ts";

export const entriesTotalAndQueuesAgree = property<UnbondingScenario>({
  name: "entries-total-and-queues-agree",
  informal:
    "Entries stand by age with rao in each, their total is their sum, and each queue names exactly the pairs that complete, once.",
  formal:
    "TotalUnbonding = Σ amount; (h, c) ∈ EntryQueue_b once ⇔ ∃ entry of (h, c) with completion b; likewise redelegations and their sources",
  rules: ["UNB-1", "UNB-4", "UNB-5", "UNB-6", "UNB-7"],
  status: "tested",
  cost: 2,
  arbitrary: unbondingScenarios,
  witnesses: {
    "several pairs in a queue": someUnbondingStep(({ after }) =>
      EntryQueue.entries(after).some(({ value }) => value.length > 1),
    ),
    "an entry is closed by cancelling": someUnbondingStep(
      (step) =>
        leavesUnbonding("UnbondingCancelled")(step) &&
        EntryQueue.entries(step.after).length < EntryQueue.entries(step.before).length,
    ),
    "a redelegation is forgotten": someUnbondingStep(leavesUnbonding("RedelegationCompleted")),
  },
  violation: firstUnbondingFault(({ after }) => unbondingDisorder(after)),
});
