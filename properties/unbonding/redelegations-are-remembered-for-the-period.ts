import { Redelegations } from "../../model/bonded/unbonding/items.ts";
import { BlockNumber } from "../../model/runtime/system.ts";
import type { State } from "../../model/storage/item.ts";
import { unbondingScenarios } from "../arbitraries/unbonding.ts";
import { property } from "../property.ts";
import {
  fieldsOf,
  leavesUnbonding,
  someUnbondingStep,
  type UnbondingScenario,
  unbondingRun,
} from "../support/unbonding.ts";

/** A line for each redelegation that the chain remembers. */
const remembered = (state: State): readonly string[] =>
  Redelegations.entries(state)
    .flatMap(({ keys: [source, coldkey], value }) =>
      value.map(
        ({ destination, creation, amount }) => `${creation} ${source} ${coldkey} ${destination} ${amount}`,
      ),
    )
    .sort();

export const redelegationsAreRememberedForThePeriod = property<UnbondingScenario>({
  name: "redelegations-are-remembered-for-the-period",
  informal:
    "What was moved in a block to the same hotkey is remembered as one sum from that block on, until the period is over.",
  formal:
    "Redelegations at b = {Σ amounts by (source, coldkey, destination, c) : c ≤ b < c + unbondingPeriod}",
  rules: ["UNB-6", "UNB-7", "UNB-2"],
  status: "tested",
  arbitrary: unbondingScenarios,
  witnesses: {
    "one is forgotten": someUnbondingStep(leavesUnbonding("RedelegationCompleted")),
    "one is added to": someUnbondingStep(
      (step) =>
        leavesUnbonding("StakeRedelegated")(step) &&
        remembered(step.after).length === remembered(step.before).length,
    ),
    "one stays when others go": someUnbondingStep(
      (step) => leavesUnbonding("RedelegationCompleted")(step) && remembered(step.after).length > 0,
    ),
  },
  violation: (scenario) => {
    const sums = new Map<string, bigint>();
    for (const step of unbondingRun(scenario)) {
      const block = BlockNumber.get(step.after);
      for (const { source, coldkey, destination, amount } of fieldsOf(step, "StakeRedelegated")) {
        const key = `${block} ${source} ${coldkey} ${destination}`;
        sums.set(key, (sums.get(key) ?? 0n) + (amount as bigint));
      }
      const open = [...sums]
        .filter(([key]) => BigInt(key.slice(0, key.indexOf(" "))) + scenario.unbondingPeriod > block)
        .map(([key, amount]) => `${key} ${amount}`)
        .sort();
      const found = remembered(step.after);
      if (found.join("\n") !== open.join("\n"))
        return `in block ${block} there is ${found.join(", ") || "nothing"}, not ${open.join(", ") || "nothing"}`;
    }
    return undefined;
  },
});
