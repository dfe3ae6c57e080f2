import { BlockNumber } from "../../model/runtime/system.ts";
import { unbondingScenarios } from "../arbitraries/unbonding.ts";
import { property } from "../property.ts";
import {
  fieldsOf,
  refusalOfStep,
  someUnbondingStep,
  type UnbondingScenario,
  unbondingRun,
} from "../support/unbonding.ts";

interface Arrival {
  readonly coldkey: string;
  readonly destination: string;
  readonly block: bigint;
}

export const redelegatedStakeMovesOnce = property<UnbondingScenario>({
  name: "redelegated-stake-moves-once",
  informal:
    "A coldkey moves no stake from a hotkey to which it has moved stake within the period, and for this reason only then.",
  formal:
    "redelegation c: f → t at b is refused as transitive ⇒ ∃ c: x → f at b′, b < b′ + unbondingPeriod; accepted ⇒ ∄",
  rules: ["UNB-6", "UNB-7"],
  status: "tested",
  cost: 2,
  arbitrary: unbondingScenarios,
  witnesses: {
    "a second move is refused": someUnbondingStep(
      (step) => refusalOfStep(step) === "Unbonding.TransitiveRedelegation",
    ),
  },
  violation: (scenario) => {
    const arrivals: Arrival[] = [];
    for (const step of unbondingRun(scenario)) {
      if (step.move.kind !== "redelegate") continue;
      const block = BlockNumber.get(step.before);
      const { origin, call } = step.extrinsic!;
      const isOpen = arrivals.some(
        (arrival) =>
          origin.kind === "Signed" &&
          arrival.coldkey === origin.account &&
          arrival.destination === call.args["from"] &&
          block < arrival.block + scenario.unbondingPeriod,
      );
      if (step.accepted && isOpen) return `stake moves on in block ${block}`;
      if (refusalOfStep(step) === "Unbonding.TransitiveRedelegation" && !isOpen)
        return `refused in block ${block}, although nothing has come there`;
      for (const { coldkey, destination } of fieldsOf(step, "StakeRedelegated") as unknown as Arrival[])
        arrivals.push({ coldkey, destination, block });
    }
    return undefined;
  },
});
